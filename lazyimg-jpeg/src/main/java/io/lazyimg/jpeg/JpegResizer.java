package io.lazyimg.jpeg;

import io.lazyimg.codec.Encoders;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.spi.FormatEncoder;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.ResizePlan;
import io.lazyimg.spi.Resized;
import io.lazyimg.spi.Resizer;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The engine for JPEGs that become JPEGs, or what else there are {@link FormatEncoder encoders} for on the class path; in
 * pure Java itself. It decodes a picture at as few eighths of its size as the result
 * needs, passes over all other coefficients, and never leaves the colours of JPEG unless a profile asks for it.
 *
 * <p>Reads baseline, extended and progressive files of one and three components with 8 bits a sample; what else there is,
 * and any other format of the result, is left to other engines. A baseline file is worked through in bands, so that memory
 * goes by the width of what it is decoded to. EXIF's orientation and an embedded colour profile are applied; nothing of the
 * metadata is kept. Colours have half the resolution below quality 90, and a gray picture stays gray.
 *
 * <p>Found by itself where it is on the class path. Safe for use by many threads.
 */
public final class JpegResizer implements Resizer {
    private final Map<ImageFormat, FormatEncoder> encoders;
    private final Set<ImageFormat> outputs;

    /**
     * An engine; it has no settings.
     *
     * @throws IllegalStateException if an encoder on the class path cannot be used
     */
    public JpegResizer() {
        this.encoders = Encoders.found();
        Set<ImageFormat> formats = EnumSet.of(ImageFormat.JPEG);
        formats.addAll(encoders.keySet());
        this.outputs = Collections.unmodifiableSet(formats);
    }

    @Override
    public String name() {
        return "jpeg";
    }

    @Override
    public Set<ImageFormat> outputs() {
        return outputs;
    }

    @Override
    public Optional<ResizePlan> plan(ResizeJob job) {
        return Optional.ofNullable(Job.of(job, encoders)).map(Job::plan);
    }

    @Override
    public Resized resize(ResizeJob job) {
        Job work = Job.of(job, encoders);
        if (work == null) {
            throw Damage.of("it is of a kind that this engine does not read");
        }
        byte[] content = Render.encode(work, Render.planes(work));
        return new Resized(
                content,
                work.output(),
                work.layout().canvasWidth(),
                work.layout().canvasHeight());
    }
}
