package io.lazyimg.spring.boot;

import io.lazyimg.ImageUrls;
import io.lazyimg.thymeleaf.LazyImagesDialect;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.dialect.IDialect;

/** Tags in templates; Spring Boot gives every dialect that is a bean to Thymeleaf. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({LazyImagesDialect.class, IDialect.class})
@ConditionalOnSingleCandidate(ImageUrls.class)
class ThymeleafConfiguration {
    @Bean
    @ConditionalOnMissingBean
    LazyImagesDialect lazyImagesDialect(ImageUrls urls) {
        return new LazyImagesDialect(urls);
    }
}
