package io.lazyimg.testkit;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.imageio.ImageIoResizer;
import io.lazyimg.imageio.Resampler;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.ResizePlan;
import io.lazyimg.spi.Resized;
import io.lazyimg.spi.Resizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class ImageIoMemoryTest extends ResizerMemoryContract {
    @Override
    protected List<Class<? extends Resizer>> engines() {
        return List.of(ImageIoResizer.class, ImgscalrResizer.class);
    }

    @Override
    protected Set<ImageFormat> reads() {
        return Set.of(
                ImageFormat.JPEG,
                ImageFormat.PNG,
                ImageFormat.GIF,
                ImageFormat.WEBP,
                ImageFormat.BMP,
                ImageFormat.TIFF);
    }

    /** The default engine with its other resampler. */
    public static final class ImgscalrResizer implements Resizer {
        private final Resizer resizer = new ImageIoResizer(Resampler.IMGSCALR);

        @Override
        public String name() {
            return resizer.name();
        }

        @Override
        public Set<ImageFormat> outputs() {
            return resizer.outputs();
        }

        @Override
        public Optional<ResizePlan> plan(ResizeJob job) {
            return resizer.plan(job);
        }

        @Override
        public Resized resize(ResizeJob job) {
            return resizer.resize(job);
        }
    }
}
