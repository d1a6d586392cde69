package io.lazyimg.spi;

import io.lazyimg.image.ImageFormat;
import java.util.Objects;

/**
 * A finished picture.
 *
 * @param content the encoded bytes, not copied: nobody writes to them
 * @param format what they are
 * @param width in pixels
 * @param height in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of a whole picture; never compared
public record Resized(byte[] content, ImageFormat format, int width, int height) {
    public Resized {
        Objects.requireNonNull(content);
        Objects.requireNonNull(format);
    }
}
