/** Writes WebP with libwebp, out of the native library that webp-imageio brings along. */
@NullMarked
package io.lazyimg.webp;

import org.jspecify.annotations.NullMarked;
