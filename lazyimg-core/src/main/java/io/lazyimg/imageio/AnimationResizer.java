package io.lazyimg.imageio;

import io.lazyimg.codec.Refusal;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.ResizePlan;
import io.lazyimg.spi.Resized;
import io.lazyimg.spi.Resizer;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The engine that keeps animations: an animated GIF or WebP becomes an animated GIF, unless another format is asked for.
 * Does nothing else, and leaves animations over its limits to the next engine, which shows their first frame.
 */
public final class AnimationResizer implements Resizer {
    private final int maxFrames;
    private final long maxPixels;

    /**
     * An engine.
     *
     * @param maxFrames the most frames that it keeps
     * @param maxPixels the most pixels of all frames together, each as large as the canvas
     */
    public AnimationResizer(int maxFrames, long maxPixels) {
        this.maxFrames = maxFrames;
        this.maxPixels = maxPixels;
    }

    @Override
    public String name() {
        return "animation";
    }

    @Override
    public Set<ImageFormat> outputs() {
        return Set.of(ImageFormat.GIF);
    }

    /** A job that is one for this engine. */
    private record Work(Job still, Animation animation) {}

    @Override
    public Optional<ResizePlan> plan(ResizeJob job) {
        return Optional.ofNullable(work(job)).map(work -> {
            Job still = work.still;
            long canvas = (long) still.layout().canvasWidth() * still.layout().canvasHeight();
            long bytes = Stage.bytes(still.header(), work.animation)
                    + work.animation.decodeBytes()
                    + still.plan().memoryBytes()
                    + GifFrames.bytes(canvas, work.animation.frames().size());
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
        FrameWriter out = new GifFrames(work.animation.plays(), job.time());
        for (Animation.Frame frame : work.animation.frames()) {
            stage.show(frame, job.time());
            Reducer reducer = still.reducer();
            stage.deliver(reducer, job.time());
            Picture coloured = ColourToSrgb.convert(reducer.picture(), header.samples(), header.profile(), job.time());
            Picture upright = Scaler.scale(coloured, still.target()).upright(still.orientation());
            out.frame(Canvas.pad(upright, still.layout(), job.matte()), frame.millis());
        }
        return new Resized(
                out.end(),
                ImageFormat.GIF,
                still.layout().canvasWidth(),
                still.layout().canvasHeight());
    }

    private @Nullable Work work(ResizeJob job) {
        ImageFormat wanted = job.transform().format();
        Optional<ImageFormat> source = ImageFormat.sniff(job.source());
        if ((wanted != null && wanted != ImageFormat.GIF)
                || source.filter(format -> format == ImageFormat.GIF || format == ImageFormat.WEBP)
                        .isEmpty()) {
            return null;
        }
        ResizeJob ofStill = job.with(job.transform().as(ImageFormat.PNG));
        return Job.of(ofStill, Resampler.LANCZOS, Outputs.OF_JDK)
                .flatMap(still -> Animation.of(still.header(), job.source(), maxFrames)
                        .filter(animation -> isWithin(still.header(), animation))
                        .map(animation -> new Work(still, animation)))
                .orElse(null);
    }

    private boolean isWithin(Header canvas, Animation animation) {
        return (long) canvas.width() * canvas.height()
                <= maxPixels / animation.frames().size();
    }
}
