package io.lazyimg.jpeg;

/**
 * How one side of the upright result comes from one side of the stored picture.
 *
 * @param canvas how long the result is
 * @param from where on it the picture begins
 * @param length how long the picture on it is
 * @param crop where in the upright original the region that is seen begins
 * @param cropped how long that region is
 * @param stored how long the stored picture is on this side, in pixels
 * @param mirrored whether the stored picture runs the other way
 */
record Axis(int canvas, int from, int length, int crop, int cropped, int stored, boolean mirrored) {

    /** Samples of a plane of the canvas of which each covers so many pixels. */
    int samples(int pixels) {
        return Frame.ceil(canvas, pixels);
    }

    /** The first such sample in which something of the picture is. */
    int first(int pixels) {
        return from / pixels;
    }

    /** How many there are. */
    int count(int pixels) {
        return Frame.ceil(from + length, pixels) - first(pixels);
    }

    /** Pixels of the original for each pixel of the result; negative if the stored picture runs the other way. */
    double step() {
        double step = (double) cropped / length;
        return mirrored ? -step : step;
    }

    /** The place in the stored picture, in pixels, where the {@link #first} sample begins. */
    double origin(int pixels) {
        double upright = crop + (first(pixels) * pixels - from) * (double) cropped / length;
        return mirrored ? stored - upright : upright;
    }

    /** Which part of a sample, counted from {@link #first}, the picture covers; the rest is the canvas's. */
    float covered(int sample, int pixels) {
        int begin = (first(pixels) + sample) * pixels;
        int end = Math.min(begin + pixels, canvas);
        return (float) (Math.min(end, from + length) - Math.max(begin, from)) / (end - begin);
    }
}
