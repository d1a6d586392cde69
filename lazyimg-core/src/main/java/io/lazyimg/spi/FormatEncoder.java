package io.lazyimg.spi;

import io.lazyimg.image.ImageFormat;

/**
 * Writes one format, for engines that have the pixels and cannot write it themselves. Safe for use by many threads.
 *
 * <p>Found by {@link java.util.ServiceLoader} if it is provided as a service. Making one must be cheap, since each engine
 * that is made makes one, and must fail with an {@link IllegalStateException} that says what is missing where it could not
 * write: what can be found out at the start is not left to the first visitor.
 */
public interface FormatEncoder {
    /** The format that it writes. */
    ImageFormat format();

    /** The longest side that a picture may have, in pixels. A job with a longer one is refused before it begins. */
    int maxSide();

    /**
     * The most memory that a picture takes, on the heap and off it, beside its pixels and including what comes out.
     *
     * @param width in pixels, at most {@link #maxSide}
     * @param height in pixels, at most {@link #maxSide}
     */
    long memoryBytes(int width, int height, boolean alpha);

    /**
     * The bytes of a file without metadata. Transparency must be kept where the format has it; engines put a colour behind
     * it where JPEG is written.
     *
     * @param quality of lossy formats, 1 to 100; more is better
     * @param time until when to work on it; must be looked at before what takes long, and within it where that can be
     * @throws io.lazyimg.image.ImageException {@code TOO_SLOW} from looking at the time
     */
    byte[] encode(Pixels pixels, int quality, TimeLimit time);
}
