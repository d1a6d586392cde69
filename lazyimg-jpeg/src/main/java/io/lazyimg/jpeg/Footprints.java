package io.lazyimg.jpeg;

/**
 * One axis of a subsampling: which samples each pixel is made of, and how much of each. A pixel that covers a sample or
 * more is the mean of what it covers; a smaller one is taken from the line between the middles of its two neighbours.
 */
final class Footprints {
    /** Places that differ by less are the same but for rounding. */
    private static final double SAME = 1e-9;

    private final int[] first;
    private final int taps;
    private final float[] weights;
    private final boolean plain;

    /**
     * The footprints of pixels side by side.
     *
     * @param samples how many there are; what lies outside counts as the one at the edge
     * @param pixels how many there are
     * @param origin where in the samples the first pixel begins
     * @param step how many samples a pixel covers
     */
    Footprints(int samples, int pixels, double origin, double step) {
        this.first = new int[pixels];
        double[] from = new double[pixels];
        double[] to = new double[pixels];
        boolean means = step > 1 - SAME;
        int most = 1;
        for (int i = 0; i < pixels; i++) {
            // what a sample's width around a point covers of two samples is how much of each the line has there
            double middle = origin + (i + 0.5) * step;
            double half = means ? step / 2 : 0.5;
            from[i] = Math.max(0, Math.min(samples - 1, snap(middle - half)));
            to[i] = Math.max(from[i], Math.min(samples, snap(middle + half)));
            first[i] = (int) from[i];
            most = Math.max(most, (int) Math.ceil(to[i]) - first[i]);
        }
        this.taps = most;
        this.weights = new float[Math.multiplyExact(pixels, taps)];
        for (int i = 0; i < pixels; i++) {
            int start = Math.min(first[i], samples - taps);
            for (int k = first[i]; k < to[i]; k++) {
                double covered = Math.min(to[i], k + 1) - Math.max(from[i], k);
                weights[i * taps + k - start] = (float) (covered / (to[i] - from[i]));
            }
            first[i] = start;
        }
        this.plain = taps == 1 && first[pixels - 1] - first[0] == pixels - 1;
    }

    private static double snap(double place) {
        double nearest = Math.rint(place);
        return Math.abs(place - nearest) < SAME ? nearest : place;
    }

    int pixels() {
        return first.length;
    }

    /** How many samples each pixel is made of, those of weight 0 included. */
    int taps() {
        return taps;
    }

    /** The first sample of a pixel; never less than of the one before. */
    int first(int pixel) {
        return first[pixel];
    }

    /** The sample behind the last one of a pixel. */
    int end(int pixel) {
        return first[pixel] + taps;
    }

    /** How much of a sample is in a pixel: 0 to 1. */
    float weight(int pixel, int sample) {
        return weights[pixel * taps + sample - first[pixel]];
    }

    /** The first sample that is needed at all. */
    int begin() {
        return first[0];
    }

    /** The sample behind the last one that is needed. */
    int end() {
        return end(first.length - 1);
    }

    /** Whether each pixel is one sample, and the next pixel the next sample. */
    boolean isPlain() {
        return plain;
    }

    /** Makes pixels of samples. */
    void weigh(float[] samples, float[] to) {
        for (int i = 0, w = 0; i < first.length; i++) {
            float sum = 0;
            for (int k = first[i]; k < first[i] + taps; k++) {
                sum += weights[w++] * samples[k];
            }
            to[i] = sum;
        }
    }
}
