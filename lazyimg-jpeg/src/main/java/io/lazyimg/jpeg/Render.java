package io.lazyimg.jpeg;

import io.lazyimg.codec.Plane;
import io.lazyimg.codec.ProfileToSrgb;
import io.lazyimg.image.Layout;
import io.lazyimg.spi.FormatEncoder;
import java.util.ArrayList;
import java.util.List;

/** From a file to the planes of the result: decoded, resampled, turned and put on the canvas, each component by itself. */
final class Render {
    /** Tables, lists and other things of which there are a few of a kilobyte or so. */
    private static final long SMALL_THINGS = 256 << 10;

    private Render() {}

    /** The planes of the result: Y, or Y, Cb and Cr. */
    static List<Plane> planes(Job job) {
        byte[] profile = job.profile();
        boolean direct = profile == null && job.header().colour() != Header.Colour.RGB;
        List<Plane> planes = decode(job, direct);
        if (!direct) {
            planes = Colours.convert(planes, job.header().colour(), profile, job.pixelsPerColour(), job.time());
        }
        return job.layout().padded() ? Canvas.pad(planes, job) : planes;
    }

    /** What happens to the components of the source. Directly, those of colours become as small as the result's are. */
    private static List<Reduction> reductions(Job job, boolean direct) {
        return job.header().frame().components().stream()
                .map(component ->
                        Reduction.of(job, component, direct && component.index() > 0 ? job.pixelsPerColour() : 1))
                .toList();
    }

    /** Decodes with hope, and again what turns out to be so smooth that left-out bits could be seen. */
    private static List<Plane> decode(Job job, boolean direct) {
        List<Reduction> reductions = reductions(job, direct);
        List<Plane> planes = reductions.stream().map(Reduction::plane).toList();
        List<Target> targets = new ArrayList<>();
        for (int c = 0; c < planes.size(); c++) {
            targets.add(reductions.get(c).into(planes.get(c), Precision.HOPEFUL));
        }
        double[] errors = Decoder.decode(job.source(), job.header().frame(), targets, job.time()::check);
        List<Target> again = new ArrayList<>();
        for (int c = 0; c < planes.size(); c++) {
            double tolerance = errors[c] == 0
                    ? 0
                    : Precision.tolerance(planes.get(c), EncodeTables.divisors(c > 0, job.quality()));
            again.add(
                    errors[c] <= tolerance
                            ? Target.nothing(reductions.get(c).component())
                            : reductions.get(c).into(planes.get(c), tolerance));
        }
        if (!again.stream().allMatch(Target::isNothing)) {
            Decoder.decode(job.source(), job.header().frame(), again, job.time()::check);
        }
        return planes;
    }

    static byte[] encode(Job job, List<Plane> planes) {
        FormatEncoder encoder = job.encoder();
        if (encoder != null) {
            return encoder.encode(Colours.pixels(planes, job.pixelsPerColour()), job.quality(), job.time());
        }
        return JpegEncoder.encode(planes, job.quality(), false, true, job.time()::check);
    }

    /** The most memory that a job takes beside the source, the result included. */
    static long heapBytes(Job job) {
        Frame frame = job.header().frame();
        boolean direct = job.header().profile().isEmpty() && job.header().colour() != Header.Colour.RGB;
        long bytes = SMALL_THINGS + EntropyBuffer.heapBytes();
        for (Reduction reduction : reductions(job, direct)) {
            bytes += reduction.heapBytes(frame);
        }
        long result = (long) job.layout().canvasWidth() * job.layout().canvasHeight();
        if (!direct) {
            bytes += Colours.heapBytes(result) + (job.header().profile().isEmpty() ? 0 : ProfileToSrgb.bytes());
        }
        if (job.layout().padded()) {
            bytes += 3 * 4 * result;
        }
        int pixels = job.pixelsPerColour();
        FormatEncoder encoder = job.encoder();
        if (encoder != null) {
            Layout layout = job.layout();
            return bytes + 4 * result + encoder.memoryBytes(layout.canvasWidth(), layout.canvasHeight(), false);
        }
        boolean gray = direct && frame.components().size() == 1 && !job.layout().padded();
        return bytes
                + JpegEncoder.bytes(
                        job.across().samples(1),
                        job.down().samples(1),
                        gray ? 0 : job.across().samples(pixels),
                        gray ? 0 : job.down().samples(pixels));
    }
}
