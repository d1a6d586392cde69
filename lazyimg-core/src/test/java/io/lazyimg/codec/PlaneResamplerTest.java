package io.lazyimg.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaneResamplerTest {
    /** By its definition, with nothing of the code under test: of one axis, the result at one place. */
    private static double lanczos(double[] line, double centre, double step) {
        double scale = Math.max(1, Math.abs(step));
        double sum = 0;
        double weights = 0;
        for (long i = (long) (centre - 3 * scale) - 2; i <= centre + 3 * scale + 2; i++) {
            double x = (i + 0.5 - centre) / scale;
            double weight = Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0;
            sum += weight * line[(int) Math.max(0, Math.min(line.length - 1, i))];
            weights += weight;
        }
        return sum / weights;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private record Axis(int input, int output, double origin, double step) {
        static Axis whole(int input, int output) {
            return new Axis(input, output, 0, (double) input / output);
        }

        Axis mirrored() {
            return new Axis(input, output, origin + output * step, -step);
        }

        Taps taps() {
            return Taps.lanczos3(input, output, origin, step);
        }

        double[] apply(double[] line) {
            double[] result = new double[output];
            for (int j = 0; j < output; j++) {
                result[j] = lanczos(line, origin + (j + 0.5) * step, step);
            }
            return result;
        }
    }

    private static double[][] expected(float[][] rows, Axis across, Axis down, float offset) {
        double[][] wide = new double[rows.length][];
        for (int y = 0; y < rows.length; y++) {
            double[] line = new double[across.input];
            for (int x = 0; x < line.length; x++) {
                line[x] = Math.max(0, Math.min(255, rows[y][x] + (double) offset));
            }
            wide[y] = across.apply(line);
        }
        double[][] result = new double[down.output][across.output];
        for (int x = 0; x < across.output; x++) {
            double[] column = new double[rows.length];
            for (int y = 0; y < column.length; y++) {
                column[y] = wide[y][x];
            }
            double[] narrow = down.apply(column);
            for (int y = 0; y < narrow.length; y++) {
                result[y][x] = Math.max(0, Math.min(255, narrow[y]));
            }
        }
        return result;
    }

    private static Plane resampled(float[][] rows, Axis across, Axis down, boolean transposed, float offset) {
        Plane out = transposed ? new Plane(down.output, across.output) : new Plane(across.output, down.output);
        PlaneResampler resampler = new PlaneResampler(across.taps(), down.taps(), transposed, out, offset);
        resampler.skip(resampler.firstRow());
        for (int y = resampler.firstRow(); y < resampler.endRow(); y++) {
            resampler.row(rows[y]);
        }
        return out;
    }

    private static float sample(Plane plane, boolean transposed, int x, int y) {
        return transposed ? plane.samples()[x * plane.width() + y] : plane.samples()[y * plane.width() + x];
    }

    private static void assertAsDefined(float[][] rows, Axis across, Axis down, float offset) {
        double[][] expected = expected(rows, across, down, offset);
        for (boolean transposed : new boolean[] {false, true}) {
            Plane out = resampled(rows, across, down, transposed, offset);
            for (int y = 0; y < down.output; y++) {
                for (int x = 0; x < across.output; x++) {
                    assertThat(sample(out, transposed, x, y))
                            .as("%s, %s, transposed %s: %d,%d", across, down, transposed, x, y)
                            .isCloseTo((float) expected[y][x], within(0.002f));
                }
            }
        }
    }

    private static float[][] rows(int width, int height, DoubleBinaryOperator value) {
        float[][] rows = new float[height][width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                rows[y][x] = (float) value.applyAsDouble(x, y);
            }
        }
        return rows;
    }

    private static float[][] noise(int width, int height, double low, double high) {
        Random random = new Random(31L * width + height);
        return rows(width, height, (x, y) -> low + random.nextDouble() * (high - low));
    }

    @ParameterizedTest
    @CsvSource({
        "61, 47, 30, 24",
        "61, 47, 61, 47",
        "61, 47, 60, 46",
        "64, 48, 32, 24",
        "64, 48, 128, 96",
        "33, 29, 66, 57",
        "50, 40, 7, 3",
        "50, 40, 1, 1",
        "50, 3, 8, 2",
        "3, 50, 2, 9",
        "1, 1, 1, 1",
        "1, 1, 5, 3",
        "2, 300, 9, 150",
        "300, 200, 17, 130",
        "200, 300, 150, 290",
        "1000, 7, 1, 7",
        "7, 1000, 7, 1",
        "90, 70, 89, 8",
    })
    void resultsAreAsDefined(int width, int height, int toWidth, int toHeight) {
        Axis across = Axis.whole(width, toWidth);
        Axis down = Axis.whole(height, toHeight);
        float[][] rows = noise(width, height, 0, 255);

        assertAsDefined(rows, across, down, 0);
        assertAsDefined(rows, across.mirrored(), down, 0);
        assertAsDefined(rows, across, down.mirrored(), 0);
        assertAsDefined(rows, across.mirrored(), down.mirrored(), 0);
    }

    @Test
    void anyPartOfAnInputIsResampledByAnyStep() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            Axis[] axes = new Axis[2];
            for (int a = 0; a < 2; a++) {
                int input = 1 + random.nextInt(80);
                double origin = random.nextDouble() * input * 0.8;
                double length = 0.05 + random.nextDouble() * (input - origin);
                int output = 1 + random.nextInt(70);
                Axis axis = new Axis(input, output, origin, length / output);
                axes[a] = random.nextBoolean() ? axis : axis.mirrored();
            }
            assertAsDefined(noise(axes[0].input, axes[1].input, 0, 255), axes[0], axes[1], 0);
        }
    }

    @Test
    void inputIsLevelledAndClampedFirst() {
        float[][] rows = noise(40, 30, -300, 300);

        assertAsDefined(rows, Axis.whole(40, 21), Axis.whole(30, 11), 128);
        assertAsDefined(rows, Axis.whole(40, 40), Axis.whole(30, 30), 128);
    }

    @Test
    void aConstantStaysWhatItIs() {
        for (float value : new float[] {0, 1, 100, 254, 255}) {
            for (int to : new int[] {1, 2, 9, 50, 99, 100, 101, 250}) {
                Plane out =
                        resampled(rows(100, 80, (x, y) -> value), Axis.whole(100, to), Axis.whole(80, to), false, 0);
                for (float sample : out.samples()) {
                    assertThat(sample).isCloseTo(value, within(0.001f)).isBetween(0f, 255f);
                }
            }
        }
    }

    /** But at its ends, where it stops at the edge of the picture. */
    @Test
    void aRampStaysARamp() {
        float[][] rows = rows(400, 300, (x, y) -> 20 + (x + 0.5) * 0.3 + (y + 0.5) * 0.2);
        for (int to : new int[] {40, 133, 200, 300, 399, 400, 700}) {
            Plane out = resampled(rows, Axis.whole(400, to), Axis.whole(300, to), false, 0);
            double across = 400.0 / to;
            double down = 300.0 / to;
            int edge = (int) Math.ceil(3 * Math.max(1, to / 300.0)) + 1;
            for (int y = edge; y < to - edge; y++) {
                for (int x = edge; x < to - edge; x++) {
                    assertThat(out.samples()[y * to + x])
                            .as("%d: %d,%d", to, x, y)
                            .isCloseTo((float) (20 + (x + 0.5) * across * 0.3 + (y + 0.5) * down * 0.2), within(0.15f));
                }
            }
        }
    }

    /** The mean of its rings is the middle, and all that are finer than the result's grid must become that. */
    @Test
    void aZonePlateDoesNotAlias() {
        int side = 600;
        float[][] rows = rows(side, side, (x, y) -> {
            double dx = x + 0.5 - side / 2.0;
            double dy = y + 0.5 - side / 2.0;
            return 127.5 + 127.5 * Math.cos(Math.PI * (dx * dx + dy * dy) / side);
        });
        for (int to : new int[] {60, 100, 150, 200}) {
            Plane out = resampled(rows, Axis.whole(side, to), Axis.whole(side, to), false, 0);
            double nyquist = to / 2.0 * to / side; // from the centre, in the result's samples
            for (int y = 0; y < to; y++) {
                for (int x = 0; x < to; x++) {
                    double fromCentre = Math.max(Math.abs(x + 0.5 - to / 2.0), Math.abs(y + 0.5 - to / 2.0));
                    if (fromCentre > 1.7 * nyquist + 3 && fromCentre < to / 2.0 - 3) {
                        assertThat(out.samples()[y * to + x])
                                .as("%d: %d,%d", to, x, y)
                                .isCloseTo(127.5f, within(4f));
                    }
                }
            }
        }
    }

    @Test
    void whatIsBrightStaysAsBrightAsAWhole() {
        float[][] rows = rows(200, 150, (x, y) -> Math.hypot(x - 90, y - 70) < 40 ? 200 : 40);
        double before = mean(rows);
        for (int to : new int[] {13, 50, 77, 149, 240}) {
            Plane out = resampled(rows, Axis.whole(200, to), Axis.whole(150, to), false, 0);
            assertThat(mean(new float[][] {out.samples()})).as("%d", to).isCloseTo(before, within(0.35));
        }
    }

    private static double mean(float[][] rows) {
        double sum = 0;
        long count = 0;
        for (float[] row : rows) {
            for (float sample : row) {
                sum += sample;
                count++;
            }
        }
        return sum / count;
    }

    @Test
    void rowsThatAreNotNeededMayComeOrBeSkipped() {
        Axis across = Axis.whole(30, 15);
        Axis down = new Axis(400, 20, 200, 2);
        float[][] rows = noise(30, 400, 0, 255);
        Plane expected = resampled(rows, across, down, false, 0);
        Plane out = new Plane(15, 20);
        PlaneResampler resampler = new PlaneResampler(across.taps(), down.taps(), false, out);

        assertThat(resampler.firstRow()).isEqualTo(195);
        assertThat(resampler.endRow()).isEqualTo(245);
        for (float[] row : rows) {
            resampler.row(row);
        }

        assertThat(out.samples()).containsExactly(expected.samples());
        assertThatThrownBy(() -> new PlaneResampler(across.taps(), down.taps(), false, out).skip(196))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("195");
    }

    @Test
    void columnsThatAreNotNeededAreNotReadBeyondTheLastThatIs() {
        Axis across = new Axis(300, 10, 100, 1.5);
        float[][] rows = noise(300, 20, 0, 255);
        float[][] cut = new float[20][];
        for (int y = 0; y < 20; y++) {
            cut[y] = java.util.Arrays.copyOf(rows[y], 120);
        }

        assertThat(resampled(cut, across, Axis.whole(20, 10), false, 0).samples())
                .containsExactly(
                        resampled(rows, across, Axis.whole(20, 10), false, 0).samples());
    }

    @Test
    void aPlaneOfAnotherSizeIsRefused() {
        Taps taps = Taps.lanczos3(10, 5, 0, 2);

        assertThatThrownBy(() -> new PlaneResampler(taps, taps, false, new Plane(5, 6)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5x6");
        assertThatThrownBy(() -> Taps.lanczos3(0, 5, 0, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Taps.lanczos3(5, 5, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Taps.lanczos3(5, 5, Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
