package io.lazyimg.webp;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.imageio.ImageIoResizer;
import io.lazyimg.spi.Resizer;
import io.lazyimg.testkit.ResizerMemoryContract;
import java.util.List;
import java.util.Set;

final class WebpMemoryTest extends ResizerMemoryContract {
    @Override
    protected List<Class<? extends Resizer>> engines() {
        return List.of(ImageIoResizer.class);
    }

    @Override
    protected Set<ImageFormat> reads() {
        return Set.of(ImageFormat.PNG);
    }

    @Override
    protected ImageFormat output() {
        return ImageFormat.WEBP;
    }
}
