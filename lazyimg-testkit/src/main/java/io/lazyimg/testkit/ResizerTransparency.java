package io.lazyimg.testkit;

import static io.lazyimg.testkit.Pixels.assertColour;
import static io.lazyimg.testkit.Pixels.assertPixels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import io.lazyimg.spi.ResizeJob;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

/** The part of {@link ResizerContract} about alpha and what is behind it. */
public interface ResizerTransparency extends ResizerSubject {
    /** A colour that must not be seen: it stands where alpha is 0. */
    private static byte[] greenOnHiddenRed() {
        return new PngFile(64, 64, 8, PngFile.RGB_ALPHA)
                .toBytes((x, y) -> x < 32 ? new int[] {255, 0, 0, 0} : new int[] {0, 200, 0, 255});
    }

    private void assumeAlpha() {
        assumeTrue(resizer().outputs().contains(ImageFormat.PNG), "it writes nothing with alpha");
    }

    private BufferedImage on(int matte, byte[] source, Transform transform) {
        assumeTrue(reads().contains(ImageFormat.PNG) && resizer().outputs().contains(ImageFormat.JPEG));
        ResizeJob job = new ResizeJob(source, transform.as(ImageFormat.JPEG), 95, matte, 1_000_000, 1_000_000);
        return ResizerSubject.decoded(resize(job));
    }

    @Test
    default void hiddenColoursDoNotBleedIntoWhatIsSeen() {
        assumeAlpha();
        for (int width : new int[] {63, 48, 31, 21, 13, 5, 3, 1}) {
            BufferedImage result = fit(ImageFormat.PNG, greenOnHiddenRed(), width, 0);
            for (int x = 0; x < width; x++) {
                int pixel = result.getRGB(x, 0);
                if (pixel >>> 24 > 8) {
                    assertThat(pixel >> 16 & 0xFF)
                            .as("red at %d of %d, %08x", x, width, pixel)
                            .isLessThan(24);
                }
            }
            assertThat(result.getRGB(width - 1, 0) >>> 24).as("alpha").isGreaterThan(120);
        }
    }

    @Test
    default void alphaIsAveragedLikeAnyOtherSample() {
        assumeAlpha();
        byte[] png = new PngFile(60, 60, 8, PngFile.RGB_ALPHA)
                .toBytes((x, y) -> new int[] {200, 100, 50, (x + y) % 2 == 0 ? 200 : 100});
        for (int side : new int[] {30, 20, 12, 5, 1}) {
            assertPixels(fit(ImageFormat.PNG, png, side, side), 7, (x, y) -> 0x96C86432);
        }
    }

    @Test
    default void keepsTransparencyWhereItCan() {
        assumeAlpha();
        BufferedImage result = fit(ImageFormat.PNG, greenOnHiddenRed(), 16, 16);
        assertThat(result.getRGB(2, 8) >>> 24).isZero();
        assertColour(result, 13, 8, 0xFF00C800, 1);
    }

    @Test
    default void putsTheMatteBehindTransparencyWhereItCannot() {
        for (int matte : new int[] {0xFFFFFF, 0x000000, 0x3366CC}) {
            BufferedImage result = on(matte, greenOnHiddenRed(), Transform.fit(32, 32));
            assertColour(result, 4, 16, 0xFF000000 | matte, 6);
            assertColour(result, 28, 16, 0xFF00C800, 6);
        }
        byte[] half = new PngFile(32, 32, 8, PngFile.RGB_ALPHA).toBytes((x, y) -> new int[] {255, 255, 255, 128});
        assertPixels(on(0x000000, half, Transform.fit(8, 8)), 4, (x, y) -> 0xFF808080);
    }

    @Test
    default void putsTheMatteAroundAPaddedPictureWithoutTransparency() {
        BufferedImage result = on(0x3366CC, Files.png(TestPictures.plain(64, 32, 0xFF00C800)), Transform.pad(32, 32));
        assertColour(result, 16, 2, 0xFF3366CC, 6);
        assertColour(result, 16, 16, 0xFF00C800, 6);
        assertColour(result, 16, 29, 0xFF3366CC, 6);
    }

    @Test
    default void readsTransparencyOfPalettesKeysAndGrayWithAlpha() {
        assumeAlpha();
        byte[] palette = new PngFile(32, 16, 8, PngFile.PALETTE)
                .chunk("PLTE", Chunk.bigEndian().u8(200, 30, 40, 20, 60, 220).toBytes())
                .chunk("tRNS", new byte[] {0})
                .toBytes((x, y) -> new int[] {x < 16 ? 0 : 1});
        assertHalf(palette, 0xFF143CDC);
        for (int depth : new int[] {8, 16}) {
            int full = (1 << depth) - 1;
            byte[] gray = new PngFile(32, 16, depth, PngFile.GRAY)
                    .chunk("tRNS", Chunk.bigEndian().u16(full).toBytes())
                    .toBytes((x, y) -> new int[] {x < 16 ? full : 64 * (full / 255)});
            assertHalf(gray, 0xFF404040);
            byte[] rgb = new PngFile(32, 16, depth, PngFile.RGB)
                    .chunk("tRNS", Chunk.bigEndian().u16(full, 0, full).toBytes())
                    .toBytes((x, y) -> x < 16 ? new int[] {full, 0, full} : new int[] {full, 0, 0});
            assertHalf(rgb, 0xFFFF0000);
            byte[] grayAlpha = new PngFile(32, 16, depth, PngFile.GRAY_ALPHA)
                    .interlaced()
                    .toBytes((x, y) -> new int[] {64 * (full / 255), x < 16 ? 0 : full});
            assertHalf(grayAlpha, 0xFF404040);
        }
        byte[] bits = new PngFile(32, 16, 1, PngFile.GRAY)
                .chunk("tRNS", Chunk.bigEndian().u16(1).toBytes())
                .toBytes((x, y) -> new int[] {x < 16 ? 1 : 0});
        assertHalf(bits, 0xFF000000);
    }

    @Test
    default void readsTransparencyOfGif() {
        assumeAlpha();
        byte[] gif = new GifFile(32, 16, 0xC81E28, 0x143CDC)
                .frame(0, 0, 32, 16, 0, (x, y) -> x < 16 ? 0 : 1)
                .toBytes();
        BufferedImage result = result(ImageFormat.GIF, gif, Transform.fit(8, 4));
        assertThat(result.getRGB(0, 1) >>> 24).isZero();
        assertColour(result, 7, 1, 0xFF143CDC, 1);
    }

    @Test
    default void readsTransparencyOfWebpLossyAndLossless() {
        assumeAlpha();
        BufferedImage picture =
                TestPictures.picture(64, 32, true, (x, y) -> x < 32 ? 0x00FFFFFF : x < 48 ? 0x80143CDC : 0xFF143CDC);
        for (byte[] webp : new byte[][] {WebpFile.lossy(picture), WebpFile.lossless(picture)}) {
            BufferedImage result = result(ImageFormat.WEBP, webp, Transform.fit(16, 8));
            assertThat(result.getRGB(3, 4) >>> 24).isLessThan(4);
            assertThat(result.getRGB(9, 4) >>> 24).isBetween(120, 136);
            assertColour(result, 14, 4, 0xFF143CDC, 12);
        }
    }

    /** More than three pixels from the edge between the halves: a sharp kernel has ripples around it. */
    private void assertHalf(byte[] png, int right) {
        BufferedImage result = fit(ImageFormat.PNG, png, 8, 4);
        assertThat(result.getRGB(0, 1) >>> 24).as("alpha on the left").isZero();
        assertColour(result, 7, 1, right, 1);
    }
}
