package io.lazyimg.peers.fidelity;

/**
 * The resampler of the references: separable Lanczos with three lobes, widened by the scale when it shrinks, in
 * floating point on the samples as they are coded, without any shrinking before it. Pixel centres are at halves; beyond
 * an edge the edge's own sample goes on. Rows are pushed in one by one, so that a source of any size fits into memory.
 */
public final class Lanczos {
    private static final int LOBES = 3;

    private final int sourceHeight;
    private final Taps across;
    private final Taps down;
    private final Plane out;
    private final float[] row;
    private int y;
    private int oldest; // row of the output that is not complete

    public Lanczos(int sourceWidth, int sourceHeight, int width, int height) {
        this.sourceHeight = sourceHeight;
        this.across = Taps.of(sourceWidth, width);
        this.down = Taps.of(sourceHeight, height);
        this.out = new Plane(width, height);
        this.row = new float[width];
    }

    /** Takes the next row of the source. */
    public void push(float[] source) {
        for (int x = 0; x < row.length; x++) {
            double[] weights = across.weights[x];
            int first = across.first[x];
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * source[first + i];
            }
            row[x] = (float) sum;
        }
        while (oldest < out.height() && down.first[oldest] + down.weights[oldest].length <= y) {
            oldest++;
        }
        for (int to = oldest; to < out.height() && down.first[to] <= y; to++) {
            float weight = (float) down.weights[to][y - down.first[to]];
            for (int x = 0, at = to * row.length; x < row.length; x++, at++) {
                out.samples()[at] += weight * row[x];
            }
        }
        y++;
    }

    /** The small picture, once all rows are in. */
    public Plane result() {
        if (y != sourceHeight) {
            throw new IllegalStateException(y + " of " + sourceHeight + " rows are in");
        }
        return out;
    }

    /** A whole plane at once. */
    public static Plane resize(Plane source, int width, int height) {
        Lanczos lanczos = new Lanczos(source.width(), source.height(), width, height);
        float[] row = new float[source.width()];
        for (int y = 0; y < source.height(); y++) {
            System.arraycopy(source.samples(), y * row.length, row, 0, row.length);
            lanczos.push(row);
        }
        return lanczos.result();
    }

    /** For each sample of the output the first sample of the source that it is made of, and the weights from there. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Taps(int[] first, double[][] weights) {
        static Taps of(int from, int to) {
            double scale = (double) from / to;
            double widening = Math.max(1, scale);
            double support = LOBES * widening;
            int[] first = new int[to];
            double[][] weights = new double[to][];
            for (int i = 0; i < to; i++) {
                double centre = (i + 0.5) * scale - 0.5;
                int low = (int) Math.ceil(centre - support);
                int high = (int) Math.floor(centre + support);
                first[i] = Math.max(0, low);
                double[] taps = new double[Math.min(from - 1, high) - first[i] + 1];
                double sum = 0;
                for (int at = low; at <= high; at++) {
                    double weight = kernel((at - centre) / widening);
                    taps[Math.min(from - 1, Math.max(0, at)) - first[i]] += weight;
                    sum += weight;
                }
                for (int tap = 0; tap < taps.length; tap++) {
                    taps[tap] /= sum;
                }
                weights[i] = taps;
            }
            return new Taps(first, weights);
        }
    }

    private static double kernel(double x) {
        if (x == 0) {
            return 1;
        }
        double t = Math.PI * x;
        return Math.abs(x) >= LOBES ? 0 : LOBES * Math.sin(t) * Math.sin(t / LOBES) / (t * t);
    }
}
