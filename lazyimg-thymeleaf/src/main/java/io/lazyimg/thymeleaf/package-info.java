/** A Thymeleaf dialect, which stands on {@link io.lazyimg.html}. */
@org.jspecify.annotations.NullMarked
package io.lazyimg.thymeleaf;
