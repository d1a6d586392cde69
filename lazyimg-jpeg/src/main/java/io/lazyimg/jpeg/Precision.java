package io.lazyimg.jpeg;

import io.lazyimg.codec.Plane;

/**
 * Decides which refinements of a progressive file can be seen. The last bits of a coefficient matter little where a
 * picture becomes much smaller, since most frequencies go and the others are averaged over many blocks, and since the
 * result is quantised once more.
 *
 * <p>All errors are mean squares, in squares of 8-bit steps.
 */
final class Precision {
    /** What to try first: it is too much for smooth pictures, which are then decoded again. */
    static final double HOPEFUL = 0.5;

    /**
     * How much left-out bits may add to the error that quantising the result makes, by {@link #error}: photographs stay
     * under that by half at least, which makes this a twentieth of a decibel. Noise can be a quarter above it.
     */
    private static final double SHARE = 0.025;

    /** No file leaves more bits to refinements: ITU-T T.81, table B.3. */
    private static final int MOST_BITS = 13;

    /** Blocks of a plane that are looked at, at most, on a side. */
    private static final int SAMPLES = 16;

    private Precision() {}

    /**
     * How many of the last bits of a component's coefficients need not be read.
     *
     * @param quant the component's quantisation steps in zigzag order
     * @param detail the result's samples for each of the component's, on the axis on which there are more; from 1 on
     *     every bit is needed
     * @param tolerance the error that leaving them out may make
     */
    static int needless(int[] quant, double detail, double tolerance) {
        int bits = 0;
        while (detail < 1 && bits < MOST_BITS && error(quant, detail, bits + 1) <= tolerance) {
            bits++;
        }
        return bits;
    }

    /**
     * The error of leaving out so many bits, estimated. A coefficient that seems to be 0 may be anything of twice the missing range,
     * mostly near 0; frequencies above the result's own do not survive. By Parseval's theorem it is the same in samples.
     */
    static double error(int[] quant, double detail, int bits) {
        double squares = 0;
        for (int k = 1; k < 64; k++) {
            if (Zigzag.row(k) <= 8 * detail && Zigzag.column(k) <= 8 * detail) {
                squares += (double) quant[k] * quant[k];
            }
        }
        double range = (1 << bits) - 1;
        return squares * range * range / 6 / 64;
    }

    /**
     * The error that left-out bits may make in a plane.
     *
     * @param divisors by which it will be quantised, row by row
     */
    static double tolerance(Plane plane, int[] divisors) {
        double sum = 0;
        int count = 0;
        int stepX = step(plane.width());
        int stepY = step(plane.height());
        for (int y = 0; y + 8 <= plane.height(); y += stepY) {
            for (int x = 0; x + 8 <= plane.width(); x += stepX) {
                sum += error(plane, x, y, divisors);
                count++;
            }
        }
        return count == 0 ? 0 : SHARE * sum / count;
    }

    private static int step(int length) {
        return 8 * Math.max(1, length / 8 / SAMPLES);
    }

    /** The error that quantising a block makes. */
    private static double error(Plane plane, int left, int top, int[] divisors) {
        double[] across = new double[64];
        for (int y = 0; y < 8; y++) {
            int from = (top + y) * plane.width() + left;
            for (int u = 0; u < 8; u++) {
                for (int x = 0; x < 8; x++) {
                    across[8 * y + u] += plane.samples()[from + x] * BASIS[8 * u + x];
                }
            }
        }
        double sum = 0;
        for (int u = 0; u < 8; u++) {
            for (int v = 0; v < 8; v++) {
                double value = 0;
                for (int y = 0; y < 8; y++) {
                    value += across[8 * y + u] * BASIS[8 * v + y];
                }
                int divisor = divisors[8 * v + u];
                double error = value - divisor * Math.rint(value / divisor);
                sum += error * error;
            }
        }
        return sum / 64;
    }

    /** The orthonormal DCT of length 8, frequency by frequency. */
    private static final double[] BASIS = new double[64];

    static {
        for (int u = 0; u < 8; u++) {
            for (int x = 0; x < 8; x++) {
                BASIS[8 * u + x] = (u == 0 ? Math.sqrt(0.125) : 0.5 * Math.cos((2 * x + 1) * u * Math.PI / 16));
            }
        }
    }
}
