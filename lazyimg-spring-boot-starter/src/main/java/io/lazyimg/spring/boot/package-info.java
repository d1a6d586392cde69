/**
 * Mounts lazyimg in applications of Spring Boot. What it does is in {@link
 * io.lazyimg.spring.boot.LazyImagesAutoConfiguration}.
 */
@NullMarked
package io.lazyimg.spring.boot;

import org.jspecify.annotations.NullMarked;
