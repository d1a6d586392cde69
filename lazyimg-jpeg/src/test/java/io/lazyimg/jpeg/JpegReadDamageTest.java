package io.lazyimg.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Dimension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.Test;

/** Files that are not what they say. */
class JpegReadDamageTest {
    @Test
    void aFileThatIsCutOffIsAnError() throws IOException {
        byte[] jpeg = JdkJpeg.of(JdkJpeg.waves(333, 201));
        byte[] progressive = JdkJpeg.progressive(JdkJpeg.waves(333, 201));

        for (byte[] whole : new byte[][] {jpeg, progressive}) {
            for (int part = 0; part < 10; part++) {
                byte[] cut = Arrays.copyOf(whole, part * whole.length / 10);
                assertThatThrownBy(() -> Reads.read(cut))
                        .as("%d of %d bytes", cut.length, whole.length)
                        .isInstanceOf(IIOException.class)
                        .hasMessageContaining("damaged");
            }
        }
    }

    @Test
    void whatIsNotAJpegIsAnError() {
        assertThatThrownBy(() -> Reads.read("GIF89a and more".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(IIOException.class);
    }

    /** 65535x65535, as a gray picture. */
    private static byte[] huge() throws IOException {
        byte[] jpeg = JdkJpeg.of(JdkJpeg.gray(JdkJpeg.waves(64, 64)));
        int frame = 2;
        while (jpeg[frame + 1] != (byte) 0xC0) {
            frame += 2 + Markers.u16(jpeg, frame + 2);
        }
        Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0xFF);
        return jpeg;
    }

    @Test
    void aSmallFileThatSaysItIsHugeTakesNoMemory() throws IOException {
        byte[] huge = huge();

        assertThat(Reads.reader(huge).getWidth(0)).isEqualTo(65535);
        assertThatThrownBy(() -> Reads.read(huge))
                .isInstanceOf(IIOException.class)
                .hasMessageContaining("65535x65535");
        assertThatThrownBy(() -> Reads.read(huge, param -> param.setSourceSubsampling(8, 8, 0, 0)))
                .isInstanceOf(IIOException.class)
                .hasMessageContaining("65535x65535");
        assertThatThrownBy(() -> Reads.read(huge, param -> param.setSourceRenderSize(new Dimension(100, 100))))
                .isInstanceOf(IIOException.class)
                .hasMessageContaining("65535x65535");
    }

    @Test
    void anImageThatNoArrayHoldsIsAnErrorAndAReducedReadOfItIsNot() throws IOException {
        byte[] padded = Arrays.copyOf(huge(), 20 << 20); // enough bytes for that many blocks, but none that make them

        assertThatThrownBy(() -> Reads.read(padded))
                .isInstanceOf(IIOException.class)
                .hasMessageContaining("too large for Java");
        assertThatThrownBy(() -> Reads.read(padded, param -> param.setSourceRenderSize(new Dimension(10, 10))))
                .isInstanceOf(IIOException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void noBytesMakeItFailInAnotherWay() throws IOException {
        byte[][] files = {
            JdkJpeg.of(JdkJpeg.waves(40, 33)),
            JdkJpeg.sampled(JdkJpeg.waves(40, 33), 2, 1),
            JdkJpeg.progressive(JdkJpeg.waves(40, 33)),
            JdkJpeg.of(JdkJpeg.gray(JdkJpeg.waves(40, 33)))
        };
        Random random = new Random(1);
        int errors = 0;
        for (int i = 0; i < 4000; i++) {
            byte[] broken = files[i % files.length].clone();
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            Consumer<ImageReadParam> asked =
                    switch (random.nextInt(4)) {
                        case 0 -> param -> param.setSourceSubsampling(8, 8, 0, 0);
                        case 1 -> param -> param.setSourceSubsampling(3, 1, 0, 0);
                        case 2 -> param -> param.setSourceRenderSize(new Dimension(17, 11));
                        default -> param -> {};
                    };
            if (fails(broken, asked)) {
                errors++;
            }
        }
        assertThat(errors).as("files that were seen to be broken").isBetween(400, 3600);
    }

    private static boolean fails(byte[] jpeg, Consumer<ImageReadParam> asked) throws IOException {
        try {
            Reads.read(jpeg, asked);
            Reads.reader(jpeg).getImageMetadata(0);
            return false;
        } catch (IIOException e) {
            return true;
        }
    }

    @Test
    void canDecodeInputNeverFails() throws IOException {
        byte[] jpeg = JdkJpeg.of(JdkJpeg.waves(40, 33));
        Random random = new Random(2);
        JpegImageReaderSpi spi = new JpegImageReaderSpi();
        for (int i = 0; i < 2000; i++) {
            byte[] broken = Arrays.copyOf(jpeg, random.nextInt(jpeg.length));
            for (int j = 2; j < broken.length; j += 1 + random.nextInt(200)) {
                broken[j] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> spi.canDecodeInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(broken))))
                    .doesNotThrowAnyException();
        }
    }
}
