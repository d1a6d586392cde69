package io.lazyimg.jpeg;

import java.util.Arrays;

/**
 * Divides the coefficients of blocks that lie side by side, and finds those that are not 0 without a look at each.
 *
 * <p>Not thread-safe: the buffers belong to one encoder.
 */
final class Quantiser {
    private static final int WIDTH = ForwardDct.WIDTH;

    /** Added and taken away again, this rounds a float of less than 2^22 to the next integer, half to even. */
    private static final float ROUND = 3 << 22;

    /** By vertical frequency and by which of its eight coefficients are not 0: the same in zigzag order. */
    private static final long[] ZIGZAG = new long[8 << 8];

    static {
        for (int k = 0; k < 64; k++) {
            for (int flags = 0; flags < 256; flags++) {
                ZIGZAG[Zigzag.row(k) << 8 | flags] |= (long) (flags >> Zigzag.column(k) & 1) << k;
            }
        }
    }

    private final float[][] factors = new float[8][WIDTH];
    private final float[] flags = new float[WIDTH];
    private float[][] columns = new float[8][0];

    /**
     * A quantiser.
     *
     * @param divisors row by row
     */
    Quantiser(int[] divisors) {
        for (int column = 0; column < 8; column++) {
            for (int row = 0; row < 8; row++) {
                double scale = ForwardDct.scale(column) * ForwardDct.scale(row);
                factors[column][row] = (float) (1 / (scale * divisors[8 * row + column]));
            }
            for (int at = 8; at < WIDTH; at += 8) {
                System.arraycopy(factors[column], 0, factors[column], at, 8);
            }
        }
    }

    /** Takes what {@link ForwardDct#transform} returns, and quantises it in its place. */
    void quantise(float[][] columns, int count) {
        this.columns = columns;
        Arrays.fill(flags, 0);
        for (int column = 0; column < 8; column++) {
            quantise(columns[column], factors[column], 1 << column, flags, count);
        }
    }

    private static void quantise(float[] column, float[] factors, float weight, float[] flags, int count) {
        for (int i = 0; i < count; i++) {
            float value = column[i] * factors[i] + ROUND - ROUND;
            column[i] = value;
            flags[i] += weight * Math.min(Math.abs(value), 1);
        }
    }

    /** Which coefficients of a block are not 0: bit {@code k} for place {@code k} of the zigzag order. */
    long mask(int block) {
        long mask = 0;
        for (int row = 0; row < 8; row++) {
            mask |= ZIGZAG[row << 8 | (int) flags[8 * block + row]];
        }
        return mask;
    }

    /** A coefficient of a block, by its place in zigzag order. */
    int value(int block, int k) {
        return (int) columns[Zigzag.column(k)][8 * block + Zigzag.row(k)];
    }
}
