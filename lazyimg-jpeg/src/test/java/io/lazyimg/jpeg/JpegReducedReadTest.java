package io.lazyimg.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.jpeg.Reads.Difference;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads of less than the whole picture, against means of the JDK's pixels. */
class JpegReducedReadTest {
    @ParameterizedTest
    @CsvSource({
        "320,200,2", "320,200,4", "320,200,8", "333,201,2", "333,201,4", "333,201,8", "333,201,3", "333,201,5",
        "333,201,6", "333,201,7", "333,201,9", "333,201,20", "333,201,400", "9,5,2", "15,15,8", "1,1,8"
    })
    void aSubsampledPixelIsTheMeanOfItsSquare(int width, int height, int by) throws IOException {
        for (byte[] jpeg : files(width, height)) {
            BufferedImage reduced = Reads.read(jpeg, param -> param.setSourceSubsampling(by, by, 0, 0));

            assertThat(Difference.of(reduced, Reads.boxes(JdkJpeg.read(jpeg), by, by)))
                    .matches(
                            difference -> difference.mean() < 0.6 + 0.1 * by && difference.most() <= 6,
                            "near means of boxes");
        }
    }

    private static byte[][] files(int width, int height) throws IOException {
        BufferedImage waves = JdkJpeg.waves(width, height);
        return new byte[][] {
            JdkJpeg.of(waves),
            JdkJpeg.sampled(waves, 1, 1),
            JdkJpeg.sampled(waves, 2, 1),
            JdkJpeg.progressive(waves),
            JdkJpeg.of(JdkJpeg.gray(waves))
        };
    }

    @ParameterizedTest
    @CsvSource({"1,2", "2,1", "4,1", "1,8", "3,8", "8,2"})
    void otherRatiosOnTheTwoSidesAreMeansToo(int across, int down) throws IOException {
        for (byte[] jpeg : files(333, 201)) {
            BufferedImage reduced = Reads.read(jpeg, param -> param.setSourceSubsampling(across, down, 0, 0));

            assertThat(Difference.of(reduced, Reads.boxes(JdkJpeg.read(jpeg), across, down)))
                    .matches(difference -> difference.mean() < 0.7 && difference.most() <= 6, "near means of boxes");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,50,40,1",
        "13,9,50,40,1",
        "320,190,13,11,1",
        "16,32,64,64,2",
        "13,9,50,40,2",
        "13,9,51,41,4",
        "24,8,100,100,8",
        "29,11,100,100,8",
        "100,100,101,67,3",
        "332,200,1,1,8"
    })
    void aRegionIsThatPartOfThePicture(int x, int y, int width, int height, int by) throws IOException {
        Rectangle region = new Rectangle(x, y, width, height);
        for (byte[] jpeg : files(333, 201)) {
            BufferedImage part = Reads.read(jpeg, param -> {
                param.setSourceRegion(region);
                param.setSourceSubsampling(by, by, 0, 0);
            });

            assertThat(Difference.of(part, Reads.boxes(JdkJpeg.read(jpeg), region, by, by)))
                    .matches(
                            difference -> difference.mean() < 0.6 + 0.1 * by && difference.most() <= 6,
                            "near means of boxes");
        }
    }

    @Test
    void theOffsetOfSubsamplingIsWhereTheFirstPixelBegins() throws IOException {
        byte[] jpeg = JdkJpeg.of(JdkJpeg.waves(333, 201));

        BufferedImage reduced = Reads.read(jpeg, param -> param.setSourceSubsampling(4, 4, 3, 2));

        Rectangle rest = new Rectangle(3, 2, 330, 199);
        assertThat(Difference.of(reduced, Reads.boxes(JdkJpeg.read(jpeg), rest, 4, 4)))
                .matches(difference -> difference.mean() < 1 && difference.most() <= 6, "near means of boxes");
    }

    @ParameterizedTest
    @CsvSource({"100,60", "333,201", "332,200", "166,100", "42,25", "41,26", "300,10", "500,301"})
    void aRenderSizeIsExact(int width, int height) throws IOException {
        for (byte[] jpeg : files(333, 201)) {
            BufferedImage rendered = Reads.read(jpeg, param -> param.setSourceRenderSize(new Dimension(width, height)));

            BufferedImage expected = scaled(JdkJpeg.read(jpeg), width, height);
            assertThat(Difference.of(rendered, expected))
                    .matches(difference -> difference.mean() < 1 && difference.most() <= 6, "near the means of areas");
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "17,1", "7,400", "3000,2"})
    void anyRenderSizeIsExact(int width, int height) throws IOException {
        for (byte[] jpeg : files(333, 201)) {
            BufferedImage rendered = Reads.read(jpeg, param -> param.setSourceRenderSize(new Dimension(width, height)));

            BufferedImage expected = scaled(JdkJpeg.read(jpeg), width, height);
            assertThat(Difference.of(rendered, expected))
                    .matches(difference -> difference.most() <= 20, "like the means of areas");
        }
    }

    /** By means of areas: each pixel is that of what it covers. */
    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage result = new BufferedImage(width, height, image.getType());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double[] box = {
                    (double) x * image.getWidth() / width,
                    (double) y * image.getHeight() / height,
                    (x + 1.0) * image.getWidth() / width,
                    (y + 1.0) * image.getHeight() / height
                };
                for (int band = 0; band < image.getRaster().getNumBands(); band++) {
                    result.getRaster().setSample(x, y, band, (int) Math.round(mean(image, box, band)));
                }
            }
        }
        return result;
    }

    private static double mean(BufferedImage image, double[] box, int band) {
        double sum = 0;
        for (int y = (int) box[1]; y < Math.min(image.getHeight(), box[3]); y++) {
            for (int x = (int) box[0]; x < Math.min(image.getWidth(), box[2]); x++) {
                double area = (Math.min(x + 1, box[2]) - Math.max(x, box[0]))
                        * (Math.min(y + 1, box[3]) - Math.max(y, box[1]));
                sum += area * image.getRaster().getSample(x, y, band);
            }
        }
        return sum / (box[2] - box[0]) / (box[3] - box[1]);
    }

    @Test
    void aRegionOfARenderedPictureIsInItsPixels() throws IOException {
        byte[] jpeg = JdkJpeg.of(JdkJpeg.waves(333, 201));
        BufferedImage whole = Reads.read(jpeg, param -> param.setSourceRenderSize(new Dimension(111, 67)));

        BufferedImage part = Reads.read(jpeg, param -> {
            param.setSourceRenderSize(new Dimension(111, 67));
            param.setSourceRegion(new Rectangle(31, 17, 40, 30));
        });

        assertThat(Difference.of(part, whole.getSubimage(31, 17, 40, 30)).most())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void aRegionOutsideThePictureIsAMistake() throws IOException {
        byte[] jpeg = JdkJpeg.of(JdkJpeg.waves(33, 20));

        assertThatThrownBy(() -> Reads.read(jpeg, param -> param.setSourceRegion(new Rectangle(40, 0, 10, 10))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parametersOfAnotherReaderAskForNoRenderSize() throws IOException {
        ImageReadParam plain = new ImageReadParam();
        plain.setSourceSubsampling(2, 2, 0, 0);

        BufferedImage read = Reads.reader(JdkJpeg.of(JdkJpeg.waves(33, 20))).read(0, plain);

        assertThat(read.getWidth()).isEqualTo(17);
    }
}
