package io.lazyimg.imageio;

import io.lazyimg.codec.Refusal;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.ResizePlan;
import io.lazyimg.spi.Resized;
import io.lazyimg.spi.Resizer;
import io.lazyimg.spi.TimeLimit;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The default engine, in pure Java: reads JPEG, PNG, GIF, WebP, BMP and TIFF, writes JPEG and PNG, and
 * what there are {@link io.lazyimg.spi.FormatEncoder encoders} for on the class path.
 *
 * <p>Of several pictures in a file the first is shown. Embedded colour profiles and EXIF's orientation are applied;
 * nothing of the metadata is kept. A picture with transparency is padded with transparency where the result has it,
 * everything else with the matte. A JPEG or PNG that is not interlaced is resampled while it is decoded, so that the
 * original is never in memory as a whole. What is not read: lossless and arithmetic-coded JPEG, more than 8 bits a
 * sample in JPEG and 16 in TIFF.
 *
 * <p>Safe for use by many threads. Leaves ImageIO's settings and the order of its plug-ins alone.
 */
public final class ImageIoResizer implements Resizer {
    private final Resampler resampler;
    private final Outputs outputs;

    /**
     * An engine that resamples by Lanczos' kernel.
     *
     * @throws IllegalStateException if the JDK's own readers and writers have been taken out of ImageIO's registry, or if an
     *     encoder on the class path cannot be used
     */
    public ImageIoResizer() {
        this(Resampler.LANCZOS);
    }

    /**
     * An engine.
     *
     * @throws IllegalStateException if the JDK's own readers and writers have been taken out of ImageIO's registry, or if an
     *     encoder on the class path cannot be used
     */
    public ImageIoResizer(Resampler resampler) {
        this.resampler = Objects.requireNonNull(resampler);
        Readers.check();
        this.outputs = Outputs.found();
    }

    @Override
    public String name() {
        return "imageio";
    }

    @Override
    public Set<ImageFormat> outputs() {
        return outputs.formats();
    }

    @Override
    public Optional<ResizePlan> plan(ResizeJob job) {
        return Job.of(job, resampler, outputs).map(Job::plan);
    }

    @Override
    public Resized resize(ResizeJob job) {
        Job work = Job.of(job, resampler, outputs)
                .orElseThrow(() -> Refusal.notDecodable("the file is no image that this engine reads"));
        Picture upright =
                Scaler.scale(coloured(work, job.time()), work.target()).upright(work.orientation());
        Picture backed = Canvas.backed(upright, job);
        ImageFormat format = format(work, backed);
        Picture flat = format == ImageFormat.JPEG ? Canvas.flatten(backed, job.matte()) : backed;
        Picture result = Canvas.pad(flat, work.layout(), job.matte());
        byte[] content = outputs.of(format).encode(result.toPixels(), job.quality(), job.time());
        return new Resized(content, format, result.width(), result.height());
    }

    /** In methods of their own, since an interpreted one keeps what its variables hold until it returns. */
    private static Picture coloured(Job work, TimeLimit time) {
        return ColourToSrgb.convert(
                decode(work, time), work.header().samples(), work.header().profile(), time);
    }

    private static Picture decode(Job work, TimeLimit time) {
        Header header = work.header();
        Reducer reducer = work.reducer();
        try {
            header.pixels()
                    .deliver(
                            (y, samples, offset) -> {
                                time.check();
                                reducer.row(y, samples, offset);
                            },
                            time);
            return reducer.picture();
        } catch (ImageException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            passOn(e);
            time.check();
            throw Refusal.notDecodable(
                    "the " + header.format() + " of " + header.width() + "x" + header.height()
                            + " pixels is damaged or of a kind that is not read",
                    e);
        }
    }

    /** Readers wrap an {@link OutOfMemoryError}, which tells of the JVM and not of the source. */
    static void passOn(Exception e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Error error) {
                throw error;
            }
        }
    }

    private static ImageFormat format(Job work, Picture picture) {
        ImageFormat settled = work.output();
        if (settled != null) {
            return settled;
        }
        return picture.transparent() ? ImageFormat.PNG : ImageFormat.JPEG;
    }
}
