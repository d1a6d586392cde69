package io.lazyimg.spring.boot;

import io.lazyimg.Authorizer;
import io.lazyimg.ImageListener;
import io.lazyimg.KeyMapping;
import io.lazyimg.LazyImages;
import io.lazyimg.LazyImagesBuilder;
import io.lazyimg.spi.RateLimiter;
import java.io.IOException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What serves pictures. */
@Configuration(proxyBeanMethods = false)
class LazyImagesConfiguration {
    /**
     * Two of a kind of which there can be one stop the start: no authorizer is ever left out in silence.
     *
     * @param beans where they are looked for by type alone; a parameter's name would choose one of two
     */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    LazyImages lazyImages(Environment environment, BeanFactory beans) {
        LazyImagesBuilder builder = LazyImages.builder();
        beans.getBeanProvider(ImageListener.class).orderedStream().forEach(builder::listener);
        beans.getBeanProvider(KeyMapping.class).ifAvailable(builder::keyMapping);
        beans.getBeanProvider(Authorizer.class).ifAvailable(builder::authorizer);
        beans.getBeanProvider(RateLimiter.class).ifAvailable(builder::rateLimiter);
        try {
            builder.settings(EnvironmentSettings.of(environment));
            beans.getBeanProvider(LazyImagesCustomizer.class)
                    .orderedStream()
                    .forEach(customizer -> customizer.customize(builder));
            return builder.build();
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new NotBuiltException(e);
        }
    }
}
