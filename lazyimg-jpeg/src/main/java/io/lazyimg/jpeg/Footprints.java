package io.lazyimg.jpeg;

/**
 * One axis of a subsampling: which samples each pixel is made of, and how much of each. A pixel that covers a sample or
 * more is the mean of what it covers; a smaller one is taken from the line between the middles of its two neighbours.
 */
final class Footprints {
    /** Weights are in such parts of 1, and sum to it. */
    static final int BITS = 12;

    private static final int QUARTER = 1 << (BITS - 2);
    private static final int THREE_QUARTERS = 3 * QUARTER;

    /** Places that differ by less are the same but for rounding. */
    private static final double SAME = 1e-9;

    private final int[] first;
    private final int taps;
    private final int[] weights;
    private final boolean plain;

    /** From which pixel on there are always two between the middles of two samples, as in colours of half the size. */
    private final int twos;

    private final int endOfTwos;

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
        this.weights = new int[Math.multiplyExact(pixels, taps)];
        for (int i = 0; i < pixels; i++) {
            int start = Math.min(first[i], samples - taps);
            int before = 0;
            for (int k = first[i]; k < to[i]; k++) { // the sum is rounded: so many may have a share that each is none
                double covered = (Math.min(to[i], k + 1) - from[i]) / (to[i] - from[i]);
                int sum = (int) Math.round(covered * (1 << BITS));
                weights[i * taps + k - start] = sum - before;
                before = sum;
            }
            first[i] = start;
        }
        this.plain = taps == 1 && first[pixels - 1] - first[0] == pixels - 1;
        this.twos = pixels > 1 && areTwo(1) ? 1 : 0;
        int end = twos;
        while (areTwo(end) && first[end] == first[twos] + (end - twos) / 2) {
            end += 2;
        }
        this.endOfTwos = end;
    }

    /** Whether a pixel and the next one lie between the middles of the same samples, a quarter from one of them each. */
    private boolean areTwo(int pixel) {
        return taps == 2
                && pixel + 1 < first.length
                && first[pixel] == first[pixel + 1]
                && weight(pixel, 0) == THREE_QUARTERS
                && weight(pixel + 1, 0) == QUARTER;
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

    /** The weight of one of the samples of a pixel. */
    int weight(int pixel, int tap) {
        return weights[pixel * taps + tap];
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

    /** Makes pixels of the samples from {@link #begin} on: sums of as many bits more as weights have. */
    void weigh(int[] samples, int[] to) {
        weigh(samples, to, 0, twos);
        int at = twos < endOfTwos ? first[twos] - first[0] : 0;
        for (int i = twos; i < endOfTwos; i += 2, at++) {
            int left = samples[at];
            int right = samples[at + 1];
            to[i] = THREE_QUARTERS * left + QUARTER * right;
            to[i + 1] = QUARTER * left + THREE_QUARTERS * right;
        }
        weigh(samples, to, endOfTwos, to.length);
    }

    private void weigh(int[] samples, int[] to, int from, int end) {
        for (int i = from, w = from * taps; i < end; i++) {
            int sum = 0;
            int at = first[i] - first[0];
            for (int k = at; k < at + taps; k++) {
                sum += weights[w++] * samples[k];
            }
            to[i] = sum;
        }
    }
}
