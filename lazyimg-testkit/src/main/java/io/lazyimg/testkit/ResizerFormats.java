package io.lazyimg.testkit;

import static io.lazyimg.testkit.Pixels.assertColour;
import static io.lazyimg.testkit.Pixels.assertPixels;
import static io.lazyimg.testkit.Pixels.assertSize;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import io.lazyimg.spi.Resized;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The part of {@link ResizerContract} about what is read, and what is written by default. */
public interface ResizerFormats extends ResizerSubject {
    /** Width and height of the source of most tests here. */
    int WIDTH = 96;

    /** See {@link #WIDTH}. */
    int HEIGHT = 64;

    /** What lossy sources may be off. */
    int LOSSY = 7;

    private void assertSlopes(ImageFormat format, byte[] source, int tolerance) {
        for (int width : new int[] {WIDTH, WIDTH * 2 / 3, WIDTH / 4}) {
            int height = Math.round((float) HEIGHT * width / WIDTH);
            BufferedImage result = fit(format, source, width, 0);
            assertSize(result, width, height);
            assertPixels(
                    result, tolerance + loss(), (x, y) -> TestPictures.slope((x + 0.5) / width, (y + 0.5) / height));
        }
    }

    private static BufferedImage slopes() {
        return TestPictures.slopes(WIDTH, HEIGHT);
    }

    @Test
    default void readsEveryFormatThatItNames() {
        Files.all(slopes()).forEach((format, source) -> {
            if (reads().contains(format)) {
                boolean lossy = format == ImageFormat.JPEG;
                int tolerance = format == ImageFormat.GIF ? 40 : lossy ? LOSSY : 2; // the JDK dithers GIFs
                assertSlopes(format, source, tolerance);
            }
        });
    }

    @Test
    default void readsJpegBaselineAndProgressiveAlike() {
        assertSlopes(ImageFormat.JPEG, JpegFile.of(slopes()), LOSSY);
        assertSlopes(ImageFormat.JPEG, JpegFile.progressive(slopes()), LOSSY);
    }

    @Test
    default void readsGrayJpeg() {
        BufferedImage result = fit(ImageFormat.JPEG, JpegFile.gray(slopes()), 48, 0);
        assertPixels(result, 4 + loss(), (x, y) -> gray(TestPictures.slope((x + 0.5) / 48, 0) >> 16 & 0xFF));
    }

    @Test
    default void readsCmykJpegWithoutProfileAsIdealInks() {
        assumeTrue(readsFourComponents());
        assertSlopes(ImageFormat.JPEG, JpegFile.cmyk(slopes()), 25);
    }

    @Test
    default void readsYcckJpegWithoutProfileAsIdealInks() {
        assumeTrue(readsFourComponents());
        assertSlopes(ImageFormat.JPEG, JpegFile.ycck(slopes()), 25);
    }

    @Test
    default void readsPngOfEveryColourTypeAndDepth() {
        assertSlopes(ImageFormat.PNG, Files.png(slopes()), 2);
        PngFile.Pixels deep = (x, y) -> {
            double red = 20 + 215 * (x + 0.5) / WIDTH;
            double green = 20 + 215 * (y + 0.5) / HEIGHT;
            return new int[] {(int) (red * 257), (int) (green * 257), 90 * 257};
        };
        assertSlopes(ImageFormat.PNG, new PngFile(WIDTH, HEIGHT, 16, PngFile.RGB).toBytes(deep), 2);
        for (int depth : new int[] {1, 2, 4, 8, 16}) {
            int max = (1 << depth) - 1;
            byte[] png = new PngFile(32, 16, depth, PngFile.GRAY).toBytes((x, y) -> new int[] {x < 16 ? max : max / 3});
            BufferedImage result = fit(ImageFormat.PNG, png, 8, 4);
            assertColour(result, 1, 1, 0xFFFFFFFF, 1 + loss());
            assertColour(result, 6, 1, gray(depth == 1 ? 0 : 85), 1 + loss());
        }
    }

