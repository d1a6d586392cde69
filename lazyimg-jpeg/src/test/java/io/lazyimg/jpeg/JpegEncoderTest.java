package io.lazyimg.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lazyimg.codec.Plane;
import io.lazyimg.jpeg.EncoderPictures.Colours;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files are read by the JDK's reader, which shares nothing with the encoder. */
class JpegEncoderTest {
    private static final int[][] SIZES = {
        {1, 1}, {1, 17}, {17, 1}, {7, 9}, {16, 16}, {33, 65}, {64, 8}, {530, 20}, {1040, 9}
    };
    private static final int[] QUALITIES = {1, 50, 80, 100};

    /** A decoder's own rounding, to whole samples and before. */
    private static final double ROUNDING = 1.1;

    private static Raster decode(byte[] file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        List<String> warnings = new ArrayList<>();
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            reader.setInput(stream);
            Raster raster = reader.readRaster(0, null);
            assertThat(warnings).isEmpty();
            return raster;
        } finally {
            reader.dispose();
        }
    }

    private static int[] samples(Raster raster, int band) {
        return raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), band, (int[]) null);
    }

    private static float[] flat(float[][] rows) {
        float[] all = new float[rows.length * rows[0].length];
        for (int y = 0; y < rows.length; y++) {
            System.arraycopy(rows[y], 0, all, y * rows[0].length, rows[0].length);
        }
        return all;
    }

    /**
     * The largest error that quantising can make in a block, by Parseval's theorem: half a step in every coefficient. What
     * a block has beyond the picture may take all of it from what is inside.
     */
    private static double worst(boolean colour, int quality) {
        double squares = 0;
        for (int divisor : EncodeTables.divisors(colour, quality)) {
            squares += divisor * divisor / 4.0;
        }
        return squares;
    }

    /** Checks each block by itself. */
    private static void assertNear(String what, Plane plane, boolean colour, int quality, float... decoded) {
        double most = Math.sqrt(worst(colour, quality)) + 8 * ROUNDING;
        for (int top = 0; top < plane.height(); top += 8) {
            for (int left = 0; left < plane.width(); left += 8) {
                double squares = 0;
                for (int y = top; y < Math.min(plane.height(), top + 8); y++) {
                    for (int x = left; x < Math.min(plane.width(), left + 8); x++) {
                        int at = y * plane.width() + x;
                        double error = plane.samples()[at] - decoded[at];
                        squares += error * error;
                    }
                }
                if (squares > most * most) {
                    assertThat(Math.sqrt(squares))
                            .as("error of the block at %d,%d of %s", left, top, what)
                            .isLessThanOrEqualTo(most);
                }
            }
        }
    }

    private static float[] floats(int... samples) {
        float[] floats = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            floats[i] = samples[i];
        }
        return floats;
    }

    private static void assertComesBack(String what, List<Plane> planes, int quality) throws IOException {
        byte[] file = JpegEncoder.encode(planes, quality, false, true);
        Raster raster = decode(file);
        Plane first = planes.get(0);
        assertThat(List.of(raster.getWidth(), raster.getHeight(), raster.getNumBands()))
                .as(what)
                .containsExactly(first.width(), first.height(), planes.size());
        List<float[][]> own = Decoded.whole(
                file, IntStream.range(0, planes.size()).map(i -> 8).toArray());
        for (int i = 0; i < planes.size(); i++) {
            Plane plane = planes.get(i);
            String part = "plane " + i + " of " + what;
            if (plane.width() == first.width() && plane.height() == first.height()) {
                assertNear(part, plane, i > 0, quality, floats(samples(raster, i)));
            }
            assertNear(part, plane, i > 0, quality, clipped(flat(own.get(i))));
        }
        for (boolean progressive : new boolean[] {false, true}) {
            byte[] other = JpegEncoder.encode(planes, quality, progressive, false);
            assertThat(other).as(what).isNotEqualTo(file);
            Raster again = decode(other);
            for (int i = 0; i < planes.size(); i++) {
                assertThat(samples(again, i))
                        .as("plane %d of %s, progressive: %s", i, what, progressive)
                        .isEqualTo(samples(raster, i));
            }
        }
    }

    /** Around 0, as our own decoder leaves them. */
    private static float[] clipped(float... samples) {
        float[] clipped = samples.clone();
        for (int i = 0; i < samples.length; i++) {
            clipped[i] = Math.min(255, Math.max(0, samples[i] + 128));
        }
        return clipped;
    }

    @ParameterizedTest
    @EnumSource
    void everySizeComesBackAsFarAsQuantisationLets(Colours colours) throws IOException {
        for (int[] size : SIZES) {
            for (int quality : QUALITIES) {
                String what = size[0] + "x" + size[1] + " at " + quality;
                assertComesBack(what, EncoderPictures.scene(size[0], size[1], colours), quality);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void noiseComesBack(Colours colours) throws IOException {
        for (int quality : QUALITIES) {
            assertComesBack("noise at " + quality, EncoderPictures.noise(200, 150, colours), quality);
            assertComesBack("extremes at " + quality, EncoderPictures.extremes(200, 150, colours), quality);
        }
    }

    @Test
    void flatPicturesComeBack() throws IOException {
        for (double value : new double[] {0, 1, 100.4, 127.5, 128, 255}) {
            for (int quality : QUALITIES) {
                assertComesBack("flat " + value, EncoderPictures.flat(41, 23, Colours.HALF, value), quality);
            }
        }
    }

    @Test
    void moreBlocksThanOneCodeCanEndComeBack() throws IOException {
        // 35,200 blocks without details, and a code ends 32,767 of them at most
        assertComesBack("flat", EncoderPictures.flat(2048, 1100, Colours.NONE, 77), 80);
    }

    @Test
    void moreBitsThanCanBePutOffComeBack() throws IOException {
        // every block has but large coefficients, so that none of them becomes other than 0 when it is refined
        Plane stripes = new Plane(512, 512);
        for (int i = 0; i < stripes.samples().length; i++) {
            stripes.samples()[i] = i % 2 * 255;
        }
        assertComesBack("stripes", List.of(stripes), 100);
    }

    @Test
    void theLongestSidesAreWritten() throws IOException {
        Raster wide = decode(
                JpegEncoder.encode(EncoderPictures.flat(JpegEncoder.MAX_SIDE, 1, Colours.HALF, 90), 80, false, true));
        assertThat(wide.getWidth()).isEqualTo(65_500);
        Raster high = decode(
                JpegEncoder.encode(EncoderPictures.flat(1, JpegEncoder.MAX_SIDE, Colours.HALF, 90), 80, true, true));
        assertThat(high.getHeight()).isEqualTo(65_500);
        assertThat(samples(high, 0)).containsOnly(90);
    }

    @Test
    void samplesThatAreNoneMakeAFileAllTheSame() throws IOException {
        Plane plane = new Plane(16, 8);
        for (int i = 0; i < plane.samples().length; i++) {
            plane.samples()[i] = i % 3 == 0 ? Float.NaN : i % 3 == 1 ? 1e30f : -3000;
        }
        assertThat(decode(JpegEncoder.encode(List.of(plane), 100, false, false)).getWidth())
                .isEqualTo(16);
        for (int i = 0; i < plane.samples().length; i++) {
            plane.samples()[i] = i % 8 < 4 ? 275 : -20;
        }
        int[] decoded = samples(decode(JpegEncoder.encode(List.of(plane), 100, true, true)), 0);
        assertThat(List.of(decoded[0], decoded[7])).containsExactly(255, 0);
    }

    @ParameterizedTest
    @EnumSource
    void tablesMadeForThePictureCostNoMoreThanThemselves(Colours colours) {
        for (int quality : QUALITIES) {
            for (List<Plane> planes : List.of(
                    EncoderPictures.scene(100, 90, colours),
                    EncoderPictures.noise(100, 90, colours),
                    EncoderPictures.flat(100, 90, colours, 7))) {
                int optimised = JpegEncoder.encode(planes, quality, false, true).length;
                int usual = JpegEncoder.encode(planes, quality, false, false).length;
                assertThat(optimised).isLessThan(usual);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void memoryIsNotUnderestimated(Colours colours) {
        List<Plane> planes = EncoderPictures.extremes(320, 240, colours);
        Plane colour = colours == Colours.NONE ? new Plane(0, 0) : planes.get(1);
        long bound = JpegEncoder.bytes(320, 240, colour.width(), colour.height());
        long coefficients = 0;
        for (EncodeCoefficients component : new EncodeFrame(planes, 100, () -> {}).components) {
            coefficients += 2L * component.dc.length + 8L * component.masks.length;
            for (short[] values : component.values) {
                coefficients += 16 + 2L * values.length;
            }
        }
        for (boolean progressive : new boolean[] {false, true}) {
            long file = JpegEncoder.encode(planes, 100, progressive, false).length;
            assertThat(coefficients + file).isLessThan(bound);
            assertThat(2 * file).isLessThan(bound);
        }
    }

    @Test
    void whatIsNoPictureIsRefused() {
        Plane plane = new Plane(9, 9);
        assertRefused("2 planes", plane, plane);
        assertRefused("0x9 is not", new Plane(0, 9));
        assertRefused("65501x1 is not", new Plane(65_501, 1));
        assertRefused("colours of 4x5", plane, new Plane(4, 5), new Plane(4, 5));
        assertRefused("colours of 5x9", plane, new Plane(5, 9), new Plane(5, 9));
        assertRefused("colours of 9x9", plane, new Plane(5, 5), plane);
        assertRefused("80 samples", new Plane(9, 9, new float[80]));
        assertRefused("0 samples", new Plane(65_500, 65_500, new float[0]));
        for (int quality : new int[] {0, 101}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> JpegEncoder.encode(List.of(plane), quality, false, true))
                    .withMessageContaining("quality " + quality);
        }
    }

    private static void assertRefused(String message, Plane... planes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JpegEncoder.encode(List.of(planes), 80, false, true))
                .withMessageContaining(message);
    }
}
