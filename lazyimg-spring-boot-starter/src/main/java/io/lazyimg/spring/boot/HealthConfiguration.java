package io.lazyimg.spring.boot;

import io.lazyimg.LazyImages;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whether the stores answer, for Spring Boot 4. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("lazyimg")
@ConditionalOnSingleCandidate(LazyImages.class)
class HealthConfiguration {
    @Bean
    @ConditionalOnMissingBean(name = "lazyimgHealthIndicator")
    HealthIndicator lazyimgHealthIndicator(LazyImages images) {
        StoreCheck stores = StoreCheck.of(images);
        return () -> stores.failure()
                .map(failure -> Health.down(failure).build())
                .orElseGet(() -> Health.up().build());
    }
}
