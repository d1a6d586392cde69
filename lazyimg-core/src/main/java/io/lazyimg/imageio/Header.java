package io.lazyimg.imageio;

import io.lazyimg.codec.Profile;
import io.lazyimg.codec.Refusal;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.spi.TimeLimit;
import java.io.IOException;
import java.util.Set;

/**
 * What the first bytes of a source say of it, and how its pixels are got.
 *
 * @param format by content
 * @param width in pixels, as stored
 * @param height in pixels, as stored
 * @param orientation EXIF's, 1 to 8
 * @param samples of the rows that {@code pixels} delivers
 * @param profile the embedded colour profile
 * @param decodeBytes the most memory, on the heap and off it, that {@code pixels} takes while it runs
 * @param pixels delivers the rows
 */
record Header(
        ImageFormat format,
        int width,
        int height,
        int orientation,
        Samples samples,
        Profile profile,
        long decodeBytes,
        Pixels pixels) {

    /** What is read. */
    static final Set<ImageFormat> READ = Set.of(
            ImageFormat.JPEG, ImageFormat.PNG, ImageFormat.GIF, ImageFormat.WEBP, ImageFormat.BMP, ImageFormat.TIFF);

    /** With more pixels, what is worked out from them may be over what a {@code long} holds. */
    private static final long MOST_COUNTED = 1L << 40;

    /** More than any budget, with room to add to. */
    private static final long UNCOUNTED_BYTES = 1L << 56;

    Header {
        if ((long) width * height > MOST_COUNTED) {
            decodeBytes = UNCOUNTED_BYTES;
        }
        if (width < 1 || height < 1) {
            throw Refusal.notDecodable("the header says " + width + "x" + height + " pixels");
        }
    }

    /** Decodes a picture. */
    @FunctionalInterface
    interface Pixels {
        /**
         * Delivers every row, or throws: an {@link IOException} or any runtime exception means a damaged source, unless the
         * time is over. Looks at that while it reads; who takes rows does for each of them.
         */
        void deliver(Rows rows, TimeLimit time) throws IOException;
    }

    /** Reads a header of one of {@link #READ}. Throws nothing but {@link io.lazyimg.image.ImageException}. */
    static Header of(ImageFormat format, byte[] source) {
        return switch (format) {
            case JPEG -> JpegHeader.read(source);
            case PNG -> PngHeader.read(source);
            case GIF -> GifHeader.read(source);
            case WEBP -> WebpHeader.read(source);
            case BMP -> BmpHeader.read(source);
            case TIFF -> TiffHeader.read(source);
            case AVIF, HEIC, JXL -> throw new IllegalArgumentException(format + " is none of " + READ);
        };
    }
}
