package io.lazyimg.codec;

import java.util.Arrays;

/**
 * One axis of a resampling: which input samples each output sample is made of, and how much of each. The weights of an
 * output sample sum to 1.
 */
public final class Taps {
    private static final int LOBES = 3;

    /** Weights under this are of positions where the kernel is zero but for rounding. */
    private static final double NOTHING = 1e-12;

    private final int inputLength;
    private final int count;
    private final int[] first;
    private final float[] weights;

    private Taps(int inputLength, int count, int[] first, float[] weights) {
        this.inputLength = inputLength;
        this.count = count;
        this.first = first;
        this.weights = weights;
    }

    /**
     * Lanczos' kernel of three lobes, as wide as the coarser of the two grids needs it. Input sample {@code i} covers
     * {@code i} to {@code i + 1}; what lies outside the input counts as the sample at its edge.
     *
     * @param origin the input coordinate at which the first output sample begins
     * @param step how much of the input an output sample covers; negative to mirror, then from {@code origin} backwards
     * @see <a href="https://en.wikipedia.org/wiki/Lanczos_resampling">Lanczos resampling</a>; Turkowski, "Filters for
     *     Common Resampling Tasks", 1990
     */
    public static Taps lanczos3(int inputLength, int outputLength, double origin, double step) {
        return lanczos3(inputLength, outputLength, origin, step, 1);
    }

    /**
     * The same for an input whose samples are means of so many finer ones side by side. What these means have lost of
     * details is given back, as far as it goes with the square of their frequency.
     */
    public static Taps lanczos3(int inputLength, int outputLength, double origin, double step, int averaged) {
        if (inputLength < 1 || outputLength < 1 || !(Math.abs(step) > 0) || !Double.isFinite(origin + step)) {
            throw new IllegalArgumentException(
                    inputLength + " samples to " + outputLength + " from " + origin + " by " + step);
        }
        Kernel kernel = new Kernel(inputLength, Math.max(1, Math.abs(step)), averaged);
        int most = kernel.weights.length;
        int[] from = new int[outputLength];
        int[] to = new int[outputLength];
        float[] weights = new float[Math.multiplyExact(outputLength, most)];
        for (int j = 0; j < outputLength; j++) {
            kernel.at(origin + (j + 0.5) * step);
            from[j] = kernel.first;
            to[j] = kernel.last;
            for (int i = 0; i <= kernel.last - kernel.first; i++) {
                weights[j * most + i] = (float) (kernel.weights[i] / kernel.sum);
            }
        }
        int[] first = from.clone();
        int count = widest(first, to, step < 0);
        for (int j = 0; j < outputLength; j++) { // to its place, never beyond where it is
            first[j] = Math.min(first[j], inputLength - count);
            System.arraycopy(weights, j * most, weights, j * count + from[j] - first[j], count - (from[j] - first[j]));
            Arrays.fill(weights, j * count, j * count + from[j] - first[j], 0);
        }
        return new Taps(inputLength, count, first, weights);
    }

    /** Lets both ends move one way only, where trimmed weights have made them jump; the most samples between them. */
    private static int widest(int[] from, int[] to, boolean mirrored) {
        int last = from.length - 1;
        for (int n = 1; n <= last; n++) {
            int up = mirrored ? last - n : n;
            int upBefore = mirrored ? up + 1 : up - 1;
            to[up] = Math.max(to[up], to[upBefore]);
            int down = last - up;
            int downBefore = last - upBefore;
            from[down] = Math.min(from[down], from[downBefore]);
        }
        int count = 1;
        for (int j = 0; j <= last; j++) {
            count = Math.max(count, to[j] - from[j] + 1);
        }
        return count;
    }

    /** The most input samples that one of the output is made of. */
    static int most(double step) {
        return (int) Math.ceil(2 * LOBES * Math.max(1, Math.abs(step))) + 3;
    }

    /** The most that taps take while they are made, in bytes. */
    public static long bytes(int inputLength, int outputLength, double step) {
        long most = Math.min(inputLength, most(step));
        return 256 + 8 * most + outputLength * (4 * most + 12);
    }

    public int inputLength() {
        return inputLength;
    }

    public int outputLength() {
        return first.length;
    }

    /** How many input samples each output sample is made of, zeros included. */
    public int count() {
        return count;
    }

    /** The first input sample of an output sample; never less than of the one before, or never more if mirrored. */
    int first(int output) {
        return first[output];
    }

    /** The weights of all output samples, {@link #count} of each; not copied. */
    float[] weights() {
        return weights;
    }

    /** The first input sample that is needed at all. */
    public int begin() {
        return Math.min(first[0], first[first.length - 1]);
    }

    /** The input sample after the last that is needed. */
    public int end() {
        return Math.max(first[0], first[first.length - 1]) + count;
    }

    boolean mirrored() {
        return first[0] > first[first.length - 1];
    }

    /** The kernel around one place, its weights outside the input added to those at the edge. */
    private static final class Kernel {
        private final int inputLength;
        private final double scale;
        private final double[] weights;
        /** Of the angle between two samples, a third of the kernel's period. */
        private final double sine;

        private final double cosine;
        /**
         * How much of the second difference is taken away. A mean of {@code n} samples lets through {@code
         * sin(nx)/(n sin(x))}, which is {@code 1 - (n^2 - 1) x^2 / 6} for small {@code x}, half the phase between two of
         * them.
         */
        private final double sharpening;

        private int first;
        private int last;
        private double sum;

        Kernel(int inputLength, double scale, int averaged) {
            this.inputLength = inputLength;
            this.scale = scale;
            this.weights = new double[Math.min(inputLength, most(scale))];
            double angle = Math.PI / LOBES / scale;
            this.sine = Math.sin(angle);
            this.cosine = Math.cos(angle);
            this.sharpening = (1 - 1.0 / averaged / averaged) / 24;
        }

        void at(double centre) {
            long from = (long) Math.ceil(centre - LOBES * scale - 0.5);
            long to = (long) Math.floor(centre + LOBES * scale - 0.5);
            first = clamp(from - 1);
            last = clamp(to + 1);
            Arrays.fill(weights, 0);
            sum = 0;
            double u = (from + 0.5 - centre) / scale * Math.PI / LOBES;
            double s = Math.sin(u);
            double c = Math.cos(u);
            for (long i = from; i <= to; i++) {
                double weight = value((i + 0.5 - centre) / scale * Math.PI / LOBES, s);
                weights[clamp(i - 1) - first] -= sharpening * weight;
                weights[clamp(i) - first] += weight + 2 * sharpening * weight;
                weights[clamp(i + 1) - first] -= sharpening * weight;
                sum += weight;
                double next = s * cosine + c * sine;
                c = c * cosine - s * sine;
                s = next;
            }
            trim();
        }

        /** {@code sinc(3u) sinc(u)} without {@code pi}, by the sine of {@code u} and that of a triple angle. */
        private static double value(double u, double s) {
            return Math.abs(u) < 1e-6 ? 1 : s * s * (3 - 4 * s * s) / (3 * u * u);
        }

        private void trim() {
            int skipped = 0;
            while (first + skipped < last && Math.abs(weights[skipped]) < NOTHING) {
                skipped++;
            }
            while (last > first + skipped && Math.abs(weights[last - first]) < NOTHING) {
                last--;
            }
            if (skipped > 0) {
                System.arraycopy(weights, skipped, weights, 0, weights.length - skipped);
                first += skipped;
            }
        }

        private int clamp(long i) {
            return (int) Math.max(0, Math.min(inputLength - 1, i));
        }
    }
}
