package io.lazyimg.imageio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lazyimg.Allocation;
import io.lazyimg.codec.Region;
import io.lazyimg.codec.Size;
import io.lazyimg.image.ImageException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanczosReducerTest {
    /** The samples of the pixel at x and y. */
    private interface Pixels {
        int[] at(int x, int y);
    }

    private static byte[][] rows(int width, int height, Samples samples, Pixels pixels) {
        byte[][] rows = new byte[height][width * samples.count()];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int[] pixel = pixels.at(x, y);
                for (int c = 0; c < samples.count(); c++) {
                    rows[y][x * samples.count() + c] = (byte) pixel[c];
                }
            }
        }
        return rows;
    }

    private static Picture reduced(byte[][] rows, Region region, Samples samples, Size target) {
        LanczosReducer reducer = new LanczosReducer(region, samples, target);
        for (int y = 0; y < rows.length; y++) {
            reducer.row(y, rows[y], 0);
        }
        return reducer.picture();
    }

    private static Region whole(int width, int height) {
        return new Region(0, 0, width, height);
    }

    /** By its definition, of one axis: the result at one place, of samples that go on beyond the edges. */
    private static double lanczos(double[] line, double centre, double step) {
        double sum = 0;
        double weights = 0;
        for (int i = (int) (centre - 3 * step) - 2; i <= centre + 3 * step + 2; i++) {
            double x = Math.PI * (i + 0.5 - centre) / step;
            double weight = Math.abs(x) >= 3 * Math.PI ? 0 : x == 0 ? 1 : 3 * Math.sin(x) * Math.sin(x / 3) / (x * x);
            sum += weight * line[Math.max(0, Math.min(line.length - 1, i))];
            weights += weight;
        }
        return sum / weights;
    }

    private static double[][] lanczos(double[][] plane, Size to) {
        double[][] wide = new double[plane.length][to.width()];
        double across = (double) plane[0].length / to.width();
        for (int y = 0; y < plane.length; y++) {
            for (int x = 0; x < to.width(); x++) {
                wide[y][x] = lanczos(plane[y], (x + 0.5) * across, across);
            }
        }
        double[][] result = new double[to.height()][to.width()];
        double down = (double) plane.length / to.height();
        double[] column = new double[plane.length];
        for (int x = 0; x < to.width(); x++) {
            for (int y = 0; y < column.length; y++) {
                column[y] = wide[y][x];
            }
            for (int y = 0; y < to.height(); y++) {
                result[y][x] = lanczos(column, (y + 0.5) * down, down);
            }
        }
        return result;
    }

    private static double[][] plane(int width, int height, Pixels pixels, int sample, int alpha) {
        double[][] plane = new double[height][width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int[] pixel = pixels.at(x, y);
                plane[y][x] = alpha < 0 || alpha == sample ? pixel[sample] : pixel[sample] * pixel[alpha] / 255.0;
            }
        }
        return plane;
    }

    /** The largest difference of a sample; of colours behind alpha, by how much of them is seen. */
    private static double off(Picture picture, Samples samples, int width, int height, Pixels pixels) {
        Size size = new Size(picture.width(), picture.height());
        int alpha = samples.alpha() ? samples.count() - 1 : -1;
        double[][][] expected = new double[samples.count()][][];
        for (int c = 0; c < expected.length; c++) {
            expected[c] = lanczos(plane(width, height, pixels, c, alpha), size);
        }
        double most = 0;
        for (int i = 0; i < picture.pixels().length; i++) {
            int y = i / size.width();
            int x = i % size.width();
            double seen = alpha < 0 ? 255 : Math.max(0, Math.min(255, expected[alpha][y][x]));
            for (int c = 0; c < samples.count(); c++) {
                int shift = c == samples.count() - 1 && samples.count() % 2 == 0 ? 24 : 16 - 8 * c;
                double value = expected[c][y][x];
                if (alpha >= 0 && c != alpha) {
                    value = value * 255 / Math.max(expected[alpha][y][x], 0.5);
                }
                double clamped = Math.max(0, Math.min(255, value));
                double difference = Math.abs((picture.pixels()[i] >>> shift & 0xFF) - clamped);
                most = Math.max(most, c == alpha ? difference : difference * seen / 255);
            }
        }
        return most;
    }

    private static int wave(int x, int y, double across, double down) {
        return (int) Math.round(127.5 + 127.5 * Math.sin(x / across + y / down));
    }

    private static int[] detailed(int x, int y) {
        return new int[] {wave(x, y, 2.1, 5.3), (x / 5 + y / 7) % 2 * 255, wave(x, y, -9, 3), wave(x, y, 7, -11)};
    }

    @ParameterizedTest
    @CsvSource({
        "97, 61, 96, 60",
        "97, 61, 50, 41",
        "97, 61, 33, 20",
        "97, 61, 17, 11",
        "97, 61, 97, 8",
        "3, 97, 2, 90",
    })
    void everyKindOfSamplesIsReducedByTheKernel(int width, int height, int toWidth, int toHeight) {
        for (Samples samples : Samples.values()) {
            Pixels pixels = (x, y) -> {
                int[] all = detailed(x, y);
                return samples == Samples.GRAY_ALPHA ? new int[] {all[1], all[3]} : all;
            };
            Picture picture = reduced(
                    rows(width, height, samples, pixels), whole(width, height), samples, new Size(toWidth, toHeight));

            assertThat(picture.alpha()).isEqualTo(samples.alpha());
            assertThat(off(picture, samples, width, height, pixels))
                    .as(samples.name())
                    .isLessThan(0.52);
        }
    }

    /** From a ratio of eight on, boxes of pixels stand for them; what the result can show is off by next to nothing. */
    @ParameterizedTest
    @CsvSource({"395, 302, 60, 50", "395, 302, 31, 23", "395, 302, 7, 5", "395, 302, 1, 1", "395, 2, 13, 1"})
    void muchSmallerResultsAreAsGoodAsByTheKernel(int width, int height, int toWidth, int toHeight) {
        for (Samples samples : Samples.values()) {
            double period = 5.0 / 2 / Math.PI * width / toWidth; // five pixels of the result
            Pixels pixels = (x, y) -> {
                int[] all = {
                    wave(x, y, period, 2 * period),
                    wave(x, y, -2 * period, period),
                    wave(x, y, -period, -9 * period),
                    (255 + wave(x, y, 2 * period, 3 * period)) / 2
                };
                return samples == Samples.GRAY_ALPHA ? new int[] {all[1], all[3]} : all;
            };
            Picture picture = reduced(
                    rows(width, height, samples, pixels), whole(width, height), samples, new Size(toWidth, toHeight));

            assertThat(off(picture, samples, width, height, pixels))
                    .as(samples.name())
                    .isLessThan(2.5);
        }
    }

    @Test
    void onlyTheRegionCounts() {
        Pixels outside =
                (x, y) -> x >= 10 && x < 70 && y >= 5 && y < 45 ? new int[] {30, 60, 90} : new int[] {255, 0, 0};
        byte[][] rows = rows(90, 60, Samples.RGB, outside);

        for (int width : new int[] {59, 40, 9, 3}) {
            Picture picture = reduced(rows, new Region(10, 5, 60, 40), Samples.RGB, new Size(width, width * 2 / 3));
            assertThat(picture.pixels()).containsOnly(0xFF1E3C5A);
        }
    }

    /** Lanczos overshoots where alpha has an edge; were it clamped before colours are divided by it, they would too. */
    @Test
    void aColourStaysWhatItIsWhateverItsAlphaDoes() {
        byte[][] rows = rows(120, 90, Samples.RGBA, (x, y) -> {
            boolean seen = Math.hypot(x - 60, y - 45) < 35 && (x / 9 + y / 7) % 3 != 0;
            return new int[] {200, 100, 50, seen ? 255 : x % 5 * 4};
        });
        for (int width : new int[] {119, 100, 61, 40, 17, 10, 4}) {
            Picture picture = reduced(rows, whole(120, 90), Samples.RGBA, new Size(width, width * 3 / 4));
            for (int pixel : picture.pixels()) {
                if (pixel != 0) {
                    assertThat(pixel & 0xFFFFFF).as("of %d: %08x", width, pixel).isEqualTo(0xC86432);
                }
            }
        }
    }

    /** Upside down it begins with the first row. */
    @Test
    void alphaThatBeginsLateCountsAsMuch() {
        for (int first : new int[] {1, 40, 89, 199}) {
            Pixels pixels = (x, y) -> new int[] {x, y, 50, y < first ? 255 : 255 - x};
            byte[][] rows = rows(150, 200, Samples.RGBA, pixels);
            byte[][] turned = rows(150, 200, Samples.RGBA, (x, y) -> pixels.at(149 - x, 199 - y));
            for (int side : new int[] {100, 50, 5}) {
                int[] late = reduced(rows, whole(150, 200), Samples.RGBA, new Size(side, side))
                        .pixels();
                int[] early = reduced(turned, whole(150, 200), Samples.RGBA, new Size(side, side))
                        .pixels();
                for (int i = 0; i < late.length; i++) {
                    for (int shift = 0; shift < 32; shift += 8) {
                        assertThat(late[i] >>> shift & 0xFF)
                                .as("%d, %d: pixel %d", first, side, i)
                                .isCloseTo(early[late.length - 1 - i] >>> shift & 0xFF, within(1));
                    }
                }
            }
        }
    }

    @Test
    void aPictureThatIsRefinedIsTakenAnew() {
        LanczosReducer reducer = new LanczosReducer(whole(40, 30), Samples.RGBA, new Size(5, 4));
        byte[][] coarse = rows(40, 17, Samples.RGBA, (x, y) -> new int[] {255, 0, 0, x});
        for (int y = 0; y < 17; y++) {
            reducer.row(y, coarse[y], 0);
        }
        byte[][] rows = rows(40, 30, Samples.RGBA, LanczosReducerTest::detailed);
        for (int y = 0; y < 30; y++) {
            reducer.row(y, rows[y], 0);
        }

        assertThat(reducer.picture().pixels())
                .containsExactly(reduced(rows, whole(40, 30), Samples.RGBA, new Size(5, 4))
                        .pixels());
    }

    @Test
    void aPictureThatEndsEarlyIsRefused() {
        LanczosReducer reducer = new LanczosReducer(whole(40, 30), Samples.GRAY, new Size(5, 4));
        for (int y = 0; y < 29; y++) {
            reducer.row(y, new byte[40], 0);
        }

        assertThatThrownBy(reducer::picture).isInstanceOf(ImageException.class).hasMessageContaining("29 of 30 rows");
        assertThatThrownBy(() -> reducer.row(28, new byte[40], 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("row 28 came");
    }

    @ParameterizedTest
    @CsvSource({"3000, 200, 800, 53", "3000, 200, 100, 7", "300, 4000, 150, 2000", "60, 40, 20, 13"})
    void itTakesNoMoreMemoryThanItSays(int width, int height, int toWidth, int toHeight) {
        Size target = new Size(toWidth, toHeight);
        for (Samples samples : Samples.values()) {
            byte[] row = new byte[width * samples.count()];
            Arrays.fill(row, (byte) 255);
            long taken = Allocation.of(() -> {
                LanczosReducer reducer = new LanczosReducer(whole(width, height), samples, target);
                for (int y = 0; y < height; y++) {
                    row[row.length - 1] = (byte) (y < height / 2 ? 255 : 9);
                    reducer.row(y, row, 0);
                }
            });

            assertThat(taken).isLessThanOrEqualTo(LanczosReducer.bytes(whole(width, height), samples, target));
        }
    }
}
