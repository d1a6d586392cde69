package io.lazyimg.jpeg;

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

    /** By place in zigzag order: where a coefficient is in {@link #values}, from the first of its block on. */
    private static final int[] PLACES = new int[64];

    static {
        for (int k = 0; k < 64; k++) {
            PLACES[k] = Zigzag.column(k) * WIDTH + Zigzag.row(k);
            for (int flags = 0; flags < 256; flags++) {
                ZIGZAG[Zigzag.row(k) << 8 | flags] |= (long) (flags >> Zigzag.column(k) & 1) << k;
            }
        }
    }

    private final float[][] factors = new float[8][WIDTH];
    private final float[] values = new float[8 * WIDTH];
    private final float[] flags = new float[WIDTH];

    /**
     * A quantiser.
     *
     * @param divisors row by row
     */
    Quantiser(int[] divisors) {
        for (int column = 0; column < 8; column++) {
            for (int i = 0; i < WIDTH; i++) {
                int row = i % 8;
                double scale = ForwardDct.scale(column) * ForwardDct.scale(row);
                factors[column][i] = (float) (1 / (scale * divisors[8 * row + column]));
            }
        }
    }

    /** Takes what {@link ForwardDct#transform} returns. */
    void quantise(float[][] columns, int count) {
        quantise(columns[0], factors[0], values, 0, count);
        first(values, flags, count);
        for (int column = 1; column < 8; column++) {
            quantise(columns[column], factors[column], values, column * WIDTH, count);
            more(values, column * WIDTH, 1 << column, flags, count);
        }
    }

    private static void quantise(float[] column, float[] factors, float[] values, int at, int count) {
        for (int i = 0; i < count; i++) {
            values[at + i] = column[i] * factors[i] + ROUND - ROUND;
        }
    }

    private static void first(float[] values, float[] flags, int count) {
        for (int i = 0; i < count; i++) {
            flags[i] = Math.min(Math.abs(values[i]), 1);
        }
    }

    private static void more(float[] values, int at, float weight, float[] flags, int count) {
        for (int i = 0; i < count; i++) {
            flags[i] += weight * Math.min(Math.abs(values[at + i]), 1);
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
        return (int) values[8 * block + PLACES[k]];
    }
}
