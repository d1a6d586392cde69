package io.lazyimg.imageio;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Refusal;
import io.lazyimg.codec.Region;
import org.jspecify.annotations.Nullable;

/**
 * One still picture of a WebP.
 *
 * @param width in pixels
 * @param height in pixels
 * @param lossless whether it is coded by VP8L
 * @param alpha the chunk of a lossy picture's alpha, if there is one
 * @param picture the chunk of the picture
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6386#section-9.1">RFC 6386, 9.1</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649#section-3.4">RFC 9649, 3.4</a>
 */
record WebpPicture(
        int width, int height, boolean lossless, @Nullable Bytes alpha, Bytes picture) {
    private static final int CHUNK_HEADER = 8;

    /** In the last of the five bytes before the transforms, behind 28 bits of sizes. */
    private static final int ALPHA_BIT = 0x10;

    private static final long FIXED_BYTES = 4 << 20;

    static WebpPicture read(Bytes picture, @Nullable Bytes alpha) {
        if (picture.matches(0, "VP8L")) {
            long bits = picture.u32(CHUNK_HEADER + 1);
            if (picture.u8(CHUNK_HEADER) != 0x2F || bits >>> 29 != 0) {
                throw Refusal.notDecodable("the WebP's lossless picture does not begin as it must");
            }
            int width = 1 + (int) (bits & 0x3FFF);
            int height = 1 + (int) (bits >> 14 & 0x3FFF);
            return new WebpPicture(width, height, true, null, picture);
        }
        boolean keyFrame = (picture.u8(CHUNK_HEADER) & 1) == 0;
        if (!keyFrame || picture.u24(CHUNK_HEADER + 3) != 0x2A019D) {
            throw Refusal.notDecodable("the WebP's lossy picture does not begin with a key frame");
        }
        int width = picture.u16(CHUNK_HEADER + 6) & 0x3FFF;
        int height = picture.u16(CHUNK_HEADER + 8) & 0x3FFF;
        if (alpha != null) {
            AlphaPixels.check(alpha, width, height);
        }
        return new WebpPicture(width, height, false, alpha, picture);
    }

    /** How it is decoded, lying somewhere on a canvas. */
    Header.Pixels pixels(Region part, Region canvas) {
        if (lossless) {
            boolean opaque = (picture.u8(CHUNK_HEADER + 4) & ALPHA_BIT) == 0;
            return new LosslessPixels(picture, opaque, part, canvas.width(), canvas.height());
        }
        Header.Pixels opaque = (rows, time) -> new ReaderPixels(
                        () -> new WebPImageReaderSpi().createReaderInstance(null),
                        WebpHeader.file(picture),
                        part,
                        canvas.width(),
                        canvas.height())
                .deliver(rows, time);
        return alpha == null ? opaque : new AlphaPixels(alpha, opaque, part);
    }

    /** As measured for lossy ones: the image and the reader's planes. Alpha is decoded first, and kept as bytes. */
    long decodeBytes() {
        long pixels = (long) width * height;
        long lossy = FIXED_BYTES + 8 * pixels;
        return lossless
                ? LosslessPicture.bytes(pixels)
                : alpha == null ? lossy : pixels + Math.max(lossy, LosslessPicture.bytes(pixels));
    }
}
