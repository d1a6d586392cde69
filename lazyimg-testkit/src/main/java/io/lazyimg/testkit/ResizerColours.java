package io.lazyimg.testkit;

import static io.lazyimg.testkit.Pixels.assertColour;
import static io.lazyimg.testkit.Pixels.assertPixels;

import io.lazyimg.image.ImageFormat;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The part of {@link ResizerContract} about embedded colour profiles. */
public interface ResizerColours extends ResizerSubject {
    /** A grid of colours in boxes of this many pixels. */
    private static BufferedImage grid() {
        int[] levels = {30, 90, 160, 230};
        return TestPictures.picture(
                128,
                128,
                false,
                (x, y) -> 0xFF000000 | levels[x / 32] << 16 | levels[y / 32] << 8 | levels[(x / 32 + y / 32 * 2) % 4]);
    }

    private void assertConverted(ImageFormat format, byte[] source, RgbSpace space, int tolerance) {
        BufferedImage grid = grid();
        BufferedImage result = fit(format, source, 32, 32);
        for (int y = 4; y < 32; y += 8) {
            for (int x = 4; x < 32; x += 8) {
                assertColour(result, x, y, space.toSrgb(grid.getRGB(4 * x, 4 * y)), tolerance + loss());
            }
        }
    }

    private void assertUnconverted(ImageFormat format, byte[] source, int tolerance) {
        BufferedImage grid = grid();
        BufferedImage result = fit(format, source, 32, 32);
        for (int y = 4; y < 32; y += 8) {
            for (int x = 4; x < 32; x += 8) {
                assertColour(result, x, y, grid.getRGB(4 * x, 4 * y), tolerance + loss());
            }
        }
    }

    @Test
    default void convertsWideProfilesOfPngToSrgb() {
        for (RgbSpace space : List.of(RgbSpace.ADOBE, RgbSpace.P3, RgbSpace.PRO_PHOTO)) {
            byte[] png = new PngFile(128, 128, 8, PngFile.RGB)
                    .profile(space.profile())
                    .toBytes(Files.samples(grid(), false));
            assertConverted(ImageFormat.PNG, png, space, 4);
        }
    }

    @Test
    default void convertsWideProfilesOfJpegToSrgb() {
        for (RgbSpace space : List.of(RgbSpace.ADOBE, RgbSpace.P3, RgbSpace.PRO_PHOTO)) {
            assertConverted(ImageFormat.JPEG, JpegFile.profile(JpegFile.of(grid()), space.profile()), space, 14);
        }
    }

    @Test
    default void convertsWideProfilesOfWebpAndTiffToSrgb() {
        byte[] webp = WebpFile.extended(grid(), new byte[0], RgbSpace.ADOBE.profile());
        assertConverted(ImageFormat.WEBP, webp, RgbSpace.ADOBE, 4);
        byte[] tiff = new TiffFile(128, 128, TiffFile.RGB, true)
                .toBytes(Files.samples(grid(), false), RgbSpace.ADOBE.profile());
        assertConverted(ImageFormat.TIFF, tiff, RgbSpace.ADOBE, 4);
    }

    @Test
    default void convertsColoursAndLeavesAlphaAlone() {
        byte[] png = new PngFile(64, 64, 8, PngFile.RGB_ALPHA)
                .profile(RgbSpace.ADOBE.profile())
                .toBytes((x, y) -> new int[] {60, 200, 60, 128});
        int expected = (RgbSpace.ADOBE.toSrgb(0xFF3CC83C) & 0xFFFFFF) | 0x80000000;
        BufferedImage result = fit(ImageFormat.PNG, png, 16, 16);
        if (result.getColorModel().hasAlpha()) {
            assertPixels(result, 4 + loss(), (x, y) -> expected);
        }
    }

    @Test
    default void ignoresProfilesThatAreBrokenEmptyOrOfOtherInks() {
        byte[] sound = RgbSpace.ADOBE.profile();
        byte[] cut = Arrays.copyOf(sound, 150);
        byte[] noise = new byte[500];
        new Random(7).nextBytes(noise);
        byte[] zeros = new byte[128];
        for (byte[] icc : List.of(cut, noise, zeros, new byte[0], RgbSpace.ADOBE.profile("CMYK"))) {
            assertUnconverted(ImageFormat.JPEG, JpegFile.profile(JpegFile.of(grid()), icc), 14);
            byte[] png = new PngFile(128, 128, 8, PngFile.RGB).profile(icc).toBytes(Files.samples(grid(), false));
            assertUnconverted(ImageFormat.PNG, png, 1);
        }
    }

    @Test
    default void ignoresAProfileThatIsNoZlibStreamOrABomb() {
        PngFile.Pixels samples = Files.samples(grid(), false);
        byte[] junk =
                Chunk.bigEndian().ascii("p").u8(0, 0).ascii("not deflated").toBytes();
        byte[] png = new PngFile(128, 128, 8, PngFile.RGB).chunk("iCCP", junk).toBytes(samples);
        assertUnconverted(ImageFormat.PNG, png, 1);
        byte[] bomb = new PngFile(128, 128, 8, PngFile.RGB)
                .profile(new byte[64 << 20])
                .toBytes(samples);
        assertUnconverted(ImageFormat.PNG, bomb, 1);
    }

    @Test
    default void takesUntaggedColoursForSrgb() {
        assertUnconverted(ImageFormat.PNG, Files.png(grid()), 1);
        assertUnconverted(ImageFormat.JPEG, JpegFile.of(grid()), 14);
    }
}
