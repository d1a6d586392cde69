package io.lazyimg.vips;

import io.lazyimg.codec.Refusal;
import io.lazyimg.image.ImageFormat;

/**
 * What we know of an original from our own look at its header, before libvips sees it.
 *
 * @param format by content
 * @param width of the upright picture, in pixels
 * @param height of the upright picture, in pixels
 * @param decodedBytes what decoding it takes, in bytes: with tiles, and with transparency if that is a picture of its own
 * @param colours how they are told
 */
record Original(ImageFormat format, int width, int height, long decodedBytes, Colours colours) {
    /** How a file tells what its colours are. */
    enum Colours {
        /** They are sRGB's or so. */
        SRGB,
        /** They are Display P3's, by number and without a profile. */
        DISPLAY_P3,
        /** By a profile in the file, if it has one. */
        EMBEDDED,
        /** Such as are not read. */
        OTHER
    }

    /** Reads the header of an AVIF, HEIC or JPEG XL, or refuses it. Throws nothing but an {@code ImageException}. */
    static Original read(ImageFormat format, byte[] source) {
        return switch (format) {
            case AVIF, HEIC -> HeifHeader.read(format, source);
            case JXL -> JxlHeader.read(source);
            default -> throw Refusal.notDecodable(format + " is read by other engines");
        };
    }
}
