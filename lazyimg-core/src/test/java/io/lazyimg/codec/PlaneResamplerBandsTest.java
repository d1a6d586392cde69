package io.lazyimg.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.Allocation;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaneResamplerBandsTest {
    private static Taps taps(int from, int to) {
        return Taps.lanczos3(from, to, 0, (double) from / to);
    }

    private static float[][] noise(int width, int height) {
        Random random = new Random(3);
        float[][] rows = new float[height][width];
        for (float[] row : rows) {
            for (int x = 0; x < width; x++) {
                row[x] = random.nextInt(256);
            }
        }
        return rows;
    }

    /** The rows of a result as they are handed on. */
    private static final class Rows {
        final float[] samples;
        int count;
        int calls;

        Rows(int samples) {
            this.samples = new float[samples];
        }

        void take(int first, int rows, float[] from, int width) {
            assertThat(first).as("follows on").isEqualTo(count);
            System.arraycopy(from, 0, samples, first * width, rows * width);
            count += rows;
            calls++;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "61, 47, 30, 24",
        "61, 47, 61, 47",
        "300, 200, 290, 190",
        "300, 200, 600, 400",
        "90, 1000, 7, 401",
        "90, 1000, 7, 3",
        "3, 3, 50, 300",
        "50, 400, 1, 1",
        "1, 1, 1, 1",
        "6000, 90, 2000, 41",
    })
    void rowsAreHandedOnInOrderAndAsTheyAreInThePlane(int width, int height, int toWidth, int toHeight) {
        Taps across = taps(width, toWidth);
        Taps down = taps(height, toHeight);
        Plane whole = new Plane(toWidth, toHeight);
        PlaneResampler intoPlane = new PlaneResampler(across, down, false, whole);
        Rows rows = new Rows(toWidth * toHeight);
        PlaneResampler inBands =
                PlaneResampler.inBands(across, down, (first, count, from) -> rows.take(first, count, from, toWidth));

        for (float[] row : noise(width, height)) {
            intoPlane.row(row);
            int calls = rows.calls;
            inBands.row(row);
            assertThat(rows.calls - calls).isBetween(0, 1);
        }

        assertThat(rows.count).isEqualTo(toHeight);
        RowMath.clamp(rows.samples, rows.samples.length);
        assertThat(rows.samples).containsExactly(whole.samples());
    }

    @Test
    void whatIsHandedOnIsNotClamped() {
        float[][] edge = new float[40][40];
        for (float[] row : edge) {
            Arrays.fill(row, 20, 40, 255);
        }
        Rows rows = new Rows(20 * 20);
        PlaneResampler resampler = PlaneResampler.inBands(
                taps(40, 20), taps(40, 20), (first, count, from) -> rows.take(first, count, from, 20));

        for (float[] row : edge) {
            resampler.row(row);
        }

        float[] sorted = rows.samples.clone();
        Arrays.sort(sorted);
        assertThat(sorted[0]).as("the darkest").isLessThan(-2);
        assertThat(sorted[sorted.length - 1]).as("the lightest").isGreaterThan(257);
    }

    @Test
    void aResultThatWouldBeFinishedFromTheBottomIsRefused() {
        Taps mirrored = Taps.lanczos3(100, 50, 100, -2);

        assertThatThrownBy(() -> PlaneResampler.inBands(mirrored, mirrored, (first, count, from) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("last row");
    }

    @ParameterizedTest
    @CsvSource({
        "2000, 300, 450, 70",
        "900, 700, 899, 699",
        "700, 900, 30, 890",
        "300, 300, 900, 900",
        "5000, 20, 3, 3",
        "20, 5000, 3, 4000",
        "40, 40, 8, 8",
    })
    void itTakesNoMoreMemoryThanItSays(int width, int height, int toWidth, int toHeight) {
        float[] row = new float[width];
        Plane plane = new Plane(toWidth, toHeight);
        long inPlane = Allocation.of(() -> {
            PlaneResampler whole = new PlaneResampler(taps(width, toWidth), taps(height, toHeight), false, plane);
            for (int y = 0; y < height; y++) {
                whole.row(row);
            }
        });
        long inBands = Allocation.of(() -> {
            PlaneResampler banded =
                    PlaneResampler.inBands(taps(width, toWidth), taps(height, toHeight), (first, count, from) -> {});
            for (int y = 0; y < height; y++) {
                banded.row(row);
            }
        });
        double across = (double) width / toWidth;
        double down = (double) height / toHeight;

        assertThat(inPlane).isLessThanOrEqualTo(PlaneResampler.bytes(width, toWidth, across, height, toHeight, down));
        assertThat(inBands)
                .isLessThanOrEqualTo(PlaneResampler.bytesInBands(width, toWidth, across, height, toHeight, down));
    }
}
