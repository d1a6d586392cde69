/** An engine for AVIF, HEIC and JPEG XL over an installed libvips; {@link io.lazyimg.vips.VipsResizer} is all that others need. */
@NullMarked
package io.lazyimg.vips;

import org.jspecify.annotations.NullMarked;
