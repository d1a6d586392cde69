package io.lazyimg.vips;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.spi.Resizer;
import io.lazyimg.testkit.ResizerColours;
import io.lazyimg.testkit.ResizerSizes;
import io.lazyimg.testkit.ResizerTransparency;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** The contract of engines, as far as it is about PNGs, on AVIF made of them. */
class AvifContractTest implements ResizerSizes, ResizerColours, ResizerTransparency {
    @BeforeEach
    void libvips() {
        NeedsVips.vips();
    }

    @Override
    public Resizer resizer() {
        return new Recoded(Codecs::avif);
    }

    @Override
    public Set<ImageFormat> reads() {
        return Set.of(ImageFormat.PNG);
    }

    @Override
    public int loss() {
        return 6;
    }
}
