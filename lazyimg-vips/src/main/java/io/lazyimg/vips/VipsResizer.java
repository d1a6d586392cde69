package io.lazyimg.vips;

import io.lazyimg.codec.Refusal;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.imageio.ImageIoResizer;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.ResizePlan;
import io.lazyimg.spi.Resized;
import io.lazyimg.spi.Resizer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The engine for originals of AVIF, HEIC and JPEG XL, over an installed libvips. It writes what {@link ImageIoResizer} writes,
 * with it: AVIF too, by {@link AvifEncoder}. All other originals are left to other engines.
 *
 * <p>libvips gets to see no more than it must: a file whose header we have read ourselves becomes a PNG in its final size, of
 * which the default engine makes the result, colour profiles included.
 *
 * <p>It is native code. A defect in it can end the whole JVM, and while a picture is being decoded or encoded it cannot be
 * stopped; see {@code docs/vips.md}. It sets global state of libvips, and with it that of any other user of libvips in
 * the process.
 *
 * <p>Found by itself where it is on the class path. Safe for use by many threads.
 */
public final class VipsResizer implements Resizer {
    private static final Set<ImageFormat> INPUTS = Set.of(ImageFormat.AVIF, ImageFormat.HEIC, ImageFormat.JXL);

    private final Vips vips;
    private final Set<ImageFormat> reads;
    private final Resizer rest = new ImageIoResizer();

    /**
     * An engine that reads AVIF and HEIC, and JPEG XL where libvips does.
     *
     * @throws IllegalStateException if there is no libvips, or none that reads and writes AVIF; the message says what to
     *     install
     */
    public VipsResizer() {
        this(INPUTS);
    }

    /**
     * An engine that hands no others than these formats to libvips.
     *
     * @param reads some of AVIF, HEIC and JXL
     * @throws IllegalArgumentException if there is another among them
     * @throws IllegalStateException as without this parameter
     */
    public VipsResizer(Set<ImageFormat> reads) {
        if (!INPUTS.containsAll(reads)) {
            throw new IllegalArgumentException(reads + " is not among " + INPUTS);
        }
        this.vips = Vips.shared();
        Set<ImageFormat> all = EnumSet.noneOf(ImageFormat.class);
        all.addAll(reads);
        if (!vips.readsJxl()) {
            all.remove(ImageFormat.JXL);
        }
        this.reads = all;
    }

    @Override
    public String name() {
        return "vips";
    }

    @Override
    public Set<ImageFormat> outputs() {
        return rest.outputs();
    }

    @Override
    public Optional<ResizePlan> plan(ResizeJob job) {
        return Job.of(job, reads, rest).map(Job::plan);
    }

    @Override
    public Resized resize(ResizeJob job) {
        return Job.of(job, reads, rest)
                .orElseThrow(() -> Refusal.notDecodable("the file is no image that this engine reads"))
                .resize(vips);
    }
}
