package io.lazyimg.jpeg;

/**
 * Decides which refinements of a progressive file can be seen. The last bits of a coefficient matter little where a
 * picture becomes much smaller, since most frequencies go and the others are averaged over many blocks, and since the
 * result is quantised once more.
 */
final class Precision {
    /**
     * The mean squared error, in squares of 8-bit steps, that left-out bits may make: a tenth of a decibel of a result
     * at 40 dB.
     */
    private static final double MOST = 0.12;

    /** No file leaves more bits to refinements: ITU-T T.81, table B.3. */
    private static final int MOST_BITS = 13;

    private Precision() {}

    /**
     * How many of the last bits of a component's coefficients need not be read.
     *
     * @param quant the component's quantisation steps in zigzag order
     * @param detail the result's samples for each of the component's, on the axis on which there are more
     */
    static int needless(int[] quant, double detail) {
        if (detail >= 1) {
            return 0;
        }
        double squares = 0;
        for (int k = 1; k < 64; k++) {
            // frequencies above the result's own do not survive
            if (Zigzag.row(k) <= 8 * detail && Zigzag.column(k) <= 8 * detail) {
                squares += (double) quant[k] * quant[k];
            }
        }
        int bits = 0;
        while (bits < MOST_BITS && error(squares, bits + 1) <= MOST) {
            bits++;
        }
        return bits;
    }

    /** Errors of coefficients spread evenly over the range of the missing bits, seen in samples (Parseval). */
    private static double error(double squares, int bits) {
        double range = (1 << bits) - 1;
        return squares * range * range / 12 / 64;
    }
}
