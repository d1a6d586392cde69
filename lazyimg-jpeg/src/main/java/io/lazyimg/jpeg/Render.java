package io.lazyimg.jpeg;

import io.lazyimg.codec.Plane;
import io.lazyimg.codec.PlaneResampler;
import io.lazyimg.codec.Taps;
import java.util.ArrayList;
import java.util.List;

/** From a file to the planes of the result: decoded, resampled, turned and put on the canvas, each component by itself. */
final class Render {
    /**
     * The least number of samples that a component is decoded to for each of the result's. With fewer, the borders of
     * blocks and what was cut off with the higher frequencies begin to show.
     */
    private static final double LEAST = 1.1;

    private Render() {}

    /** The planes of the result: Y, or Y, Cb and Cr. */
    static List<Plane> planes(Job job) {
        byte[] profile = job.profile();
        boolean direct = profile == null && job.header().colour() != Header.Colour.RGB;
        List<Plane> planes = decode(job, direct);
        if (!direct) {
            planes = Colours.convert(planes, job.header().colour(), profile, job.pixelsPerColour());
        }
        return job.layout().padded() ? Canvas.pad(planes, job) : planes;
    }

    /** Decodes with hope, and again what turns out to be so smooth that left-out bits could be seen. */
    private static List<Plane> decode(Job job, boolean direct) {
        List<Frame.Component> components = job.header().frame().components();
        List<Part> parts = new ArrayList<>();
        for (Frame.Component component : components) {
            parts.add(part(job, component, direct, Precision.HOPEFUL));
        }
        double[] errors = decode(job, parts);
        List<Plane> planes = new ArrayList<>();
        List<Part> again = new ArrayList<>();
        for (Part part : parts) {
            Frame.Component component = part.target().component();
            double tolerance = Precision.HOPEFUL;
            if (errors[component.index()] > 0) {
                int[] divisors = EncodeTables.divisors(component.index() > 0, job.quality());
                tolerance = Precision.tolerance(part.plane(), divisors);
            }
            boolean good = errors[component.index()] <= tolerance;
            Part better =
                    good ? new Part(Target.nothing(component), part.plane()) : part(job, component, direct, tolerance);
            again.add(better);
            planes.add(better.plane());
        }
        if (again.stream().anyMatch(part -> !part.target().isNothing())) {
            decode(job, again);
        }
        return planes;
    }

    private static double[] decode(Job job, List<Part> parts) {
        List<Target> targets = parts.stream().map(Part::target).toList();
        return Decoder.decode(job.source(), job.header().frame(), targets);
    }

    /** A component of the source and what it becomes. */
    private record Part(Target target, Plane plane) {}

    private static Part part(Job job, Frame.Component component, boolean direct, double tolerance) {
        int pixels = direct && component.index() > 0 ? job.pixelsPerColour() : 1;
        Frame frame = job.header().frame();
        Axis storedAcross = job.turned() ? job.down() : job.across();
        Axis storedDown = job.turned() ? job.across() : job.down();
        double ratioAcross = (double) component.across() / frame.maxAcross();
        double ratioDown = (double) component.down() / frame.maxDown();
        double perSampleAcross = Math.abs(storedAcross.step()) * pixels * ratioAcross;
        double perSampleDown = Math.abs(storedDown.step()) * pixels * ratioDown;
        double perSample = Math.min(perSampleAcross, perSampleDown);
        int eighths = eighths(perSample);
        Plane plane = new Plane(job.across().count(pixels), job.down().count(pixels));
        Taps across =
                taps(storedAcross, pixels, ratioAcross * eighths / 8, Frame.ceil(frame.width(component) * eighths, 8));
        Taps down = taps(storedDown, pixels, ratioDown * eighths / 8, Frame.ceil(frame.height(component) * eighths, 8));
        PlaneResampler resampler = new PlaneResampler(across, down, job.turned(), plane, 128);
        resampler.skip(down.begin());
        Target target = new Target(
                component,
                eighths,
                across.begin(),
                across.end(),
                down.begin(),
                down.end(),
                1 / perSample,
                tolerance,
                resampler::row);
        return new Part(target, plane);
    }

    private static int eighths(double perSample) {
        for (int eighths = 1; eighths < 8; eighths++) {
            if (perSample * eighths / 8 >= LEAST) {
                return eighths;
            }
        }
        return 8;
    }

    private static Taps taps(Axis axis, int pixels, double ratio, int length) {
        return Taps.lanczos3(length, axis.count(pixels), axis.origin(pixels) * ratio, axis.step() * pixels * ratio);
    }

    static byte[] encode(Job job, List<Plane> planes) {
        return JpegEncoder.encode(planes, job.quality(), false, true);
    }

    /** The most memory that a job takes beside the source, the result included. */
    static long heapBytes(Job job) {
        return 0;
    }
}
