package io.lazyimg.imageio;

import io.lazyimg.codec.Encoders;
import io.lazyimg.codec.Refusal;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.spi.FormatEncoder;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.ResizePlan;
import io.lazyimg.spi.Resized;
import io.lazyimg.spi.Resizer;
import io.lazyimg.spi.TimeLimit;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The engine that keeps animations: an animated GIF becomes another, and an animated WebP too where there is an {@link
 * FormatEncoder} of WebP on the class path; otherwise it becomes a GIF. Either becomes the other if that is asked for. Does
 * nothing else, and leaves animations over its limits to the next engine, which shows their first frame.
 */
public final class AnimationResizer implements Resizer {
    private final int maxFrames;
    private final long maxPixels;
    private final @Nullable FormatEncoder webp;

    /**
     * An engine.
     *
     * @param maxFrames the most frames that it keeps
     * @param maxPixels the most pixels of all frames together, each as large as the canvas
     * @throws IllegalStateException if an encoder on the class path cannot be used
     */
    public AnimationResizer(int maxFrames, long maxPixels) {
        this.maxFrames = maxFrames;
        this.maxPixels = maxPixels;
        this.webp = Encoders.found().get(ImageFormat.WEBP);
    }

    @Override
    public String name() {
        return "animation";
    }

    @Override
    public Set<ImageFormat> outputs() {
        return webp == null ? Set.of(ImageFormat.GIF) : Set.of(ImageFormat.GIF, ImageFormat.WEBP);
    }

    /**
     * A job that is one for this engine.
     *
     * @param webp the encoder of frames if the result is a WebP, or {@code null} if it is a GIF
     */
    private record Work(
            Job still, Animation animation, @Nullable FormatEncoder webp) {
        long writerBytes() {
            int width = still.layout().canvasWidth();
            int height = still.layout().canvasHeight();
            int frames = animation.frames().size();
            return webp == null
                    ? GifFrames.bytes((long) width * height, frames)
                    : WebpFrames.bytes(webp, width, height, frames);
        }

        FrameWriter writer(int quality, TimeLimit time) throws IOException {
            return webp == null
                    ? new GifFrames(animation.plays(), time)
                    : new WebpFrames(webp, quality, animation.plays(), time);
        }

        ImageFormat format() {
            return webp == null ? ImageFormat.GIF : ImageFormat.WEBP;
        }
    }

    @Override
    public Optional<ResizePlan> plan(ResizeJob job) {
        return Optional.ofNullable(work(job)).map(work -> {
            Job still = work.still;
            long bytes = Stage.bytes(still.header(), work.animation)
                    + work.animation.decodeBytes()
                    + still.plan().memoryBytes()
                    + work.writerBytes();
            ResizePlan plan = still.plan();
            return new ResizePlan(plan.sourceFormat(), plan.sourceWidth(), plan.sourceHeight(), bytes);
        });
    }

    @Override
    public Resized resize(ResizeJob job) {
        Work work = work(job);
        if (work == null) {
            throw Refusal.notDecodable("the file is no animation that this engine keeps");
        }
        try {
            return resize(work, job);
        } catch (ImageException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            ImageIoResizer.passOn(e);
            job.time().check();
            throw Refusal.notDecodable("a frame of the animation is damaged or of a kind that is not read", e);
        }
    }

    private static Resized resize(Work work, ResizeJob job) throws IOException {
        Job still = work.still;
        Header header = still.header();
        Stage stage = new Stage(header.width(), header.height());
        FrameWriter out = work.writer(job.quality(), job.time());
        for (Animation.Frame frame : work.animation.frames()) {
            stage.show(frame, job.time());
            Reducer reducer = still.reducer();
            stage.deliver(reducer, job.time());
            Picture coloured = ColourToSrgb.convert(reducer.picture(), header.samples(), header.profile(), job.time());
            Picture upright = Scaler.scale(coloured, still.target()).upright(still.orientation());
            Picture backed = Canvas.backed(upright, job);
            out.frame(Canvas.pad(backed, still.layout(), job.matte()), frame.millis());
        }
        return new Resized(
                out.end(),
                work.format(),
                still.layout().canvasWidth(),
                still.layout().canvasHeight());
    }

    private @Nullable Work work(ResizeJob job) {
        ImageFormat source = ImageFormat.sniff(job.source()).orElse(null);
        if (source != ImageFormat.GIF && source != ImageFormat.WEBP) {
            return null;
        }
        ImageFormat wanted = job.transform().format();
        ImageFormat target = wanted != null ? wanted : webp == null ? ImageFormat.GIF : source;
        FormatEncoder encoder = target == ImageFormat.WEBP ? webp : null;
        if (target != ImageFormat.GIF && encoder == null) {
            return null;
        }
        Outputs stills = new Outputs(encoder == null ? Map.of() : Map.of(ImageFormat.WEBP, encoder));
        ResizeJob ofStill = job.with(job.transform().as(encoder == null ? ImageFormat.PNG : ImageFormat.WEBP));
        return Job.of(ofStill, Resampler.LANCZOS, stills)
                .flatMap(still -> Animation.of(still.header(), job.source(), maxFrames)
                        .filter(animation -> isWithin(still.header(), animation))
                        .map(animation -> new Work(still, animation, encoder)))
                .orElse(null);
    }

    private boolean isWithin(Header canvas, Animation animation) {
        return (long) canvas.width() * canvas.height()
                <= maxPixels / animation.frames().size();
    }
}
