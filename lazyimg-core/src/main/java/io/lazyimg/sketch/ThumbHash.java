package io.lazyimg.sketch;

import io.lazyimg.spi.Pixels;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * A blurred picture in some 25 bytes: the lowest frequencies of its lightness, of two differences of its colours and of
 * its alpha, four bits each.
 *
 * @see <a href="https://github.com/evanw/thumbhash">the format and its reference</a>
 */
final class ThumbHash {
    /** The longest side of what is hashed, in pixels. */
    static final int MAX_SIDE = 100;

    /** The shortest side of which each frequency can be told from the others, in pixels. */
    static final int MIN_SIDE = 8;

    /** How many frequencies there are across and down, at least, of everything but alpha. */
    static final int FEWEST = 3;

    static final int OF_ALPHA = 5;

    private ThumbHash() {}

    /**
     * The hash of a picture.
     *
     * @param picture at most {@link #MAX_SIDE} pixels a side
     */
    static byte[] of(Pixels picture) {
        int width = picture.width();
        int height = picture.height();
        if (width > MAX_SIDE || height > MAX_SIDE) {
            throw new IllegalArgumentException(width + "x" + height + " is over " + MAX_SIDE + " a side");
        }
        boolean alpha = Arrays.stream(picture.argb()).anyMatch(pixel -> pixel >>> 24 != 0xFF);
        double[][] planes = planes(picture.argb());
        int most = most(alpha);
        int across = terms(most, width, height);
        int down = terms(most, height, width);
        Waves lightness = Waves.of(planes[0], width, height, Math.max(FEWEST, across), Math.max(FEWEST, down));
        Waves yellowBlue = Waves.of(planes[1], width, height, FEWEST, FEWEST);
        Waves redGreen = Waves.of(planes[2], width, height, FEWEST, FEWEST);
        Waves opacity = Waves.of(planes[3], width, height, OF_ALPHA, OF_ALPHA);

        boolean landscape = width > height;
        int first = level(63, lightness.mean())
                | level(63, 0.5 + yellowBlue.mean() / 2) << 6
                | level(63, 0.5 + redGreen.mean() / 2) << 12
                | level(31, lightness.scale()) << 18
                | (alpha ? 1 << 23 : 0);
        int second = (landscape ? down : across)
                | level(63, yellowBlue.scale()) << 3
                | level(63, redGreen.scale()) << 9
                | (landscape ? 1 << 15 : 0);
        ByteArrayOutputStream hash = new ByteArrayOutputStream();
        for (int b : new int[] {first, first >> 8, first >> 16, second, second >> 8}) {
            hash.write(b);
        }
        if (alpha) {
            hash.write(level(15, opacity.mean()) | level(15, opacity.scale()) << 4);
        }
        double[] terms = Waves.scaled(lightness, yellowBlue, redGreen, alpha ? opacity : Waves.NONE);
        for (int i = 0; i < terms.length; i += 2) {
            hash.write(level(15, terms[i]) | (i + 1 < terms.length ? level(15, terms[i + 1]) << 4 : 0));
        }
        return hash.toByteArray();
    }

    /** How many frequencies of lightness there are along the longer side. */
    static int most(boolean alpha) {
        return alpha ? 5 : 7;
    }

    private static int terms(int most, int side, int other) {
        return (int) Math.max(1, Math.round((double) most * side / Math.max(side, other)));
    }

    private static int level(int most, double value) {
        return (int) Math.round(most * value);
    }

    /** Lightness, yellow against blue, red against green, and alpha; what shines through is the mean colour. */
    private static double[][] planes(int[] argb) {
        double[] mean = new double[3];
        double opaque = 0;
        for (int pixel : argb) {
            double alpha = (pixel >>> 24) / 255.0;
            for (int c = 0; c < 3; c++) {
                mean[c] += alpha / 255 * channel(pixel, c);
            }
            opaque += alpha;
        }
        for (int c = 0; c < 3; c++) {
            mean[c] = opaque > 0 ? mean[c] / opaque : 0;
        }
        double[][] planes = new double[4][argb.length];
        for (int i = 0; i < argb.length; i++) {
            double alpha = (argb[i] >>> 24) / 255.0;
            double red = mean[0] * (1 - alpha) + alpha / 255 * channel(argb[i], 0);
            double green = mean[1] * (1 - alpha) + alpha / 255 * channel(argb[i], 1);
            double blue = mean[2] * (1 - alpha) + alpha / 255 * channel(argb[i], 2);
            planes[0][i] = (red + green + blue) / 3;
            planes[1][i] = (red + green) / 2 - blue;
            planes[2][i] = red - green;
            planes[3][i] = alpha;
        }
        return planes;
    }

    private static int channel(int pixel, int c) {
        return pixel >> (16 - 8 * c) & 0xFF;
    }
}
