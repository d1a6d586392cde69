package io.lazyimg.spring.boot;

import io.lazyimg.LazyImagesBuilder;

/**
 * A bean that has the last word on how the application's {@link io.lazyimg.LazyImages} is built: it is given the builder
 * when the properties and the other beans have been. Several are asked in their order.
 *
 * <p>A store that it gives is closed by whoever made it; as a bean, which Spring closes after {@code LazyImages}.
 */
@FunctionalInterface
public interface LazyImagesCustomizer {
    void customize(LazyImagesBuilder builder);
}
