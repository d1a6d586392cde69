package io.lazyimg.imageio;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Refusal;
import java.util.List;
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
        if (alpha != null && (alpha.u8(CHUNK_HEADER) & 3) != 1) {
            throw Refusal.notDecodable("the WebP's alpha is stored uncompressed, which is not read");
        }
        return new WebpPicture(width, height, false, alpha, picture);
    }

    /** A file of this picture only. */
    Segments file() {
        return WebpHeader.file(
                width, height, alpha != null, alpha == null ? List.of(picture) : List.of(alpha, picture));
    }

    /** As measured: the image and the reader's planes; alpha comes as a second image, lossless with its tables. */
    long decodeBytes() {
        return FIXED_BYTES + (long) width * height * (lossless || alpha != null ? 12 : 8);
    }
}
