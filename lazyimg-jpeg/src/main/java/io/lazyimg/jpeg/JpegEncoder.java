package io.lazyimg.jpeg;

import io.lazyimg.codec.Plane;
import java.util.List;

/**
 * Writes JFIF 1.01 files.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/jfif3.pdf">JPEG File Interchange Format 1.02</a>
 */
final class JpegEncoder {
    /** The longest side that a file can have, rounded down to a plain number. */
    static final int MAX_SIDE = 65_500;

    /**
     * Bytes for a block while a file is made: 138 for coefficients if none is 0, and what is written, later that twice.
     * The squares of a block's coefficients sum up to 64 times 128 squared at most, and of all blocks that have no more,
     * one of 128 in each place has the longest codes in the usual tables: 18 bits each, 144 bytes. Noise of black and
     * white at quality 100 takes 121, and 74 with tables made for it. Zeros behind bytes of ones come about once in 256.
     */
    private static final int BLOCK_BYTES = 320;

    /** Buffers of fixed size. */
    private static final int FIXED_BYTES = 256 << 10;

    private JpegEncoder() {}

    /**
     * The most memory that making a file takes beside its planes, the file included.
     *
     * @param colourWidth of the planes of colours; 0 for gray
     * @param colourHeight of them
     */
    static long bytes(int width, int height, int colourWidth, int colourHeight) {
        return FIXED_BYTES + BLOCK_BYTES * (blocks(width, height) + 2 * blocks(colourWidth, colourHeight));
    }

    /** Blocks of a plane, and a column and a row more, for what is kept by row and what fills up units. */
    private static long blocks(int width, int height) {
        return (Frame.ceil(width, 8) + 1L) * (Frame.ceil(height, 8) + 1L);
    }

    /**
     * Writes a file without metadata.
     *
     * @param planes gray, or Y, Cb and Cr as JFIF defines them; colours in full size, or half of it, rounded up, on both
     *     sides. Samples are 0 to 255
     * @param quality 1 to 100, as {@link EncodeTables#divisors} understands it
     * @param progressive whether the file shows in full size before it is whole; always optimised
     * @param optimised whether Huffman tables are made for the picture
     * @throws IllegalArgumentException if planes do not go together, a side is 0 or above {@link #MAX_SIDE}, or there is
     *     no such quality
     */
    static byte[] encode(List<Plane> planes, int quality, boolean progressive, boolean optimised) {
        return encode(planes, quality, progressive, optimised, () -> {});
    }

    /**
     * Writes a file without metadata.
     *
     * @param pulse run before each row of blocks is transformed; what it throws ends the work
     */
    static byte[] encode(List<Plane> planes, int quality, boolean progressive, boolean optimised, Runnable pulse) {
        check(planes);
        return write(planes, quality, progressive, optimised, pulse).toByteArray();
    }

    /** By itself, so that coefficients are garbage when the file is copied. */
    private static EntropyWriter write(
            List<Plane> planes, int quality, boolean progressive, boolean optimised, Runnable pulse) {
        EncodeFrame frame = new EncodeFrame(planes, quality, pulse);
        EntropyWriter writer = new EntropyWriter();
        frame.begin(writer, progressive);
        if (progressive) {
            EncodeProgressive.write(frame, writer);
        } else {
            EncodeBaseline.write(frame, optimised, writer);
        }
        writer.u16(0xFF00 | Markers.EOI);
        return writer;
    }

    private static void check(List<Plane> planes) {
        if (planes.size() != 1 && planes.size() != 3) {
            throw new IllegalArgumentException(planes.size() + " planes are neither 1 nor 3");
        }
        int width = planes.get(0).width();
        int height = planes.get(0).height();
        if (Math.min(width, height) < 1 || Math.max(width, height) > MAX_SIDE) {
            throw new IllegalArgumentException(width + "x" + height + " is not 1 to " + MAX_SIDE + " on both sides");
        }
        for (int i = 1; i < planes.size(); i++) {
            Plane colour = planes.get(i);
            boolean full = colour.width() == width && colour.height() == height;
            boolean half = colour.width() == Frame.ceil(width, 2) && colour.height() == Frame.ceil(height, 2);
            boolean alike = colour.width() == planes.get(1).width()
                    && colour.height() == planes.get(1).height();
            if (!alike || !(full || half)) {
                throw new IllegalArgumentException("a plane of colours of " + colour.width() + "x" + colour.height()
                        + " does not go with one of " + width + "x" + height);
            }
        }
        for (Plane plane : planes) {
            if (plane.samples().length < (long) plane.width() * plane.height()) {
                throw new IllegalArgumentException(
                        plane.samples().length + " samples are too few for " + plane.width() + "x" + plane.height());
            }
        }
    }
}
