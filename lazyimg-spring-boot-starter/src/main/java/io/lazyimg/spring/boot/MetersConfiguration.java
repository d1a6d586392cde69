package io.lazyimg.spring.boot;

import io.lazyimg.ImageListener;
import io.lazyimg.LazyImages;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Meters of all that happens, where somebody collects meters. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnMissingBean(LazyImages.class)
class MetersConfiguration {
    @Bean
    ImageListener lazyimgMeters(MeterRegistry registry) {
        return new EventMeters(registry);
    }
}
