package io.lazyimg.peers.fidelity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How near one picture is to another. */
public final class Metrics {
    private static final int RADIUS = 5;
    private static final double[] WINDOW = window();

    private Metrics() {}

    /** Peak signal-to-noise ratio over all planes together, in decibels of 255; infinite for equal pictures. */
    public static double psnr(List<Plane> reference, List<Plane> other) {
        double squares = 0;
        long count = 0;
        for (int i = 0; i < reference.size(); i++) {
            float[] a = reference.get(i).samples();
            float[] b = other.get(i).samples();
            alike(reference.get(i), other.get(i));
            for (int at = 0; at < a.length; at++) {
                double difference = a[at] - b[at];
                squares += difference * difference;
            }
            count += a.length;
        }
        return 10 * Math.log10(255 * 255 / (squares / count));
    }

    /**
     * The mean structural similarity of Wang, Bovik, Sheikh and Simoncelli (2004): a Gaussian window of 11 x 11 and
     * sigma 1.5, constants 0.01 and 0.03 of 255, over all places where the window lies inside.
     */
    public static double ssim(Plane reference, Plane other) {
        alike(reference, other);
        int width = reference.width();
        int height = reference.height();
        if (width <= 2 * RADIUS || height <= 2 * RADIUS) {
            throw new IllegalArgumentException(width + "x" + height + " is smaller than the window");
        }
        float[] a = reference.samples();
        float[] b = other.samples();
        double[][] moments = {
            blurred(a, null, width, height),
            blurred(b, null, width, height),
            blurred(a, a, width, height),
            blurred(b, b, width, height),
            blurred(a, b, width, height)
        };
        double c1 = 0.01 * 255 * 0.01 * 255;
        double c2 = 0.03 * 255 * 0.03 * 255;
        double sum = 0;
        for (int i = 0; i < moments[0].length; i++) {
            double meanA = moments[0][i];
            double meanB = moments[1][i];
            double varianceA = moments[2][i] - meanA * meanA;
            double varianceB = moments[3][i] - meanB * meanB;
            double covariance = moments[4][i] - meanA * meanB;
            sum += (2 * meanA * meanB + c1)
                    * (2 * covariance + c2)
                    / ((meanA * meanA + meanB * meanB + c1) * (varianceA + varianceB + c2));
        }
        return sum / moments[0].length;
    }

    /** The windowed mean of a, or of a times b, where the window lies inside. */
    private static double[] blurred(float[] a, float @Nullable [] b, int width, int height) {
        int innerWidth = width - 2 * RADIUS;
        int innerHeight = height - 2 * RADIUS;
        double[] across = new double[innerWidth * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < innerWidth; x++) {
                double sum = 0;
                int at = y * width + x;
                for (int i = 0; i < WINDOW.length; i++, at++) {
                    sum += WINDOW[i] * a[at] * (b == null ? 1 : b[at]);
                }
                across[y * innerWidth + x] = sum;
            }
        }
        double[] out = new double[innerWidth * innerHeight];
        for (int y = 0; y < innerHeight; y++) {
            for (int i = 0; i < WINDOW.length; i++) {
                double weight = WINDOW[i];
                int from = (y + i) * innerWidth;
                int to = y * innerWidth;
                for (int x = 0; x < innerWidth; x++) {
                    out[to + x] += weight * across[from + x];
                }
            }
        }
        return out;
    }

    private static double[] window() {
        double[] window = new double[2 * RADIUS + 1];
        double sum = 0;
        for (int i = -RADIUS; i <= RADIUS; i++) {
            window[i + RADIUS] = Math.exp(-i * i / (2 * 1.5 * 1.5));
            sum += window[i + RADIUS];
        }
        for (int i = 0; i < window.length; i++) {
            window[i] /= sum;
        }
        return window;
    }

    private static void alike(Plane a, Plane b) {
        if (a.width() != b.width() || a.height() != b.height()) {
            throw new IllegalArgumentException(
                    a.width() + "x" + a.height() + " and " + b.width() + "x" + b.height() + " cannot be compared");
        }
    }
}
