package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.Resized;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The part of {@link ResizerContract} about what is in the bytes of a result. */
public interface ResizerOutput extends ResizerSubject {
    private static Map<ImageFormat, byte[]> withMetadata() {
        BufferedImage image = TestPictures.slopes(120, 80);
        byte[] exif = ExifBlock.of(1, true);
        byte[] icc = RgbSpace.ADOBE.profile();
        byte[] comment = ExifBlock.PLACE.getBytes(StandardCharsets.ISO_8859_1);
        Map<ImageFormat, byte[]> files = new EnumMap<>(ImageFormat.class);
        files.put(
                ImageFormat.JPEG,
                JpegFile.with(JpegFile.exif(JpegFile.profile(JpegFile.of(image), icc), exif), 0xFE, comment));
        files.put(
                ImageFormat.PNG,
                new PngFile(120, 80, 8, PngFile.RGB)
                        .profile(icc)
                        .chunk("eXIf", exif)
                        .chunk(
                                "tEXt",
                                Chunk.bigEndian()
                                        .ascii("Comment")
                                        .u8(0)
                                        .bytes(comment)
                                        .toBytes())
                        .toBytes(Files.samples(image, false)));
        files.put(ImageFormat.WEBP, WebpFile.extended(image, exif, icc));
        return files;
    }

    @Test
    default void nothingOfTheMetadataIsInAResult() {
        withMetadata().forEach((format, source) -> {
            if (reads().contains(format)) {
                assertThat(text(source))
                        .as("the source")
                        .contains(ExifBlock.PLACE)
                        .contains(ExifBlock.THUMBNAIL);
                for (ImageFormat output : resizer().outputs()) {
                    for (Transform transform : new Transform[] {Transform.fit(60, 60), Transform.fit(500, 500)}) {
                        Resized result = resize(ResizerSubject.job(source, transform.as(output)));
                        assertThat(text(result.content()))
                                .as("%s from %s", output, format)
                                .doesNotContain(ExifBlock.PLACE)
                                .doesNotContain(ExifBlock.THUMBNAIL)
                                .doesNotContain("Exif")
                                .doesNotContain("eXIf")
                                .doesNotContain("EXIF")
                                .doesNotContain("acsp");
                    }
                }
            }
        });
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    default void qualityTradesBytesForLikeness() {
        assumeTrue(resizer().outputs().contains(ImageFormat.JPEG) && reads().contains(ImageFormat.PNG));
        BufferedImage source = TestPictures.noise(200, 150, 5);
        double lastError = Double.MAX_VALUE;
        int lastLength = 0;
        for (int quality : new int[] {1, 20, 50, 80, 95, 100}) {
            Resized result = resize(new ResizeJob(
                    Files.png(source), Transform.fit(200, 150).as(ImageFormat.JPEG), quality, 0, 1_000_000, 1_000_000));
            double error = error(source, ResizerSubject.decoded(result));
            assertThat(result.content().length)
                    .as("bytes at quality " + quality)
                    .isGreaterThan(lastLength);
            assertThat(error).as("error at quality " + quality).isLessThan(lastError);
            lastLength = result.content().length;
            lastError = error;
        }
    }

    private static double error(BufferedImage first, BufferedImage second) {
        double sum = 0;
        for (int y = 0; y < first.getHeight(); y++) {
            for (int x = 0; x < first.getWidth(); x++) {
                double off = (first.getRGB(x, y) >> 8 & 0xFF) - (double) (second.getRGB(x, y) >> 8 & 0xFF);
                sum += off * off;
            }
        }
        return sum;
    }

    @Test
    default void theSameJobGivesTheSameBytes() {
        Files.all(TestPictures.slopes(90, 70)).forEach((format, source) -> {
            if (reads().contains(format)) {
                ResizeJob job = ResizerSubject.job(source, Transform.fill(33, 21));
                assertThat(resize(job).content()).isEqualTo(resize(job).content());
            }
        });
    }

    @Test
    default void theSourceIsNotWrittenTo() {
        Files.all(TestPictures.slopes(90, 70)).forEach((format, source) -> {
            if (reads().contains(format)) {
                byte[] before = source.clone();
                resize(ResizerSubject.job(source, Transform.fit(30, 30)));
                assertThat(source).isEqualTo(before);
            }
        });
    }

    @Test
    default void namesItselfInLowerCaseAsciiLettersDigitsAndHyphens() {
        assertThat(resizer().name()).matches("[a-z0-9-]+");
    }
}
