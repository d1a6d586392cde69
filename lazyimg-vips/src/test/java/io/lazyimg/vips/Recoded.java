package io.lazyimg.vips;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.ResizePlan;
import io.lazyimg.spi.Resized;
import io.lazyimg.spi.Resizer;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The engine as one of PNGs, each of which is brought into one of its own formats first. */
final class Recoded implements Resizer {
    private final Resizer engine = new VipsResizer();
    private final UnaryOperator<byte[]> coder;

    Recoded(UnaryOperator<byte[]> coder) {
        this.coder = coder;
    }

    private ResizeJob job(ResizeJob of) {
        ImageFormat wanted = of.transform().format();
        return new ResizeJob(
                coder.apply(of.source()),
                wanted == null ? of.transform().as(ImageFormat.PNG) : of.transform(),
                of.quality(),
                of.matte(),
                of.maxSourcePixels(),
                of.maxOutputPixels(),
                of.time());
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public Set<ImageFormat> outputs() {
        return Set.of(ImageFormat.JPEG, ImageFormat.PNG);
    }

    @Override
    public Optional<ResizePlan> plan(ResizeJob job) {
        return engine.plan(job(job));
    }

    @Override
    public Resized resize(ResizeJob job) {
        return engine.resize(job(job));
    }
}
