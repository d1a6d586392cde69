package io.lazyimg.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TapsTest {
    private static double[] apply(Taps taps, double[] line) {
        double[] result = new double[taps.outputLength()];
        for (int j = 0; j < result.length; j++) {
            for (int i = 0; i < taps.count(); i++) {
                result[j] += taps.weights()[j * taps.count() + i] * line[taps.first(j) + i];
            }
        }
        return result;
    }

    private static double[] means(double[] line, int of) {
        double[] means = new double[line.length / of];
        for (int i = 0; i < line.length; i++) {
            means[i / of] += line[i] / of;
        }
        return means;
    }

    private static double[] wave(int length, double period) {
        double[] line = new double[length];
        for (int i = 0; i < length; i++) {
            line[i] = Math.cos(2 * Math.PI * (i + 0.5) / period);
        }
        return line;
    }

    /** The largest difference to the same kernel on all samples, away from the edges. */
    private static double off(double period, int averaged, int told) {
        int length = 2400;
        int to = 80; // of 30 samples each
        double[] line = wave(length, period);
        double[] exact = apply(Taps.lanczos3(length, to, 0, 30), line);
        double[] result = apply(Taps.lanczos3(length / averaged, to, 0, 30.0 / averaged, told), means(line, averaged));
        double most = 0;
        for (int j = 4; j < to - 4; j++) {
            most = Math.max(most, Math.abs(result[j] - exact[j]));
        }
        return most;
    }

    @Test
    void whatMeansHaveLostIsGivenBack() {
        for (int averaged : new int[] {2, 3, 5, 6, 10}) {
            for (double period : new double[] {70, 90, 150, 400}) {
                double given = off(period, averaged, averaged);
                assertThat(given).as("%d, %f", averaged, period).isLessThan(0.004);
                assertThat(given)
                        .as("beside what is lost otherwise: %d, %f", averaged, period)
                        .isLessThan(0.1 * off(period, averaged, 1) + 1e-6);
            }
        }
    }

    @Test
    void whatIsNotOfMeansIsLeftAlone() {
        assertThat(Taps.lanczos3(100, 30, 2, 3.1, 1).weights())
                .containsExactly(Taps.lanczos3(100, 30, 2, 3.1).weights());
    }

    @Test
    void weightsSumToOne() {
        for (int averaged : new int[] {1, 2, 4096}) {
            Taps taps = Taps.lanczos3(100, 30, 0, 100.0 / 30, averaged);
            double[] flat = new double[100];
            Arrays.fill(flat, 1);
            for (double value : apply(taps, flat)) {
                assertThat(value).isCloseTo(1, within(1e-6));
            }
        }
    }
}
