package io.lazyimg.spring.boot;

import io.lazyimg.Authorizer;
import io.lazyimg.ImageListener;
import io.lazyimg.KeyMapping;
import io.lazyimg.LazyImages;
import io.lazyimg.LazyImagesBuilder;
import io.lazyimg.spi.RateLimiter;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What serves pictures. */
@Configuration(proxyBeanMethods = false)
class LazyImagesConfiguration {
    /** Two of a kind of which there can be one stop the start: no authorizer is ever left out in silence. */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    LazyImages lazyImages(
            Environment environment,
            ObjectProvider<ImageListener> listeners,
            ObjectProvider<KeyMapping> keyMapping,
            ObjectProvider<Authorizer> authorizer,
            ObjectProvider<RateLimiter> rateLimiter,
            ObjectProvider<LazyImagesCustomizer> customizers) {
        LazyImagesBuilder builder = LazyImages.builder();
        listeners.orderedStream().forEach(builder::listener);
        keyMapping.ifAvailable(builder::keyMapping);
        authorizer.ifAvailable(builder::authorizer);
        rateLimiter.ifAvailable(builder::rateLimiter);
        try {
            builder.settings(EnvironmentSettings.of(environment));
            customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
            return builder.build();
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new NotBuiltException(e);
        }
    }
}
