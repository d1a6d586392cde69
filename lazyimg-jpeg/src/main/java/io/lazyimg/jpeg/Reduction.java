package io.lazyimg.jpeg;

import io.lazyimg.codec.Plane;
import io.lazyimg.codec.PlaneResampler;
import io.lazyimg.codec.Taps;

/**
 * How one component becomes a plane of the result: to how many eighths it is decoded, and how those samples are
 * resampled. Across and down are those of the stored picture.
 *
 * @param component which
 * @param eighths to how many eighths of its size it is decoded
 * @param across one axis of it
 * @param down the other
 * @param turned whether the plane is the stored picture on its side
 */
record Reduction(Frame.Component component, int eighths, Side across, Side down, boolean turned) {
    /**
     * The least number of samples that a component is decoded to for each of the result's, up to {@link #FEW} eighths.
     * With fewer, the borders of blocks and what was cut off with the higher frequencies begin to show.
     */
    private static final double LEAST_OF_FEW = 1.1;

    /** The same from there on, where a sharper result shows more of them and another eighth costs less. */
    private static final double LEAST = 1.35;

    private static final int FEW = 2;

    /**
     * An axis of the decoded component and of the plane that it becomes.
     *
     * @param input samples of the component, once decoded
     * @param output samples of the plane
     * @param origin where in the component the plane begins, in decoded samples
     * @param step decoded samples for each of the plane; negative if it runs the other way
     */
    record Side(int input, int output, double origin, double step) {
        Taps taps() {
            return Taps.lanczos3(input, output, origin, step);
        }
    }

    /**
     * The reduction of a component.
     *
     * @param pixels of the result for each sample of the plane, on both sides
     */
    static Reduction of(Job job, Frame.Component component, int pixels) {
        Frame frame = job.header().frame();
        Axis across = job.turned() ? job.down() : job.across();
        Axis down = job.turned() ? job.across() : job.down();
        double ratioAcross = (double) component.across() / frame.maxAcross();
        double ratioDown = (double) component.down() / frame.maxDown();
        double perSample =
                Math.min(Math.abs(across.step()) * pixels * ratioAcross, Math.abs(down.step()) * pixels * ratioDown);
        int eighths = eighths(perSample);
        return new Reduction(
                component,
                eighths,
                side(frame.width(component), across, pixels, ratioAcross, eighths),
                side(frame.height(component), down, pixels, ratioDown, eighths),
                job.turned());
    }

    /**
     * To how many eighths a component is decoded.
     *
     * @param perSample its samples, as it is in the file, for each of the result on the axis with fewer
     */
    static int eighths(double perSample) {
        for (int eighths = 1; eighths < 8; eighths++) {
            if (perSample * eighths / 8 >= (eighths <= FEW ? LEAST_OF_FEW : LEAST)) {
                return eighths;
            }
        }
        return 8;
    }

    private static Side side(int length, Axis axis, int pixels, double ratio, int eighths) {
        double scale = ratio * eighths / 8;
        return new Side(
                Frame.ceil(length * eighths, 8),
                axis.count(pixels),
                axis.origin(pixels) * scale,
                axis.step() * pixels * scale);
    }

    /** The result's samples for each of the component as it is in the file, on the axis with more of them. */
    private double detail() {
        return eighths / 8.0 / Math.min(Math.abs(across.step()), Math.abs(down.step()));
    }

    /** An empty plane for the result. */
    Plane plane() {
        return turned ? new Plane(down.output(), across.output()) : new Plane(across.output(), down.output());
    }

    /**
     * A target that makes a plane.
     *
     * @param tolerance the error that leaving out last bits of coefficients may make
     */
    Target into(Plane plane, double tolerance) {
        Taps tapsAcross = across.taps();
        Taps tapsDown = down.taps();
        PlaneResampler resampler = new PlaneResampler(tapsAcross, tapsDown, turned, plane, 128);
        resampler.skip(tapsDown.begin());
        return new Target(
                component,
                eighths,
                tapsAcross.begin(),
                tapsAcross.end(),
                tapsDown.begin(),
                tapsDown.end(),
                detail(),
                tolerance,
                resampler::row);
    }

    /** The most that decoding and resampling the component take, the plane included. */
    long heapBytes(Frame frame) {
        long plane = 4L * across.output() * down.output();
        long resampler = PlaneResampler.bytes(
                across.input(), across.output(), across.step(), down.input(), down.output(), down.step());
        long decoder = frame.progressive()
                ? Coefficients.heapBytes(frame, component, eighths)
                : SequentialScan.heapBytes(frame, component, eighths);
        return plane + resampler + decoder;
    }
}
