package io.lazyimg.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.jpeg.Reads.Difference;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A picture as large as it is, against the JDK's reader. */
class JpegFullReadTest {
    private static Difference difference(byte[] jpeg) throws IOException {
        return Difference.of(Reads.read(jpeg), JdkJpeg.read(jpeg));
    }

    @ParameterizedTest
    @CsvSource({"320,200", "333,201", "1,1", "7,3", "8,8", "9,17", "16,1", "17,16"})
    void aGrayPictureIsThatOfTheJdk(int width, int height) throws IOException {
        BufferedImage gray = JdkJpeg.gray(JdkJpeg.waves(width, height));

        assertThat(difference(JdkJpeg.of(gray)).most()).isLessThanOrEqualTo(1);
        assertThat(difference(JdkJpeg.progressive(gray)).most()).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"320,200", "333,201", "1,1", "7,3", "9,17"})
    void coloursInFullResolutionAreThoseOfTheJdk(int width, int height) throws IOException {
        Difference difference = difference(JdkJpeg.sampled(JdkJpeg.waves(width, height), 1, 1));

        assertThat(difference.mean()).isLessThan(0.5);
        assertThat(difference.most()).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"320,200,2,2", "333,201,2,2", "1,1,2,2", "7,3,2,2", "17,9,2,1", "333,201,2,1", "17,33,2,2"})
    void coloursInHalfResolutionAreInterpolatedAsTheJdkDoes(int width, int height, int across, int down)
            throws IOException {
        Difference difference = difference(JdkJpeg.sampled(JdkJpeg.waves(width, height), across, down));

        assertThat(difference.mean()).isLessThan(0.5);
        assertThat(difference.most()).isLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"1,2", "4,1", "4,2", "1,4"})
    void coloursInOtherResolutionsComeOutNearTheOriginal(int across, int down) throws IOException {
        BufferedImage waves = JdkJpeg.waves(333, 201);

        Difference difference = Difference.of(
                Reads.read(
                        JdkJpeg.sampled(waves, across, down),
                        param -> param.setDestination(new BufferedImage(333, 201, BufferedImage.TYPE_INT_RGB))),
                waves);

        assertThat(difference.mean()).isLessThan(2);
    }

    @ParameterizedTest
    @CsvSource({"320,200", "333,201", "1,1", "7,3", "17,33"})
    void aProgressiveFileIsTheSamePicture(int width, int height) throws IOException {
        BufferedImage waves = JdkJpeg.waves(width, height);

        assertThat(Difference.of(Reads.read(JdkJpeg.progressive(waves)), Reads.read(JdkJpeg.of(waves))))
                .isEqualTo(new Difference(0, 0));
    }

    @Test
    void whatLiesBeyondBlackAndWhiteIsCutOff() throws IOException {
        BufferedImage bars = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        int[] colours = {0xFFFFFF, 0xFF0000, 0x000000, 0x0000FF, 0x00FF00};
        for (int y = 0; y < 48; y++) {
            for (int x = 0; x < 64; x++) {
                bars.setRGB(x, y, colours[(x / 5 + y / 7) % colours.length]);
            }
        }

        assertThat(difference(JdkJpeg.of(JdkJpeg.gray(bars))).most()).isLessThanOrEqualTo(1);
        assertThat(difference(JdkJpeg.sampled(bars, 1, 1)).most()).isLessThanOrEqualTo(3);
    }

    @Test
    void aReaderKnowsSizeAndTypes() throws IOException {
        ImageReader colours = Reads.reader(JdkJpeg.of(JdkJpeg.waves(33, 20)));
        ImageReader gray = Reads.reader(JdkJpeg.of(JdkJpeg.gray(JdkJpeg.waves(33, 20))));

        assertThat(colours.getWidth(0)).isEqualTo(33);
        assertThat(colours.getHeight(0)).isEqualTo(20);
        assertThat(colours.getNumImages(true)).isEqualTo(1);
        assertThat(colours.getImageTypes(0))
                .toIterable()
                .extracting(type -> type.getBufferedImageType())
                .containsExactly(BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_INT_RGB);
        assertThat(gray.getImageTypes(0))
                .toIterable()
                .extracting(type -> type.getBufferedImageType())
                .containsExactly(BufferedImage.TYPE_BYTE_GRAY);
    }

    @Test
    void aReaderReadsAgainAndAnotherFile() throws IOException {
        byte[] first = JdkJpeg.of(JdkJpeg.waves(33, 20));
        byte[] second = JdkJpeg.of(JdkJpeg.waves(20, 33));
        ImageReader reader = Reads.reader(first);

        BufferedImage once = reader.read(0);
        assertThat(Difference.of(reader.read(0), once).most()).isZero();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(second)));
        assertThat(reader.getWidth(0)).isEqualTo(20);
        assertThat(Difference.of(reader.read(0), Reads.read(second)).most()).isZero();
    }

    @Test
    void readersOfManyThreadsDoNotDisturbEachOther() throws Exception {
        byte[] jpeg = JdkJpeg.of(JdkJpeg.waves(333, 201));
        BufferedImage alone = Reads.read(jpeg);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<BufferedImage>> reads = threads.invokeAll(Collections.nCopies(32, () -> Reads.read(jpeg)));
            for (Future<BufferedImage> read : reads) {
                assertThat(Difference.of(read.get(), alone)).isEqualTo(new Difference(0, 0));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aReaderWithoutInputAndAnotherIndexAreMistakes() throws IOException {
        ImageReader reader = Reads.reader(JdkJpeg.of(JdkJpeg.waves(33, 20)));

        assertThatThrownBy(() -> reader.read(1)).isInstanceOf(IndexOutOfBoundsException.class);
        reader.dispose();
        assertThatThrownBy(() -> reader.read(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void fourComponentsAreRefused() {
        assertThatThrownBy(() -> Reads.read(JdkJpeg.fourComponents(16, 16)))
                .isInstanceOf(IIOException.class)
                .hasMessageContaining("four components");
    }
}
