package io.lazyimg.hosts.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.Authorizer;
import io.lazyimg.ImageEvent;
import io.lazyimg.ImageListener;
import io.lazyimg.KeyMapping;
import io.lazyimg.LazyImages;
import io.lazyimg.SizePolicy;
import io.lazyimg.servlet.LazyImageFilter;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.Charge;
import io.lazyimg.spi.RateLimiter;
import io.lazyimg.spring.boot.LazyImagesCustomizer;
import io.lazyimg.store.MemoryBlobStore;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;

class OwnBeansTest {
    @TempDir
    Path folder;

    @Test
    void hooksAreAskedWhereTheApplicationHasThem() throws Exception {
        try (Application application = Application.start(List.of(Hooks.class), Application.stores(folder))) {
            assertThat(application.get("/b_320_0.jpg").statusCode()).isEqualTo(200);
            assertThat(application.get("/secret_320_0.jpg").statusCode()).isEqualTo(403);
            assertThat(application.context().getBean(Hooks.class).heard)
                    .extracting(ImageEvent::kind)
                    .contains(ImageEvent.Kind.MISS, ImageEvent.Kind.RENDERED, ImageEvent.Kind.FAILED);
        }
    }

    @Test
    void aRateLimiterIsAskedAndClosedInTheEnd() throws Exception {
        Strict limiter;
        try (Application application = Application.start(List.of(Limited.class), Application.stores(folder))) {
            limiter = application.context().getBean(Strict.class);

            assertThat(application.get("/a_320_0.jpg").statusCode()).isEqualTo(429);
            assertThat(limiter.closed).isFalse();
        }
        assertThat(limiter.closed).isTrue();
    }

    @Test
    void twoAuthorizersStopTheStart() {
        assertThatThrownBy(() ->
                        Application.start(List.of(Hooks.class, SecondAuthorizer.class), Application.stores(folder)))
                .hasRootCauseInstanceOf(NoUniqueBeanDefinitionException.class);
    }

    @Test
    void aCustomizerHasTheLastWordAndMayGiveTheStores() throws Exception {
        try (Application application = Application.start(List.of(InMemory.class), "lazyimg.widths=100")) {
            assertThat(application.get("/m_100_0.jpg").statusCode()).isEqualTo(403);
            assertThat(application.get("/m_200_0.jpg").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void lazyImagesOfTheApplicationTakeThePlaceOfOurs() throws Exception {
        try (Application application = Application.start(List.of(OwnImages.class))) {
            assertThat(application.get("/m_200_0.jpg").statusCode()).isEqualTo(200);
            assertThat(application.text("/actuator/health/lazyimg")).contains("UP");
        }
    }

    @Test
    void aFilterThatIsMountedElsewhereIsNotMountedTwice() throws Exception {
        try (Application application =
                Application.start(List.of(OwnMount.class), Application.stores(folder, "lazyimg.prefix=pictures"))) {
            assertThat(application.get("/pictures/a_200_0.jpg").statusCode()).isEqualTo(200);
            assertThat(application.get("/prices").statusCode()).isEqualTo(401);
            assertThat(application
                            .context()
                            .getBeanNamesForType(ResolvableType.forClassWithGenerics(
                                    FilterRegistrationBean.class, LazyImageFilter.class)))
                    .containsExactly("beforeSecurity");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Hooks {
        final Queue<ImageEvent> heard = new ConcurrentLinkedQueue<>();

        @Bean
        KeyMapping mapping() {
            return (request, key) -> Optional.of(key.equals("b.jpg") ? "a.jpg" : key);
        }

        @Bean
        Authorizer authorizer() {
            return (request, variant) -> !variant.originalKey().equals("secret.jpg");
        }

        @Bean
        ImageListener listener() {
            return heard::add;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class SecondAuthorizer {
        @Bean
        Authorizer second() {
            return (request, variant) -> true;
        }
    }

    static final class Strict implements RateLimiter {
        volatile boolean closed;

        @Override
        public Charge charge(String client) {
            return Charge.clientOver(Duration.ofSeconds(7));
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Limited {
        @Bean
        Strict strict() {
            return new Strict();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class InMemory {
        @Bean
        LazyImagesCustomizer stores() throws IOException {
            MemoryBlobStore originals = MemoryBlobStore.ofBytes(1 << 20);
            originals.put("m.jpg", Application.picture(), BlobAttributes.of("image/jpeg"));
            return builder -> builder.originals(originals)
                    .derivatives(MemoryBlobStore.ofBytes(1 << 20))
                    .sizes(SizePolicy.widths(200));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnImages {
        @Bean
        LazyImages images() throws IOException {
            MemoryBlobStore originals = MemoryBlobStore.ofBytes(1 << 20);
            originals.put("m.jpg", Application.picture(), BlobAttributes.of("image/jpeg"));
            return LazyImages.builder()
                    .originals(originals)
                    .derivatives(MemoryBlobStore.ofBytes(1 << 20))
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnMount {
        @Bean
        FilterRegistrationBean<LazyImageFilter> beforeSecurity(LazyImages images) {
            FilterRegistrationBean<LazyImageFilter> registration =
                    new FilterRegistrationBean<>(new LazyImageFilter(images));
            registration.addUrlPatterns("/pictures/*");
            registration.setOrder(-101); // Spring Security's is -100
            return registration;
        }

        @Bean
        FilterRegistrationBean<Filter> security() {
            FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(
                    (request, response, chain) -> ((HttpServletResponse) response).sendError(401));
            registration.setOrder(-100);
            return registration;
        }
    }
}