    @Test
    default void readsInterlacedPngOfEverySize() {
        for (int[] size : new int[][] {{1, 1}, {2, 3}, {5, 5}, {9, 4}, {33, 17}}) {
            byte[] png = new PngFile(size[0], size[1], 8, PngFile.RGB)
                    .interlaced()
                    .toBytes((x, y) -> new int[] {7 * x, 11 * y, 50});
            assertPixels(
                    fit(ImageFormat.PNG, png, 100, 100), 2 * loss(), (x, y) -> TestPictures.rgb(7 * x, 11 * y, 50));
        }
        byte[] bits =
                new PngFile(19, 19, 1, PngFile.GRAY).interlaced().toBytes((x, y) -> new int[] {x * y % 3 == 0 ? 1 : 0});
        BufferedImage result = fit(ImageFormat.PNG, bits, 19, 19);
        assertPixels(result, 10 * loss(), (x, y) -> x * y % 3 == 0 ? 0xFFFFFFFF : 0xFF000000);
    }

    @Test
    default void keepsEveryPixelOfLosslessFormatsAtTheirOwnSize() {
        BufferedImage noise = TestPictures.noise(45, 37, 11);
        Files.all(noise).forEach((format, source) -> {
            boolean lossless = format != ImageFormat.JPEG && format != ImageFormat.GIF;
            if (lossless && reads().contains(format) && loss() == 0) {
                assertPixels(fit(format, source, 45, 37), 0, noise::getRGB);
            }
        });
    }

    @Test
    default void readsGrayAsItIsAndNotLighter() {
        byte[] png = new PngFile(40, 40, 8, PngFile.GRAY).toBytes((x, y) -> new int[] {64});
        assertPixels(fit(ImageFormat.PNG, png, 10, 10), loss(), (x, y) -> gray(64));
        byte[] alpha = new PngFile(40, 40, 8, PngFile.GRAY_ALPHA).toBytes((x, y) -> new int[] {64, 255});
        assertPixels(fit(ImageFormat.PNG, alpha, 10, 10), loss(), (x, y) -> gray(64));
        byte[] deep = new PngFile(40, 40, 16, PngFile.GRAY_ALPHA).toBytes((x, y) -> new int[] {64 * 257, 65535});
        assertPixels(fit(ImageFormat.PNG, deep, 10, 10), loss(), (x, y) -> gray(64));
    }

    @Test
    default void readsPalettes() {
        byte[] colours = Chunk.bigEndian().u8(200, 30, 40, 20, 60, 220).toBytes();
        for (int depth : new int[] {1, 2, 4, 8}) {
            byte[] png = new PngFile(32, 16, depth, PngFile.PALETTE)
                    .chunk("PLTE", colours)
                    .toBytes((x, y) -> new int[] {x < 16 ? 0 : 1});
            BufferedImage result = fit(ImageFormat.PNG, png, 8, 4);
            assertColour(result, 1, 1, 0xFFC81E28, 1 + loss());
            assertColour(result, 6, 1, 0xFF143CDC, 1 + loss());
        }
    }

    @Test
    default void showsTheFirstFrameOfAnAnimatedGifOnItsCanvas() {
        byte[] gif = new GifFile(60, 40, 0xC81E28, 0x143CDC)
                .frame(20, 10, 30, 20, -1, (x, y) -> 0)
                .frame(0, 0, 60, 40, -1, (x, y) -> 1)
                .toBytes();
        BufferedImage result = fit(ImageFormat.GIF, gif, 60, 40);
        assertSize(result, 60, 40);
        assertColour(result, 21, 11, 0xFFC81E28, loss());
        assertColour(result, 49, 29, 0xFFC81E28, loss());
        assertThat(result.getRGB(5, 5) >>> 24).as("alpha beside the frame").isZero();
        assertThat(result.getRGB(51, 31) >>> 24).as("alpha beside the frame").isZero();
    }

