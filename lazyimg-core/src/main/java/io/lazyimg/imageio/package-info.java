/** The default engine: ImageIO and TwelveMonkeys read, imgscalr scales, everything else is straightened out here. */
@NullMarked
package io.lazyimg.imageio;

import org.jspecify.annotations.NullMarked;
