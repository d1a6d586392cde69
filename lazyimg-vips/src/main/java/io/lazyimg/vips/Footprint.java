package io.lazyimg.vips;

import io.lazyimg.image.Layout;

/**
 * What libvips and the codecs behind it take of memory, as measured on Debian 12 with libvips 8.14, libheif 1.15, dav1d 1.0,
 * libde265 1.0, libjxl 0.7 and libaom 3.6, with something to spare; in bytes. {@code VipsMemoryTest} measures it again.
 */
final class Footprint {
    /** Their tables and threads' stacks. */
    private static final long FIXED = 12 << 20;

    private static final int HEIF_BYTES_A_PIXEL = 16;
    private static final int RICH_HEIF_BYTES_A_PIXEL = 36;
    private static final int JXL_BYTES_A_PIXEL = 28;
    private static final int JXL_ALPHA_BYTES_A_PIXEL = 68;
    private static final int AVIF_BYTES_A_PIXEL = 56;
    private static final int AVIF_ALPHA_BYTES_A_PIXEL = 64;

    /** A row's samples: four of 16 bits. */
    private static final int PIXEL = 8;
    /** A row's samples while they are multiplied by alpha and resized: four floats. */
    private static final int RESIZED_PIXEL = 16;
    /** Rows of the original that are held at once, by libvips' tiles and caches. */
    private static final int ROWS = 256;

    private Footprint() {}

    /** Decoding pixels of AVIF or HEIC. */
    static long decodingHeif(int width, int height, boolean rich) {
        return (long) width * height * (rich ? RICH_HEIF_BYTES_A_PIXEL : HEIF_BYTES_A_PIXEL);
    }

    /** Opening an AVIF or HEIC with so many bytes of metadata, each of which is copied and may be handed on as a copy. */
    static long besidesHeif(long bytes) {
        return 2 * bytes;
    }

    /** Decoding pixels of JPEG XL. */
    static long decodingJxl(int width, int height, boolean alpha) {
        return (long) width * height * (alpha ? JXL_ALPHA_BYTES_A_PIXEL : JXL_BYTES_A_PIXEL);
    }

    /** Decoding an original into a PNG, with a copy of its file off the heap. */
    static long decoding(Original original, Layout layout, long sourceBytes) {
        long rows = (long) original.width() * Math.min(ROWS, original.height()) * RESIZED_PIXEL;
        return FIXED + sourceBytes + original.decodedBytes() + rows + pixels(layout) * PIXEL + 2 * png(layout);
    }

    /** The PNG of a decoded picture. */
    static long png(Layout layout) {
        return pixels(layout) * PIXEL + layout.height() * 16L + (64 << 10);
    }

    /** Encoding pixels into an AVIF, with a copy of them off the heap. */
    static long encoding(int width, int height, boolean alpha) {
        return FIXED + (long) width * height * (alpha ? AVIF_ALPHA_BYTES_A_PIXEL : AVIF_BYTES_A_PIXEL);
    }

    private static long pixels(Layout layout) {
        return (long) layout.width() * layout.height();
    }
}
