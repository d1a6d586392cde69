package io.lazyimg.vips;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import io.lazyimg.spi.Pixels;
import io.lazyimg.spi.TimeLimit;

/** Writes a small AVIF and reads it again: libvips may be there without the codecs. */
final class SelfTest {
    private static final int SIDE = 32;

    private SelfTest() {}

    /** @throws IllegalStateException if it cannot, with the words of advice behind what went wrong */
    static void run(Vips vips, String advice) {
        Pixels black = new Pixels(SIDE, SIDE, new int[SIDE * SIDE], false);
        try {
            byte[] avif = new AvifEncoder(vips).encode(black, 50, TimeLimit.none());
            Original original = Original.read(ImageFormat.AVIF, avif);
            Decode.part(vips, original, avif, Transform.fit(SIDE, SIDE).layout(SIDE, SIDE), TimeLimit.none());
        } catch (ImageException e) {
            Throwable cause = e.getCause();
            throw new IllegalStateException(
                    "libvips cannot read AVIF: " + (cause == null ? e : cause).getMessage() + advice, e);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + advice, e);
        }
    }
}
