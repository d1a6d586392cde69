package io.lazyimg.imageio;

import io.lazyimg.codec.Orientation;
import io.lazyimg.codec.ProfileToSrgb;
import io.lazyimg.codec.Refusal;
import io.lazyimg.codec.Region;
import io.lazyimg.codec.Size;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Layout;
import io.lazyimg.spi.FormatEncoder;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.ResizePlan;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job worked out from the source's header: how it goes, and what it takes.
 *
 * @param header of the source
 * @param orientation of the source
 * @param layout of the result
 * @param region the part of the stored picture that is seen
 * @param between the size that it is brought to while it is decoded, as stored
 * @param target the size of that part in the result, as stored
 * @param resampler how it is brought to its size
 * @param output the format of the result, or {@code null} if that depends on the pixels
 * @param encoders those of the format, or of the formats that it may be
 */
record Job(
        Header header,
        Orientation orientation,
        Layout layout,
        Region region,
        Size between,
        Size target,
        Resampler resampler,
        @Nullable ImageFormat output,
        List<FormatEncoder> encoders) {

    /** The job, or nothing if it is none for this engine. */
    static Optional<Job> of(ResizeJob job, Resampler resampler, Outputs outputs) {
        ImageFormat wanted = job.transform().format();
        Optional<ImageFormat> format = ImageFormat.sniff(job.source()).filter(Header.READ::contains);
        if (format.isEmpty() || (wanted != null && !outputs.has(wanted))) {
            return Optional.empty();
        }
        Header header = Header.of(format.get(), job.source());
        if (pixels(header.width(), header.height()) > job.maxSourcePixels()) {
            throw Refusal.tooLarge("", header.width(), header.height(), "maxSourcePixels", job.maxSourcePixels());
        }
        Orientation orientation = new Orientation(header.orientation());
        Size stored = new Size(header.width(), header.height());
        Size upright = orientation.turn(stored);
        Layout layout = job.transform().layout(upright.width(), upright.height());
        ImageFormat output = wanted != null ? wanted : outputs.has(format.get()) ? format.get() : null;
        List<FormatEncoder> encoders = outputs.possible(output);
        check(layout, encoders, job.maxOutputPixels());
        Region region = orientation.stored(
                new Region(layout.cropX(), layout.cropY(), layout.cropWidth(), layout.cropHeight()), stored);
        Size target = orientation.turn(new Size(layout.width(), layout.height()));
        Size between = resampler == Resampler.LANCZOS ? target : Scaler.between(region, target);
        return Optional.of(new Job(header, orientation, layout, region, between, target, resampler, output, encoders));
    }

    private static void check(Layout layout, List<FormatEncoder> encoders, long maxOutputPixels) {
        int width = layout.canvasWidth();
        int height = layout.canvasHeight();
        if (pixels(width, height) > maxOutputPixels) {
            throw Refusal.tooLarge("the result of ", width, height, "maxOutputPixels", maxOutputPixels);
        }
        for (FormatEncoder encoder : encoders) {
            if (Math.max(width, height) > encoder.maxSide()) {
                throw Refusal.tooLong(encoder.format(), width, height, encoder.maxSide());
            }
        }
    }

    private static long pixels(long width, long height) {
        return width * height;
    }

    ResizePlan plan() {
        Size upright = orientation.turn(new Size(header.width(), header.height()));
        return new ResizePlan(header.format(), upright.width(), upright.height(), memoryBytes());
    }

    /** What takes the rows and makes the picture between of them. */
    Reducer reducer() {
        return isLanczos()
                ? new LanczosReducer(region, header.samples(), between)
                : new Shrinker(region, header.samples(), between.width(), between.height());
    }

    private long reducerBytes() {
        return isLanczos()
                ? LanczosReducer.bytes(region, header.samples(), between)
                : Shrinker.bytes(region, header.samples(), between.width(), between.height());
    }

    /** What keeps its size is copied. */
    private boolean isLanczos() {
        boolean kept = region.width() == target.width() && region.height() == target.height();
        return resampler == Resampler.LANCZOS && !kept;
    }

    /**
     * The most of the three steps: decoding with the reduced picture beside it; from that to the scaled, turned and
     * padded one; and that one with the encoder. The JVM frees what is between them when it has to.
     */
    private long memoryBytes() {
        long betweenBytes = 4 * pixels(between.width(), between.height());
        long targetBytes = 4 * pixels(target.width(), target.height());
        long canvas = pixels(layout.canvasWidth(), layout.canvasHeight());
        long decode = header.decodeBytes() + reducerBytes();
        long colour = header.profile().parts().isEmpty() ? 0 : betweenBytes + ProfileToSrgb.bytes();
        long scale = (between.equals(target) ? 0 : betweenBytes) + 2 * targetBytes + 4 * canvas;
        long encode = 4 * canvas + (layout.padded() ? targetBytes : 0) + encoderBytes();
        return Math.max(Math.max(decode, colour), Math.max(scale, encode));
    }

    private long encoderBytes() {
        return encoders.stream()
                .mapToLong(encoder -> encoder.memoryBytes(
                        layout.canvasWidth(),
                        layout.canvasHeight(),
                        header.samples().alpha()))
                .max()
                .orElseThrow();
    }
}
