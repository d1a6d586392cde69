package io.lazyimg.testkit;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.imageio.ImageIoResizer;
import io.lazyimg.imageio.Resampler;
import io.lazyimg.spi.Resizer;
import java.util.Set;

final class ImgscalrContractTest extends ResizerContract {
    private final Resizer resizer = new ImageIoResizer(Resampler.IMGSCALR);

    @Override
    public Resizer resizer() {
        return resizer;
    }

    @Override
    public Set<ImageFormat> reads() {
        return Set.of(
                ImageFormat.JPEG,
                ImageFormat.PNG,
                ImageFormat.GIF,
                ImageFormat.WEBP,
                ImageFormat.BMP,
                ImageFormat.TIFF);
    }
}
