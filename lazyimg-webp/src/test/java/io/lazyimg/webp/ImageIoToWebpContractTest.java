package io.lazyimg.webp;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.imageio.ImageIoResizer;
import io.lazyimg.spi.Resizer;
import io.lazyimg.testkit.ResizerContract;
import java.util.EnumSet;
import java.util.Set;

/** The default engine, which writes WebP here. */
final class ImageIoToWebpContractTest extends ResizerContract {
    private final Resizer resizer = new ImageIoResizer();

    @Override
    public Resizer resizer() {
        return resizer;
    }

    @Override
    public Set<ImageFormat> reads() {
        return EnumSet.of(
                ImageFormat.JPEG,
                ImageFormat.PNG,
                ImageFormat.GIF,
                ImageFormat.WEBP,
                ImageFormat.BMP,
                ImageFormat.TIFF);
    }
}
