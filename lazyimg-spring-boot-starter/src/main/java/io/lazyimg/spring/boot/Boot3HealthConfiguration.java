package io.lazyimg.spring.boot;

import io.lazyimg.LazyImages;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whether the stores answer, for Spring Boot 3. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("lazyimg")
@ConditionalOnSingleCandidate(LazyImages.class)
class Boot3HealthConfiguration {
    @Bean
    @ConditionalOnMissingBean(name = "lazyimgHealthIndicator")
    HealthIndicator lazyimgHealthIndicator(LazyImages images) {
        StoreCheck stores = StoreCheck.of(images);
        return () -> stores.failure()
                .map(failure -> Health.down(failure).build())
                .orElseGet(() -> Health.up().build());
    }
}
