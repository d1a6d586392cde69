package io.lazyimg.webp;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.jpeg.JpegResizer;
import io.lazyimg.spi.Resizer;
import io.lazyimg.testkit.ResizerContract;
import java.util.Set;

/** The engine for JPEG, which writes WebP here. */
final class JpegToWebpContractTest extends ResizerContract {
    private final Resizer resizer = new JpegResizer();

    @Override
    public Resizer resizer() {
        return resizer;
    }

    @Override
    public Set<ImageFormat> reads() {
        return Set.of(ImageFormat.JPEG);
    }

    @Override
    public boolean readsFourComponents() {
        return false;
    }
}
