package io.lazyimg.spi;

import java.util.Objects;

/**
 * A picture as pixels in sRGB.
 *
 * @param width in pixels
 * @param height in pixels
 * @param argb row by row without gaps, 0xAARRGGBB, colours not multiplied by alpha; not copied: nobody writes to them
 * @param alpha whether the uppermost byte is alpha; if not, it means nothing
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes; never compared
public record Pixels(int width, int height, int[] argb, boolean alpha) {
    public Pixels {
        Objects.requireNonNull(argb);
        if (width < 1 || height < 1 || (long) width * height != argb.length) {
            throw new IllegalArgumentException(argb.length + " pixels are not " + width + "x" + height);
        }
    }
}
