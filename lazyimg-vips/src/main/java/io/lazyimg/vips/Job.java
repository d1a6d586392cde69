package io.lazyimg.vips;

import io.lazyimg.codec.Refusal;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Layout;
import io.lazyimg.image.Transform;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.ResizePlan;
import io.lazyimg.spi.Resized;
import io.lazyimg.spi.Resizer;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A job worked out from the source's header. It has two steps: libvips makes a PNG of what is seen of the original, in its final
 * size; the default engine makes the result of that.
 *
 * @param job as asked for
 * @param original the source
 * @param layout of the result
 * @param output the format of the result, or {@code null} if that depends on the pixels
 * @param rest the default engine
 */
record Job(
        ResizeJob job,
        Original original,
        Layout layout,
        @Nullable ImageFormat output,
        Resizer rest) {

    /** The job, or nothing if it is none for this engine. */
    static Optional<Job> of(ResizeJob job, Set<ImageFormat> reads, Resizer rest) {
        ImageFormat wanted = job.transform().format();
        Optional<ImageFormat> format = ImageFormat.sniff(job.source()).filter(reads::contains);
        if (format.isEmpty() || (wanted != null && !rest.outputs().contains(wanted))) {
            return Optional.empty();
        }
        Original original = Original.read(format.get(), job.source());
        int width = original.width();
        int height = original.height();
        if ((long) width * height > job.maxSourcePixels()) {
            throw Refusal.tooLarge("", width, height, "maxSourcePixels", job.maxSourcePixels());
        }
        ImageFormat kept = rest.outputs().contains(format.get()) ? format.get() : null;
        Layout layout = job.transform().layout(width, height);
        return Optional.of(new Job(job, original, layout, wanted != null ? wanted : kept, rest));
    }

    /** @throws io.lazyimg.image.ImageException if the result would be too large */
    ResizePlan plan() {
        byte[] png = BlankPng.header(layout.width(), layout.height());
        ResizeJob second = second(png, output == null ? ImageFormat.PNG : output);
        long rendering = Footprint.png(layout) + rest.plan(second).orElseThrow().memoryBytes();
        long decoding = Footprint.decoding(original, layout, job.source().length);
        return new ResizePlan(original.format(), original.width(), original.height(), Math.max(decoding, rendering));
    }

    Resized resize(Vips vips) {
        Decode.Part part = Decode.part(vips, original, job.source(), layout, job.time());
        ImageFormat byPixels = part.transparent() ? ImageFormat.PNG : ImageFormat.JPEG;
        return rest.resize(second(part.png(), output == null ? byPixels : output));
    }

    /** The second step for what the first has made, or will. */
    private ResizeJob second(byte[] png, ImageFormat format) {
        Transform whole = job.transform().in(layout.canvasWidth(), layout.canvasHeight());
        return new ResizeJob(
                png,
                whole.as(format),
                job.quality(),
                job.matte(),
                job.maxSourcePixels(),
                job.maxOutputPixels(),
                job.time());
    }
}
