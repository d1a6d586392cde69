package io.lazyimg.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.codec.Plane;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.Resized;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.Test;

/** Looks at the samples of results as they are in the file: in YCbCr. */
class RenderTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 256;

    private static Raster samples(byte[] jpeg) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try {
            reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg)));
            return reader.readRaster(0, null);
        } finally {
            reader.dispose();
        }
    }

    private static Resized resized(byte[] source, Transform transform, int quality, int matte) {
        return new JpegResizer()
                .resize(new ResizeJob(source, transform.as(ImageFormat.JPEG), quality, matte, 1_000_000, 1_000_000));
    }

    /** Slopes of Y to the right, of Cb downwards and of Cr upwards, by places from 0 to 1. */
    private static double slope(int component, double x, double y) {
        return switch (component) {
            case 0 -> 40 + 170 * x;
            case 1 -> 60 + 90 * y;
            default -> 180 - 70 * y;
        };
    }

    /** The slopes in steps of a block each. */
    private static CodedPicture slopes(int[][] factors) {
        int[] ones = new int[64];
        Arrays.fill(ones, 1);
        List<CodedPicture.Part> empty = new ArrayList<>();
        for (int c = 0; c < factors.length; c++) {
            empty.add(new CodedPicture.Part(c + 1, factors[c][0], factors[c][1], ones, new int[0][][]));
        }
        CodedPicture picture = new CodedPicture(WIDTH, HEIGHT, empty);
        List<CodedPicture.Part> parts = new ArrayList<>();
        for (int c = 0; c < factors.length; c++) {
            double across = 8.0 * picture.maxAcross() / factors[c][0] / WIDTH;
            double down = 8.0 * picture.maxDown() / factors[c][1] / HEIGHT;
            int[][][] blocks = new int[picture.unitsDown() * factors[c][1]][picture.unitsAcross() * factors[c][0]][64];
            for (int y = 0; y < blocks.length; y++) {
                for (int x = 0; x < blocks[y].length; x++) {
                    blocks[y][x][0] = (int) Math.round(8 * (slope(c, (x + 0.5) * across, (y + 0.5) * down) - 128));
                }
            }
            parts.add(new CodedPicture.Part(c + 1, factors[c][0], factors[c][1], ones, blocks));
        }
        return new CodedPicture(WIDTH, HEIGHT, parts);
    }

    private static void assertSlopes(String what, Raster raster, int tolerance) {
        for (int y = 1; y < raster.getHeight() - 1; y++) {
            for (int x = 1; x < raster.getWidth() - 1; x++) {
                for (int c = 0; c < raster.getNumBands(); c++) {
                    double expected = slope(c, (x + 0.5) / raster.getWidth(), (y + 0.5) / raster.getHeight());
                    double error = Math.abs(raster.getSample(x, y, c) - expected);
                    assertThat(error)
                            .as("%s: component %d at %d,%d", what, c, x, y)
                            .isLessThanOrEqualTo(tolerance);
                }
            }
        }
    }

    @Test
    void everySamplingBecomesTheSamePicture() throws IOException {
        Random random = new Random(20261125);
        for (int i = 0; i < 60; i++) {
            int[][] factors = new int[3][2];
            for (int[] factor : factors) {
                factor[0] = 1 + random.nextInt(4);
                factor[1] = 1 + random.nextInt(4);
            }
            CodedPicture picture = slopes(factors);
            byte[] source = new JpegWriter(picture, random).toBytes();
            String what = Arrays.deepToString(factors);
            Resized result = resized(source, Transform.fit(20, 0), 95, 0);
            assertThat(result.width() + "x" + result.height()).isEqualTo("20x16");
            // a block of the coarsest component is up to a sixth of the picture wide
            assertSlopes(what, samples(result.content()), 9);
        }
    }

    @Test
    void grayStaysGray() throws IOException {
        byte[] gray = new JpegWriter(slopes(new int[][] {{1, 1}}), new Random(1)).toBytes();
        assertSlopes("fit", samples(resized(gray, Transform.fit(40, 0), 80, 0).content()), 4);
        Raster padded =
                samples(resized(gray, Transform.pad(60, 60), 80, 0x404040).content());
        assertThat(padded.getNumBands()).isEqualTo(1);
        assertThat(padded.getSample(30, 2, 0)).isBetween(0x3C, 0x44);
    }

    @Test
    void grayOnAColouredMatteGetsColours() throws IOException {
        byte[] gray = new JpegWriter(slopes(new int[][] {{1, 1}}), new Random(1)).toBytes();
        for (int quality : new int[] {85, 95}) {
            Raster padded = samples(
                    resized(gray, Transform.pad(64, 96), quality, 0xFF0000).content());
            assertThat(padded.getNumBands()).isEqualTo(3);
            int[] red = padded.getPixel(30, 5, new int[3]);
            assertThat(red[0]).isBetween(73, 79); // T.871: Y 76, Cb 85, Cr 255
            assertThat(red[1]).isBetween(80, 90);
            assertThat(red[2]).isBetween(248, 255);
            int[] inside = padded.getPixel(32, 48, new int[3]);
            assertThat(inside[0]).isBetween(121, 131);
            assertThat(inside[1]).isBetween(126, 130);
            assertThat(inside[2]).isBetween(126, 130);
        }
    }

    @Test
    void coloursHaveHalfTheResolutionBelowQualityNinety() {
        byte[] source = new JpegWriter(slopes(new int[][] {{1, 1}, {1, 1}, {1, 1}}), new Random(1)).toBytes();
        for (int quality : new int[] {50, 89, 90, 100}) {
            byte[] result = resized(source, Transform.fit(40, 0), quality, 0).content();
            Frame frame = Decoded.frame(result);
            assertThat(frame.maxAcross()).as("at " + quality).isEqualTo(quality < 90 ? 2 : 1);
            assertThat(frame.maxDown()).as("at " + quality).isEqualTo(quality < 90 ? 2 : 1);
        }
    }

    @Test
    void rgbIsReadByItsMarkersAndBecomesYcc() throws IOException {
        // red, green and blue of one colour each
        int[][] rgb = {{200}, {90}, {30}};
        List<Plane> planes = new ArrayList<>();
        for (int[] level : rgb) {
            Plane plane = new Plane(64, 64);
            Arrays.fill(plane.samples(), level[0]);
            planes.add(plane);
        }
        byte[] jfif = JpegEncoder.encode(planes, 95, false, true);
        ByteList file = new ByteList()
                .u8(0xFF, 0xD8, 0xFF, 0xEE)
                .u16(14)
                .u8('A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0)
                .bytes(Arrays.copyOfRange(jfif, 20, jfif.length)); // without JFIF's segment
        Raster result =
                samples(resized(file.toBytes(), Transform.fit(16, 16), 95, 0).content());
        int[] pixel = result.getPixel(8, 8, new int[3]);
        assertThat(pixel[0]).isBetween(114, 118); // T.871: 116.05, 79.4, 187.9
        assertThat(pixel[1]).isBetween(77, 82);
        assertThat(pixel[2]).isBetween(185, 190);
    }
}
