package io.lazyimg.imageio;

import io.lazyimg.codec.PlaneResampler;
import io.lazyimg.codec.Region;
import io.lazyimg.codec.Size;
import io.lazyimg.codec.Taps;

/**
 * How a region is divided into boxes of pixels, from which its result is made. The last ones may reach beyond it.
 *
 * @param region its size
 * @param target the size of the result
 * @param across the width of a box, in pixels
 * @param down its height
 */
record Grid(Size region, Size target, int across, int down) {
    /**
     * Boxes for each pixel of the result, at least. Against the kernel on all pixels, the worst results are near by, in
     * dB of detailed photographs and of drawings full of hard edges: 58 and 53 with 4, 57 and 47 with 3, 51 and 40 with
     * 2; rounding to 8 bits allows 59.
     */
    private static final int LEFT = 4;

    /** The longest side of a box, so that sums of products with alpha stay within an {@code int}. */
    private static final int MOST = 4096;

    static Grid of(Region region, Size target) {
        return new Grid(
                new Size(region.width(), region.height()),
                target,
                side(region.width(), target.width()),
                side(region.height(), target.height()));
    }

    private static int side(int from, int to) {
        return Math.max(1, Math.min(MOST, from / LEFT / to));
    }

    /** How many boxes lie side by side. */
    int columns() {
        return (region.width() - 1) / across + 1;
    }

    /** How many rows of them there are. */
    int rows() {
        return (region.height() - 1) / down + 1;
    }

    private double stepAcross() {
        return (double) region.width() / across / target.width();
    }

    private double stepDown() {
        return (double) region.height() / down / target.height();
    }

    /** From the boxes of a row to the pixels of the result. */
    Taps tapsAcross() {
        return Taps.lanczos3(columns(), target.width(), 0, stepAcross(), across);
    }

    Taps tapsDown() {
        return Taps.lanczos3(rows(), target.height(), 0, stepDown(), down);
    }

    /** The most that resampling one plane takes, in bytes, without the result. */
    long planeBytes() {
        return PlaneResampler.bytesInBands(
                columns(), target.width(), stepAcross(), rows(), target.height(), stepDown());
    }
}
