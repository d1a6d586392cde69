package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.spi.ResizeJob;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The part of {@link ResizerContract} about files that are not what they should be. */
public interface ResizerDamage extends ResizerSubject {
    private static ResizeJob small(byte[] source) {
        return new ResizeJob(source, Transform.fit(20, 20), 80, 0xFFFFFF, 100_000, 100_000);
    }

    private static BufferedImage picture() {
        return TestPictures.picture(61, 47, false, (x, y) -> TestPictures.rgb((x * 83 + y * 59) % 251, x * 4, y * 5));
    }

    /** A result, or an {@link ImageException}: whatever else comes is a failure. */
    private boolean survives(String what, byte[] source) {
        try {
            if (resizer().plan(small(source)).isEmpty()) {
                return false;
            }
            ResizerSubject.decoded(resizer().resize(small(source)));
            return true;
        } catch (ImageException e) {
            assertThat(e.reason()).as(what).isIn(Reason.NOT_DECODABLE, Reason.TOO_LARGE);
            assertThat(e.getMessage()).as(what).isNotBlank();
            return false;
        } catch (RuntimeException e) {
            return fail("%s: %s", what, e);
        }
    }

    @Test
    default void refusesFilesThatAreCutOffAndShowsNoHalfPictures() {
        for (Map.Entry<ImageFormat, byte[]> file : Files.all(picture()).entrySet()) {
            byte[] whole = file.getValue();
            for (double part : new double[] {0.3, 0.5, 0.7, 0.9, 0.98}) {
                byte[] cut = Arrays.copyOf(whole, (int) (whole.length * part));
                if (reads().contains(file.getKey())) {
                    assertRefused(Reason.NOT_DECODABLE, small(cut));
                }
            }
        }
    }

    @Test
    default void refusesAJpegThatIsCutOffWhereverThatIs() {
        assumeTrue(reads().contains(ImageFormat.JPEG));
        for (byte[] jpeg : new byte[][] {JpegFile.of(picture()), JpegFile.progressive(picture())}) {
            int data = jpeg.length - 2; // without the end marker, the picture may be whole
            for (int length = 3; length < data; length += 1 + jpeg.length / 97) {
                assertRefused(Reason.NOT_DECODABLE, small(Arrays.copyOf(jpeg, length)));
            }
            assertRefused(Reason.NOT_DECODABLE, small(Arrays.copyOf(jpeg, data - 1)));
        }
    }

    @Test
    default void doesNotMindWhatComesAfterThePicture() {
        Files.all(picture()).forEach((format, source) -> {
            if (reads().contains(format)) {
                byte[] longer =
                        Chunk.bigEndian().bytes(source).ascii("something else").toBytes();
                assertThat(survives(format + " with a tail", longer))
                        .as(format + " with a tail")
                        .isTrue();
            }
        });
    }

    @Test
    default void refusesAPngWithAWrongCheckSum() {
        assumeTrue(reads().contains(ImageFormat.PNG));
        byte[] png = Files.png(TestPictures.noise(40, 40, 1));
        png[png.length / 2] ^= 1;
        assertRefused(Reason.NOT_DECODABLE, small(png));
    }

    @Test
    default void refusesAPngWhoseDataAreTooShort() {
        assumeTrue(reads().contains(ImageFormat.PNG));
        byte[] png = new PngFile(30, 30, 8, PngFile.RGB).toBytes(PngFile.deflate(new byte[29 * 91]));
        assertRefused(Reason.NOT_DECODABLE, small(png));
    }

    @Test
    default void refusesSidesOfNoPixels() {
        assumeTrue(reads().contains(ImageFormat.PNG));
        assertPlanRefused(
                Reason.NOT_DECODABLE, small(new PngFile(0, 5, 8, PngFile.RGB).toBytes(PngFile.deflate(new byte[9]))));
    }

    @Test
    default void readsATiffWhoseDirectoriesAreALoop() {
        assumeTrue(reads().contains(ImageFormat.TIFF));
        byte[] tiff =
                new TiffFile(20, 20, TiffFile.RGB, true).next(8).toBytes((x, y) -> new int[] {10, 20, 30}, new byte[0]);
        assertThat(survives("loop", tiff)).isTrue();
    }

    @Test
    default void refusesATiffWhoseCountsAreBeyondTheFile() {
        assumeTrue(reads().contains(ImageFormat.TIFF));
        byte[] sizes = new TiffFile(20, 20, TiffFile.RGB, true)
                .number(322, 1 << 30)
                .number(323, 1 << 30)
                .toBytes((x, y) -> new int[] {10, 20, 30}, new byte[0]);
        assertRefused(Reason.NOT_DECODABLE, small(sizes));
    }

    @Test
    default void anyBytesBehindAnySignatureGiveAPictureOrARefusal() {
        Random random = new Random(20261122);
        for (Map.Entry<ImageFormat, byte[]> file : Files.all(picture()).entrySet()) {
            for (int i = 0; i < 300; i++) {
                byte[] bytes = new byte[random.nextInt(600)];
                random.nextBytes(bytes);
                int head = Math.min(bytes.length, 4 + random.nextInt(60));
                System.arraycopy(file.getValue(), 0, bytes, 0, Math.min(head, file.getValue().length));
                survives("random bytes " + i + " as " + file.getKey(), bytes);
            }
        }
    }

    @Test
    default void flippedBitsGiveAPictureOrARefusal() {
        Random random = new Random(42);
        for (Map.Entry<ImageFormat, byte[]> file : Files.all(picture()).entrySet()) {
            for (int i = 0; i < 400; i++) {
                byte[] bytes = file.getValue().clone();
                int flips = 1 + random.nextInt(4);
                for (int f = 0; f < flips; f++) {
                    int range = random.nextBoolean() ? Math.min(bytes.length, 200) : bytes.length;
                    bytes[random.nextInt(range)] ^= (byte) (1 << random.nextInt(8));
                }
                survives("flipped bits " + i + " in " + file.getKey(), bytes);
            }
        }
    }

    @Test
    default void flippedBitsInContainersGiveAPictureOrARefusal() {
        Random random = new Random(43);
        BufferedImage picture = picture();
        byte[] exif = ExifBlock.of(6, false);
        byte[] icc = RgbSpace.ADOBE.profile();
        byte[][] sources = {
            JpegFile.exif(JpegFile.profile(JpegFile.ycck(picture), icc), exif),
            new PngFile(61, 47, 8, PngFile.RGB)
                    .interlaced()
                    .profile(icc)
                    .chunk("eXIf", exif)
                    .toBytes(Files.samples(picture, false)),
            WebpFile.extended(picture, exif, icc),
            WebpFile.animated(80, 60, picture, 4, 4, picture),
            new TiffFile(61, 47, TiffFile.RGB, true).orientation(6).toBytes(Files.samples(picture, false), icc),
        };
        for (byte[] source : sources) {
            for (int i = 0; i < 200; i++) {
                byte[] bytes = source.clone();
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                survives("flipped bits " + i, bytes);
            }
        }
    }
}
