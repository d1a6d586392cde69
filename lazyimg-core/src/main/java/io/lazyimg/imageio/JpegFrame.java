package io.lazyimg.imageio;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Refusal;

/**
 * A JPEG's frame header.
 *
 * @param width in pixels
 * @param height in pixels
 * @param progressive whether the file refines the picture scan by scan
 * @param ids the components' identifiers
 * @param sampling each component's sampling factors, horizontal times 16 plus vertical
 */
@SuppressWarnings("ArrayRecordComponent") // at most four numbers; never compared
record JpegFrame(int width, int height, boolean progressive, int[] ids, int[] sampling) {
    /** There is no Adobe segment. */
    static final int NO_ADOBE = -1;

    /** What libjpeg holds whatever the picture, and the reader's buffers. */
    private static final long FIXED_BYTES = 512 << 10;

    /** Rows of every component that libjpeg and the reader hold at a time, generously. */
    private static final long ROWS = 48;

    /**
     * What the components mean, and how the decoder is told.
     *
     * @param samples of a decoded row
     * @param adobeTransform the transform of the Adobe segment that makes any libjpeg see it so
     * @param inverted whether 0 is full ink
     */
    record Colour(Samples samples, int adobeTransform, boolean inverted) {}

    static JpegFrame read(Bytes segment, boolean progressive) {
        int precision = segment.u8(0);
        int height = segment.u16(1);
        int width = segment.u16(3);
        int components = segment.u8(5);
        if (precision != 8) {
            throw Refusal.notDecodable("the JPEG has " + precision + " bits a sample; only 8 are read");
        }
        if (components != 1 && components != 3 && components != 4) {
            throw Refusal.notDecodable("the JPEG has " + components + " components; only 1, 3 and 4 are read");
        }
        int[] ids = new int[components];
        int[] sampling = new int[components];
        for (int i = 0; i < components; i++) {
            ids[i] = segment.u8(6 + 3L * i);
            sampling[i] = segment.u8(7 + 3L * i);
            if (horizontal(sampling[i]) < 1
                    || horizontal(sampling[i]) > 4
                    || vertical(sampling[i]) < 1
                    || vertical(sampling[i]) > 4) {
                throw Refusal.notDecodable("JPEG component " + i + " has sampling factors " + horizontal(sampling[i])
                        + "x" + vertical(sampling[i]));
            }
        }
        return new JpegFrame(width, height, progressive, ids, sampling);
    }

    int components() {
        return ids.length;
    }

    /**
     * What the components mean: JFIF says so, else Adobe, else their identifiers.
     *
     * @see <a href="https://www.itu.int/rec/T-REC-T.872">ITU-T T.872, 6.5.3</a>
     */
    Colour colour(boolean jfif, int adobe) {
        return switch (components()) {
            case 1 -> new Colour(Samples.GRAY, NO_ADOBE, false);
            case 3 -> new Colour(Samples.RGB, isRgb(jfif, adobe) ? 0 : 1, false);
            default -> new Colour(adobe == 2 ? Samples.YCCK : Samples.CMYK, 0, adobe != NO_ADOBE);
        };
    }

    private boolean isRgb(boolean jfif, int adobe) {
        if (jfif) {
            return false;
        }
        return adobe == NO_ADOBE ? ids[0] == 'R' && ids[1] == 'G' && ids[2] == 'B' : adobe == 0;
    }

    /**
     * What decoding takes: some rows, the whole picture if it has four components, and its coefficients, two bytes
     * each, if they come in more than one scan. libjpeg holds those off the heap.
     */
    long decodeBytes(boolean buffered) {
        long bytes = FIXED_BYTES + ROWS * width * components();
        if (components() == 4) {
            bytes += 4L * width * height;
        }
        return buffered ? bytes + 2 * coefficients() : bytes;
    }

    private long coefficients() {
        int maxHorizontal = 1;
        int maxVertical = 1;
        for (int factors : sampling) {
            maxHorizontal = Math.max(maxHorizontal, horizontal(factors));
            maxVertical = Math.max(maxVertical, vertical(factors));
        }
        long across = (width + 8L * maxHorizontal - 1) / (8L * maxHorizontal);
        long down = (height + 8L * maxVertical - 1) / (8L * maxVertical);
        long blocks = 0;
        for (int factors : sampling) {
            blocks += across * horizontal(factors) * down * vertical(factors);
        }
        return 64 * blocks;
    }

    private static int horizontal(int factors) {
        return factors >> 4;
    }

    private static int vertical(int factors) {
        return factors & 15;
    }
}
