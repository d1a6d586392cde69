package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import io.lazyimg.imageio.ImageIoResizer;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the JDK has written as a GIF is read as it was. */
class GifCodingTest {
    private static final int[][] SIZES = {{1, 1}, {1, 9}, {119, 3}, {40, 2}, {7, 8}, {300, 211}};

    private final Random random = new Random(20261126);

    private static byte[] gif(BufferedImage image, boolean interlaced) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private BufferedImage picture(int width, int height, int bits, boolean transparent, IntBinaryOperator numbers) {
        int[] palette =
                random.ints(1 << bits).map(colour -> 0xFF000000 | colour).toArray();
        IndexColorModel model =
                new IndexColorModel(8, palette.length, palette, 0, false, transparent ? 1 : -1, DataBuffer.TYPE_BYTE);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.getRaster().setSample(x, y, 0, numbers.applyAsInt(x, y) % palette.length);
            }
        }
        return image;
    }

    private static void assertRead(BufferedImage source, boolean interlaced) throws IOException {
        Transform whole = Transform.fit(source.getWidth(), source.getHeight()).as(ImageFormat.PNG);
        BufferedImage result =
                ResizerSubject.decoded(new ImageIoResizer().resize(ResizerSubject.job(gif(source, interlaced), whole)));
        for (int y = 0; y < source.getHeight(); y++) {
            for (int x = 0; x < source.getWidth(); x++) {
                int expected = source.getRGB(x, y);
                assertThat(result.getRGB(x, y))
                        .as("%d,%d of %dx%d", x, y, source.getWidth(), source.getHeight())
                        .isEqualTo(expected >>> 24 == 0 ? 0 : expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 8})
    void anyNumberOfColoursInAnyOrder(int bits) throws IOException {
        for (int[] size : SIZES) {
            for (boolean interlaced : new boolean[] {false, true}) {
                assertRead(picture(size[0], size[1], bits, true, (x, y) -> random.nextInt(256)), interlaced);
                assertRead(picture(size[0], size[1], bits, false, (x, y) -> x / 9 + y / 4), interlaced);
                assertRead(picture(size[0], size[1], bits, true, (x, y) -> 0), interlaced);
            }
        }
    }
}
