package io.lazyimg.webp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.imageio.ImageIoResizer;
import io.lazyimg.jpeg.JpegResizer;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.Resizer;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WebpOutputTest {
    /** In dB. These waves have 38 by libwebp's own decoder; TwelveMonkeys' gives four pixels one colour. */
    private static final double ALIKE = 33;

    private static final Transform SMALL = Transform.fit(600, 400);
    private static final Transform WEBP = SMALL.as(ImageFormat.WEBP);
    private static final Transform PNG = SMALL.as(ImageFormat.PNG);

    private final Resizer imageIo = new ImageIoResizer();
    private final Resizer jpeg = new JpegResizer();

    private static byte[] webp(Resizer engine, byte[] source, int quality) {
        return Sources.resized(engine, source, WEBP, quality);
    }

    @Test
    void isThePictureThatThePngIs() {
        byte[] source = Sources.file(Sources.waves(1500, 1000), "png");
        BufferedImage exact = Sources.decoded(Sources.resized(imageIo, source, PNG, 80));

        BufferedImage lossy = Sources.decoded(webp(imageIo, source, 80));

        assertThat(lossy.getWidth() + "x" + lossy.getHeight()).isEqualTo("600x400");
        assertThat(Sources.psnr(exact, lossy)).as("dB").isGreaterThan(ALIKE);
        assertThat(lossy.getColorModel().hasAlpha()).isFalse();
    }

    @Test
    void isTheSamePictureFromBothEngines() {
        byte[] source = Sources.file(Sources.waves(1500, 1000), "jpeg");
        BufferedImage exact = Sources.decoded(Sources.resized(imageIo, source, PNG, 80));

        double one = Sources.psnr(exact, Sources.decoded(webp(imageIo, source, 80)));
        double other = Sources.psnr(exact, Sources.decoded(webp(jpeg, source, 80)));

        assertThat(one).as("dB by the default engine").isGreaterThan(ALIKE);
        assertThat(other).as("dB by the engine for JPEG").isGreaterThan(ALIKE).isGreaterThan(one - 1.5);
    }

    @Test
    void isGrayFromAGrayJpeg() {
        BufferedImage gray = new BufferedImage(300, 200, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < 300; x++) {
            for (int y = 0; y < 200; y++) {
                gray.getRaster().setSample(x, y, 0, x * 255 / 299);
            }
        }
        BufferedImage result = Sources.decoded(webp(jpeg, Sources.file(gray, "jpeg"), 90));

        for (int x = 0; x < 300; x += 13) {
            int pixel = result.getRGB(x, 100);
            int expected = x * 255 / 299;
            assertThat(pixel >> 16 & 0xFF).isCloseTo(expected, org.assertj.core.data.Offset.offset(5));
            assertThat(pixel & 0xFF).isCloseTo(expected, org.assertj.core.data.Offset.offset(5));
        }
    }

    @Test
    void keepsTransparencyExactly() {
        BufferedImage source = Sources.picture(
                600, 400, true, (x, y) -> (x < 200 ? 0 : x < 400 ? y * 255 / 399 : 255) << 24 | 0x1060C0);
        byte[] file = webp(imageIo, Sources.file(source, "png"), 80);

        BufferedImage result = Sources.decoded(file);

        assertThat(result.getColorModel().hasAlpha()).isTrue();
        for (int y = 0; y < 400; y += 7) {
            assertThat(result.getRGB(100, y) >>> 24).isZero();
            assertThat(result.getRGB(300, y) >>> 24).isEqualTo(y * 255 / 399);
            assertThat(result.getRGB(500, y) >>> 24).isEqualTo(255);
        }
        int seen = result.getRGB(500, 200);
        assertThat(new int[] {seen >> 16 & 0xFF, seen >> 8 & 0xFF, seen & 0xFF})
                .satisfies(rgb -> assertThat(Math.abs(rgb[0] - 0x10)).isLessThan(6))
                .satisfies(rgb -> assertThat(Math.abs(rgb[1] - 0x60)).isLessThan(6))
                .satisfies(rgb -> assertThat(Math.abs(rgb[2] - 0xC0)).isLessThan(6));
        assertThat(chunks(file)).contains("ALPH");
    }

    @Test
    void hasNoAlphaWhereNothingCanBeSeenThrough() {
        BufferedImage opaque = Sources.picture(60, 40, true, (x, y) -> 0xFF3070B0);

        byte[] file = webp(imageIo, Sources.file(opaque, "png"), 80);

        assertThat(chunks(file)).isEqualTo("VP8 ");
    }

    @Test
    void takesGrayWithAlphaOfSixteenBits() {
        ComponentColorModel model = new ComponentColorModel(
                java.awt.color.ColorSpace.getInstance(java.awt.color.ColorSpace.CS_GRAY),
                true,
                false,
                java.awt.Transparency.TRANSLUCENT,
                DataBuffer.TYPE_USHORT);
        WritableRaster raster = model.createCompatibleWritableRaster(50, 40);
        for (int x = 0; x < 50; x++) {
            for (int y = 0; y < 40; y++) {
                raster.setPixel(x, y, new int[] {0x8080, x < 25 ? 0 : 0xFFFF});
            }
        }
        byte[] png = Sources.file(new BufferedImage(model, raster, false, null), "png");

        BufferedImage result = Sources.decoded(webp(imageIo, png, 90));

        assertThat(result.getRGB(5, 20) >>> 24).isZero();
        assertThat(result.getRGB(45, 20) >>> 24).isEqualTo(255);
        assertThat(result.getRGB(45, 20) & 0xFF).isBetween(0x7C, 0x84);
    }

    @Test
    void qualityTradesBytesForLikeness() {
        byte[] source = Sources.file(Sources.waves(900, 600), "png");
        BufferedImage exact = Sources.decoded(Sources.resized(imageIo, source, PNG, 80));
        int lastLength = 0;
        double lastLikeness = 0;
        for (int quality : new int[] {1, 20, 50, 80, 95, 100}) {
            byte[] file = webp(imageIo, source, quality);
            double likeness = Sources.psnr(exact, Sources.decoded(file));
            assertThat(file.length).as("bytes at " + quality).isGreaterThan(lastLength);
            assertThat(likeness).as("dB at " + quality).isGreaterThan(lastLikeness);
            lastLength = file.length;
            lastLikeness = likeness;
        }
    }

    @Test
    void hasNothingButThePictureInIt() {
        assertThat(chunks(webp(imageIo, Sources.file(Sources.waves(90, 60), "jpeg"), 80)))
                .isEqualTo("VP8 ");
        assertThat(chunks(webp(jpeg, Sources.file(Sources.waves(90, 60), "jpeg"), 80)))
                .isEqualTo("VP8 ");
    }

    /** The chunks of a file, RFC 9649, 2.3, one after the other. */
    private static String chunks(byte[] file) {
        StringBuilder chunks = new StringBuilder();
        for (int at = 12; at < file.length; ) {
            chunks.append(new String(file, at, 4, java.nio.charset.StandardCharsets.US_ASCII));
            int length = java.nio.ByteBuffer.wrap(file)
                    .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                    .getInt(at + 4);
            at += 8 + length + length % 2;
        }
        return chunks.toString();
    }

    @Test
    void aSideThatHasNoRoomInAWebpIsRefusedByTheHeader() {
        for (String format : new String[] {"png", "jpeg"}) {
            byte[] source = Sources.file(Sources.picture(16_384, 2, false, (x, y) -> x), format);
            for (Resizer engine : Arrays.asList(imageIo, format.equals("png") ? imageIo : jpeg)) {
                ResizeJob job =
                        new ResizeJob(source, Transform.fit(20_000, 0).as(ImageFormat.WEBP), 80, 0, 1L << 30, 1L << 30);
                assertThatExceptionOfType(ImageException.class)
                        .isThrownBy(() -> engine.plan(job))
                        .withMessage("the result of 16384x2 has a side over the 16383 pixels of image/webp")
                        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
                ResizeJob fitting = job.with(Transform.fit(16_383, 0).as(ImageFormat.WEBP));
                assertThat(engine.resize(fitting).width()).isEqualTo(16_383);
            }
        }
    }

    @Test
    void aWebpStaysOneIfNothingElseIsAskedFor() {
        byte[] original = webp(imageIo, Sources.file(Sources.waves(900, 600), "png"), 90);

        byte[] smaller = Sources.resized(imageIo, original, Transform.fit(90, 60), 80);

        assertThat(ImageFormat.sniff(smaller)).contains(ImageFormat.WEBP);
    }
}
