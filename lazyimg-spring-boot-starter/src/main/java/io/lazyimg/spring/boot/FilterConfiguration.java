package io.lazyimg.spring.boot;

import io.lazyimg.ImageUrls;
import io.lazyimg.LazyImages;
import io.lazyimg.servlet.LazyImageFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Where pictures are served in the chain of filters. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnSingleCandidate(LazyImages.class)
class FilterConfiguration {
    /** Behind filters that have an order, such as Spring Security's, and before those that have none. */
    static final int ORDER = Ordered.LOWEST_PRECEDENCE - 100;

    /** URLs as pages of this application need them. */
    @Bean
    @ConditionalOnMissingBean
    ImageUrls imageUrls(LazyImages images, ServletContext application) {
        return images.urls().below(application.getContextPath());
    }

    @Bean
    @ConditionalOnMissingBean(value = LazyImageFilter.class, parameterizedContainer = FilterRegistrationBean.class)
    FilterRegistrationBean<LazyImageFilter> lazyImageFilter(LazyImages images) {
        FilterRegistrationBean<LazyImageFilter> registration =
                new FilterRegistrationBean<>(new LazyImageFilter(images));
        registration.setName("lazyimg");
        registration.addUrlPatterns("/*");
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setAsyncSupported(true);
        registration.setOrder(ORDER);
        return registration;
    }
}
