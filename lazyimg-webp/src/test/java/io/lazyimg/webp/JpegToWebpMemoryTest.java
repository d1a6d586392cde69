package io.lazyimg.webp;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.jpeg.JpegResizer;
import io.lazyimg.spi.Resizer;
import io.lazyimg.testkit.ResizerMemoryContract;
import java.util.List;
import java.util.Set;

final class JpegToWebpMemoryTest extends ResizerMemoryContract {
    @Override
    protected List<Class<? extends Resizer>> engines() {
        return List.of(JpegResizer.class);
    }

    @Override
    protected Set<ImageFormat> reads() {
        return Set.of(ImageFormat.JPEG);
    }

    @Override
    protected boolean readsFourComponents() {
        return false;
    }

    @Override
    protected ImageFormat output() {
        return ImageFormat.WEBP;
    }
}
