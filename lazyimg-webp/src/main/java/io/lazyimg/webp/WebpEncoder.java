package io.lazyimg.webp;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.spi.FormatEncoder;
import io.lazyimg.spi.Pixels;
import io.lazyimg.spi.TimeLimit;

/**
 * Writes lossy WebP with libwebp; alpha, where there is any, without loss. Found by itself where it is on the class path.
 *
 * <p>Once libwebp has begun, nothing ends it: it works for about a second for 10 megapixels, and the time is looked at
 * before and after.
 */
public final class WebpEncoder implements FormatEncoder {
    /** The format's own limit: RFC 9649, 2.5. */
    private static final int MAX_SIDE = 16_383;

    private final Libwebp library;

    /**
     * An encoder; it has no settings.
     *
     * @throws IllegalStateException if libwebp cannot be loaded on this platform or from the folder of temporary files
     */
    public WebpEncoder() {
        this.library = Libwebp.loaded();
    }

    @Override
    public ImageFormat format() {
        return ImageFormat.WEBP;
    }

    @Override
    public int maxSide() {
        return MAX_SIDE;
    }

    @Override
    public long memoryBytes(int width, int height, boolean alpha) {
        return Libwebp.bytes(width, height, alpha);
    }

    @Override
    public byte[] encode(Pixels pixels, int quality, TimeLimit time) {
        byte[] samples = samples(pixels, time);
        byte[] file = library.encode(samples, pixels.width(), pixels.height(), pixels.alpha(), quality);
        time.check();
        return file;
    }

    /** Red, green and blue, and alpha if there is any, a byte each. */
    private static byte[] samples(Pixels pixels, TimeLimit time) {
        int[] argb = pixels.argb();
        boolean alpha = pixels.alpha();
        byte[] samples = new byte[Math.multiplyExact(argb.length, alpha ? 4 : 3)];
        int at = 0;
        for (int i = 0; i < argb.length; i++) {
            if (i % pixels.width() == 0) {
                time.check();
            }
            int pixel = argb[i];
            samples[at++] = (byte) (pixel >> 16);
            samples[at++] = (byte) (pixel >> 8);
            samples[at++] = (byte) pixel;
            if (alpha) {
                samples[at++] = (byte) (pixel >>> 24);
            }
        }
        return samples;
    }
}
