package io.lazyimg.vips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Layout;
import io.lazyimg.image.Transform;
import io.lazyimg.imageio.ImageIoResizer;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.Resized;
import io.lazyimg.spi.Resizer;
import io.lazyimg.spi.TimeLimit;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VipsResizerTest {
    private VipsResizer engine;

    @BeforeEach
    void anEngine() {
        NeedsVips.vips();
        engine = new VipsResizer();
    }

    /** Four quarters: red, green, then blue, white below. */
    private static BufferedImage quarters(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean right = 2 * x >= width;
                image.setRGB(x, y, 2 * y >= height ? (right ? 0xFFFFFF : 0x0000E0) : (right ? 0x00C000 : 0xE00000));
            }
        }
        return image;
    }

    static byte[] file(ImageFormat format, byte[] png) {
        return switch (format) {
            case AVIF -> Codecs.avif(png);
            case HEIC -> Codecs.heic(png);
            case JXL -> Codecs.jxl(png);
            default -> png;
        };
    }

    private static ResizeJob job(byte[] source, Transform transform) {
        return new ResizeJob(source, transform, 80, 0xFFFFFF, 50_000_000, 50_000_000);
    }

    /** Every quarter's middle has its colour. */
    private static void assertQuarters(byte[] file, int width, int height) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        assertThat(image.getWidth() + "x" + image.getHeight()).isEqualTo(width + "x" + height);
        int[][] expected = {{0xE0, 0, 0}, {0, 0xC0, 0}, {0, 0, 0xE0}, {0xFF, 0xFF, 0xFF}};
        for (int i = 0; i < 4; i++) {
            int rgb = image.getRGB(width * (1 + i % 2 * 2) / 4, height * (1 + i / 2 * 2) / 4);
            for (int j = 0; j < 3; j++) {
                assertThat(rgb >> (16 - 8 * j) & 0xFF)
                        .as("sample %d of quarter %d, %06x", j, i, rgb & 0xFFFFFF)
                        .isCloseTo(expected[i][j], within(8));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AVIF", "HEIC", "JXL"})
    void readsItsThreeFormats(ImageFormat format) throws IOException {
        byte[] source = file(format, Codecs.png(quarters(203, 101)));
        assertThat(ImageFormat.sniff(source)).contains(format);
        for (ImageFormat output : new ImageFormat[] {ImageFormat.JPEG, ImageFormat.PNG}) {
            ResizeJob job = job(source, Transform.fit(60, 60).as(output));
            assertThat(engine.plan(job)).hasValueSatisfying(plan -> assertThat(
                            plan.sourceFormat() + " " + plan.sourceWidth() + "x" + plan.sourceHeight())
                    .isEqualTo(format + " 203x101"));

            Resized result = engine.resize(job);

            assertThat(ImageFormat.sniff(result.content())).contains(output).contains(result.format());
            assertQuarters(result.content(), 60, 30);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AVIF", "HEIC", "JXL"})
    void writesAvif(ImageFormat format) throws IOException {
        byte[] source = file(format, Codecs.png(quarters(203, 101)));
        ResizeJob job = job(source, Transform.fill(61, 61).as(ImageFormat.AVIF));
        assertThat(engine.plan(job).orElseThrow().sourceFormat()).isEqualTo(format);

        Resized result = engine.resize(job);

        assertThat(ImageFormat.sniff(result.content()))
                .contains(ImageFormat.AVIF)
                .contains(result.format());
        assertThat(result.width() + "x" + result.height()).isEqualTo("61x61");
        Resized back = engine.resize(job(result.content(), Transform.fit(99, 99).as(ImageFormat.PNG)));
        assertQuarters(back.content(), 61, 61);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 12})
    void opaqueAlphaOfAnyDepthIsNoTransparency(int bits) {
        BufferedImage opaque = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
        opaque.createGraphics().fillRect(0, 0, 40, 40);
        BufferedImage clear = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);

        assertThat(isTransparent(opaque, bits)).isFalse();
        assertThat(isTransparent(clear, bits)).isTrue();
    }

    private static boolean isTransparent(BufferedImage image, int bits) {
        byte[] file = Codecs.heif(Codecs.png(image), 4, "bitdepth", bits, "lossless", 1);
        Original original = Original.read(ImageFormat.AVIF, file);
        Layout layout = Transform.fit(20, 20).layout(original.width(), original.height());
        return Decode.part(NeedsVips.vips(), original, file, layout, TimeLimit.none())
                .transparent();
    }

    @Test
    void withoutAFormatHeicAndJpegXlAreJpegOrWithTransparencyPng() {
        BufferedImage clear = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
        BufferedImage opaque = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
        opaque.createGraphics().fillRect(0, 0, 40, 40);
        for (ImageFormat format : new ImageFormat[] {ImageFormat.HEIC, ImageFormat.JXL}) {
            Transform small = Transform.fit(20, 20);
            assertThat(engine.resize(job(file(format, Codecs.png(quarters(40, 40))), small))
                            .format())
                    .isEqualTo(ImageFormat.JPEG);
            assertThat(engine.resize(job(file(format, Codecs.png(clear)), small))
                            .format())
                    .isEqualTo(ImageFormat.PNG);
            assertThat(engine.resize(job(file(format, Codecs.png(opaque)), small))
                            .format())
                    .as("an alpha channel that nothing can be seen through")
                    .isEqualTo(ImageFormat.JPEG);
        }
    }

    @Test
    void anAvifStaysOneUnlessAnotherFormatIsAskedFor() {
        byte[] avif = Codecs.avif(Codecs.png(quarters(40, 40)));

        assertThat(engine.resize(job(avif, Transform.fit(20, 20))).format()).isEqualTo(ImageFormat.AVIF);
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "GIF", "BMP"})
    void otherEnginesWriteAvifWithItsEncoder(ImageFormat format) throws IOException {
        ByteArrayOutputStream source = new ByteArrayOutputStream();
        ImageIO.write(quarters(203, 101), format.extension(), source);
        Resizer imageio = new ImageIoResizer();

        Resized result =
                imageio.resize(job(source.toByteArray(), Transform.fit(60, 60).as(ImageFormat.AVIF)));

        assertThat(ImageFormat.sniff(result.content())).contains(ImageFormat.AVIF);
        Resized back = engine.resize(job(result.content(), Transform.fit(99, 99).as(ImageFormat.PNG)));
        assertQuarters(back.content(), 60, 30);
    }

    @Test
    void whatOthersCanDoIsLeftToThem() {
        byte[] png = Codecs.png(quarters(40, 40));
        assertThat(engine.plan(job(png, Transform.fit(9, 9)))).isEmpty();
        assertThat(engine.plan(job(png, Transform.fit(9, 9).as(ImageFormat.AVIF))))
                .isEmpty();
        assertThat(engine.plan(job(png, Transform.fit(9, 9).as(ImageFormat.JPEG))))
                .isEmpty();
        assertThat(engine.plan(job(png, Transform.fit(9, 9).as(ImageFormat.GIF))))
                .isEmpty();
        assertThat(engine.plan(job(Codecs.avif(png), Transform.fit(9, 9).as(ImageFormat.TIFF))))
                .isEmpty();
        assertThat(engine.plan(job(
                        "<svg/>".getBytes(StandardCharsets.US_ASCII),
                        Transform.fit(9, 9).as(ImageFormat.AVIF))))
                .isEmpty();
    }

    @Test
    void formatsCanBeKeptFromLibvips() {
        VipsResizer avifOnly = new VipsResizer(Set.of(ImageFormat.AVIF));
        byte[] png = Codecs.png(quarters(40, 40));

        assertThat(avifOnly.plan(job(Codecs.avif(png), Transform.fit(9, 9)))).isPresent();
        assertThat(avifOnly.plan(job(Codecs.heic(png), Transform.fit(9, 9)))).isEmpty();
        assertThat(avifOnly.plan(job(Codecs.jxl(png), Transform.fit(9, 9)))).isEmpty();
        assertThatThrownBy(() -> new VipsResizer(Set.of(ImageFormat.TIFF)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TIFF");
    }
}
