/**
 * Writes whole elements into pages: {@link io.lazyimg.html.Picture}. Tags for template languages stand on it.
 */
@org.jspecify.annotations.NullMarked
package io.lazyimg.html;
