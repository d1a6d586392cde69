package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import io.lazyimg.imageio.ImageIoResizer;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.Resizer;
import java.awt.image.BufferedImage;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ImageIoResizerContractTest extends ResizerContract {
    private final Resizer resizer = new ImageIoResizer();

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

    private long memory(byte[] source) {
        ResizeJob job = new ResizeJob(source, Transform.fit(100, 100), 80, 0, 1_000_000_000, 1_000_000_000);
        return resizer.plan(job).orElseThrow().memoryBytes();
    }

    @Test
    void aProgressiveJpegWeighsItsCoefficients() {
        BufferedImage picture = TestPictures.plain(40, 40, TestPictures.GREEN);
        long baseline = memory(JpegFile.claiming(JpegFile.of(picture), 8000, 6000));
        long progressive = memory(JpegFile.claiming(JpegFile.progressive(picture), 8000, 6000));
        // 4:2:0, so one and a half coefficients a pixel, of two bytes each
        assertThat(progressive - baseline).as("native bytes").isBetween(140_000_000L, 160_000_000L);
    }
}
