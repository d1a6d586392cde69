package io.lazyimg.jpeg;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.spi.Resizer;
import io.lazyimg.testkit.ResizerContract;
import java.util.Set;

final class JpegResizerContractTest extends ResizerContract {
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