    @Test
    default void readsTiffInBothByteOrdersGrayRgbAndInks() {
        PngFile.Pixels rgb = Files.samples(slopes(), false);
        assertSlopes(ImageFormat.TIFF, new TiffFile(WIDTH, HEIGHT, TiffFile.RGB, true).toBytes(rgb, new byte[0]), 2);
        assertSlopes(ImageFormat.TIFF, new TiffFile(WIDTH, HEIGHT, TiffFile.RGB, false).toBytes(rgb, new byte[0]), 2);
        PngFile.Pixels inks = (x, y) -> {
            int[] colour = rgb.at(x, y);
            return JpegFile.inks(colour[0], colour[1], colour[2]);
        };
        byte[] cmyk = new TiffFile(WIDTH, HEIGHT, TiffFile.CMYK, true).toBytes(inks, new byte[0]);
        assertSlopes(ImageFormat.TIFF, cmyk, 6);
        byte[] gray = new TiffFile(20, 20, TiffFile.GRAY, false).toBytes((x, y) -> new int[] {64}, new byte[0]);
        assertPixels(fit(ImageFormat.TIFF, gray, 5, 5), loss(), (x, y) -> gray(64));
    }

    @Test
    default void readsWebpLossyAndLossless() {
        assertSlopes(ImageFormat.WEBP, WebpFile.lossy(slopes()), LOSSY);
        assertSlopes(ImageFormat.WEBP, WebpFile.lossless(slopes()), 2);
    }

    @Test
    default void showsTheFirstFrameOfAnAnimatedWebpOnItsCanvasOrRefuses() {
        byte[] webp = WebpFile.animated(
                60,
                40,
                TestPictures.plain(30, 20, TestPictures.RED),
                20,
                10,
                TestPictures.plain(60, 40, TestPictures.BLUE));
        BufferedImage result = fit(ImageFormat.WEBP, webp, 60, 40);
        assertSize(result, 60, 40);
        assertColour(result, 21, 11, TestPictures.RED, loss());
        assertColour(result, 49, 29, TestPictures.RED, loss());
        assertThat(result.getRGB(5, 5) >>> 24).as("alpha beside the frame").isZero();
    }

    @Test
    default void keepsTheFormatWhereItWritesItAndElseGoesByTransparency() {
        Files.all(slopes()).forEach((format, source) -> {
            if (reads().contains(format)) {
                Resized result = resize(ResizerSubject.job(source, Transform.fit(20, 20)));
                boolean kept = resizer().outputs().contains(format);
                assertThat(result.format()).as("from " + format).isEqualTo(kept ? format : ImageFormat.JPEG);
                assertThat(ImageFormat.sniff(result.content())).contains(result.format());
                ResizerSubject.decoded(result);
            }
        });
        assumeTrue(reads().contains(ImageFormat.GIF) && resizer().outputs().contains(ImageFormat.PNG));
        byte[] gif = new GifFile(20, 20, 0xC81E28, 0)
                .frame(0, 0, 20, 20, 1, (x, y) -> x < 10 ? 0 : 1)
                .toBytes();
        Resized result = resize(ResizerSubject.job(gif, Transform.fit(10, 10)));
        assertThat(result.format()).isEqualTo(ImageFormat.PNG);
    }

    @Test
    default void writesEveryFormatThatItNames() {
        byte[] source = Files.png(slopes());
        assumeTrue(reads().contains(ImageFormat.PNG));
        for (ImageFormat output : resizer().outputs()) {
            Resized result =
                    resize(ResizerSubject.job(source, Transform.fit(48, 0).as(output)));
            assertThat(result.format()).isEqualTo(output);
            assertThat(ImageFormat.sniff(result.content())).contains(output);
            assertThat(result.width() + "x" + result.height()).isEqualTo("48x32");
        }
    }

    @Test
    default void leavesAloneWhatItDoesNotReadOrWrite() {
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
        assertThat(resizer().plan(ResizerSubject.job(svg, Transform.fit(9, 9)))).isEmpty();
        assertThat(resizer().plan(ResizerSubject.job(new byte[0], Transform.fit(9, 9))))
                .isEmpty();
        Files.all(slopes()).forEach((format, source) -> {
            for (ImageFormat wanted : ImageFormat.values()) {
                boolean does = reads().contains(format) && resizer().outputs().contains(wanted);
                assertThat(resizer()
                                .plan(ResizerSubject.job(
                                        source, Transform.fit(9, 9).as(wanted)))
                                .isPresent())
                        .as("%s to %s", format, wanted)
                        .isEqualTo(does);
            }
        });
    }

    private static int gray(int value) {
        return 0xFF000000 | 0x010101 * value;
    }
}
