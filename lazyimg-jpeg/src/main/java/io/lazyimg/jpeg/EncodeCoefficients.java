package io.lazyimg.jpeg;

import io.lazyimg.codec.Plane;
import java.util.Arrays;

/** The quantised coefficients of a component. Only those that are not 0 are kept. */
final class EncodeCoefficients {
    /** Sixteen zeros. */
    static final int ZEROS = 0xF0;

    /** Nothing but zeros up to the end of the block. */
    static final int END = 0;

    /** What a baseline file can hold: categories 11 for differences of DC and 10 for AC, T.81, tables F.1 and F.2. */
    private static final int MAX_VALUE = 1023;

    private static final int MIN_DC = -1024;

    /** Which tables are used: 0 for luminance, 1 for chrominance. */
    final int table;

    /** Blocks in a unit. */
    final int unitAcross;

    final int unitDown;

    /** Blocks with something in them. */
    final int across;

    final int down;

    /** The first coefficient of each block, block by block. */
    final short[] dc;

    /** Which other coefficients are not 0: bit {@code k} for place {@code k} of the zigzag order. */
    final long[] masks;

    /** These, by row of blocks. */
    final short[][] values;

    /**
     * Transforms and quantises a plane.
     *
     * @param counts by symbol of T.81, F.1.2.2.1: how often it is needed for the AC coefficients; added to
     * @param pulse run before each row of blocks
     */
    EncodeCoefficients(
            Plane plane,
            int table,
            int unitAcross,
            int unitDown,
            ForwardDct dct,
            Quantiser quantiser,
            int[] counts,
            Runnable pulse) {
        this.table = table;
        this.unitAcross = unitAcross;
        this.unitDown = unitDown;
        this.across = Frame.ceil(plane.width(), 8);
        this.down = Frame.ceil(plane.height(), 8);
        this.dc = new short[across * down];
        this.masks = new long[across * down];
        this.values = new short[down][];
        short[] row = new short[63 * across];
        for (int y = 0; y < down; y++) {
            pulse.run();
            int at = 0;
            for (int x = 0; x < across; x += ForwardDct.WIDTH / 8) {
                int count = Math.min(ForwardDct.WIDTH / 8, across - x);
                quantiser.quantise(dct.transform(plane, 8 * x, 8 * y, 8 * count), 8 * count);
                at = keep(quantiser, count, y * across + x, row, at, counts);
            }
            values[y] = Arrays.copyOf(row, at);
        }
    }

    /** Whether a block lies beyond the picture: units that are cut off have such. */
    boolean isOutside(int x, int y) {
        return x >= across || y >= down;
    }

    private int keep(Quantiser quantiser, int count, int first, short[] kept, int at, int[] counts) {
        int next = at;
        for (int block = 0; block < count; block++) {
            dc[first + block] = (short) clamp(quantiser.value(block, 0), MIN_DC);
            long mask = quantiser.mask(block) & ~1L;
            masks[first + block] = mask;
            int last = 0;
            for (long left = mask; left != 0; left &= left - 1) {
                int k = Long.numberOfTrailingZeros(left);
                int value = clamp(quantiser.value(block, k), -MAX_VALUE);
                kept[next++] = (short) value;
                int zeros = k - last - 1;
                if (zeros > 15) {
                    counts[ZEROS] += zeros >> 4;
                }
                counts[(zeros & 15) << 4 | EntropyWriter.size(value)]++;
                last = k;
            }
            if (last < 63) {
                counts[END]++;
            }
        }
        return next;
    }

    private static int clamp(int value, int least) {
        return Math.max(least, Math.min(MAX_VALUE, value));
    }
}
