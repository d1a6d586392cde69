package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import io.lazyimg.imageio.ImageIoResizer;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What libwebp has written without loss is read without loss, whatever transforms and codes it took for that. */
class WebpCodingTest {
    private static final List<int[]> SIZES = List.of(
            new int[] {1, 1}, new int[] {1, 37}, new int[] {53, 1}, new int[] {2, 3}, new int[] {67, 41}, new int[] {
                420, 310
            });

    private final Random random = new Random(20261125);

    private static BufferedImage read(byte[] webp, BufferedImage source) {
        Transform whole = Transform.fit(source.getWidth(), source.getHeight()).as(ImageFormat.PNG);
        return ResizerSubject.decoded(new ImageIoResizer().resize(ResizerSubject.job(webp, whole)));
    }

    /** A colour where nothing is to be seen is of no account: libwebp changes it. */
    private static int seen(int argb) {
        return argb >>> 24 == 0 ? 0 : argb;
    }

    private void assertExact(boolean alpha, IntBinaryOperator colours) {
        for (int[] size : SIZES) {
            BufferedImage source = TestPictures.picture(
                    size[0], size[1], alpha, (x, y) -> colours.applyAsInt(x, y) | (alpha ? 0 : 0xFF000000));
            BufferedImage result = read(WebpFile.lossless(source), source);
            for (int y = 0; y < size[1]; y++) {
                for (int x = 0; x < size[0]; x++) {
                    assertThat(seen(result.getRGB(x, y)))
                            .as("%d,%d of %dx%d", x, y, size[0], size[1])
                            .isEqualTo(seen(source.getRGB(x, y)));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 16, 17, 200, 256, 257, 2000})
    void anyNumberOfColours(int count) {
        int[] palette = random.ints(count).toArray();
        assertExact(true, (x, y) -> palette[random.nextInt(count)]);
        assertExact(false, (x, y) -> palette[(x / 5 + y / 3 * 7) % count]);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noise(boolean alpha) {
        assertExact(alpha, (x, y) -> random.nextInt());
    }

    @Test
    void slopesAndWhatIsNearThem() {
        assertExact(false, (x, y) -> (x * 3 & 0xFF) << 16 | (y * 2 & 0xFF) << 8 | (x + y & 0xFF));
        assertExact(false, (x, y) -> {
            int level = (int) (128 + 100 * Math.sin(x * 0.1) * Math.cos(y * 0.07));
            return level << 16 | (level * 4 / 5 + random.nextInt(6)) << 8 | level / 2;
        });
    }

    @Test
    void picturesOfManyParts() {
        assertExact(true, (x, y) -> {
            int part = (x / 40 + y / 40) % 4;
            return part == 0
                    ? random.nextInt()
                    : part == 1 ? 0xFF204060 : part == 2 ? (x * y) << 24 | 0x305070 : 0xFF000000 | x * 0x010101;
        });
    }

    @Test
    void theAlphaOfLossyPictures() {
        for (int noise : new int[] {1, 20, 256}) { // what is only noise is not compressed
            for (int[] size : SIZES) {
                BufferedImage source = TestPictures.picture(
                        size[0],
                        size[1],
                        true,
                        (x, y) -> Math.min(255, (x + y) / 4 + random.nextInt(noise)) << 24 | 0x4060A0);
                BufferedImage result = read(WebpFile.lossy(source), source);
                for (int y = 0; y < size[1]; y++) {
                    for (int x = 0; x < size[0]; x++) {
                        assertThat(result.getRGB(x, y) >>> 24)
                                .as("alpha at %d,%d of %dx%d", x, y, size[0], size[1])
                                .isEqualTo(source.getRGB(x, y) >>> 24);
                    }
                }
            }
        }
    }
}
