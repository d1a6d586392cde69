package io.lazyimg.peers.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {
    @Test
    void psnr_of_a_difference_of_one_level_is_48_13_decibels() {
        assertThat(Metrics.psnr(List.of(waves(0)), List.of(waves(1)))).isCloseTo(48.13, within(0.005));
    }

    @Test
    void ssim_of_equal_pictures_is_one_and_falls_with_noise() {
        Plane noisy = waves(0);
        for (int i = 0; i < noisy.samples().length; i++) {
            noisy.samples()[i] += (i * 7919 % 41) - 20;
        }

        assertThat(Metrics.ssim(waves(0), waves(0))).isCloseTo(1, within(1e-9));
        assertThat(Metrics.ssim(waves(0), noisy)).isBetween(0.3, 0.97);
    }

    @Test
    void lanczos_keeps_a_flat_picture_flat() {
        Lanczos lanczos = new Lanczos(50, 40, 17, 13);
        float[] row = new float[50];
        Arrays.fill(row, 77);
        for (int y = 0; y < 40; y++) {
            lanczos.push(row);
        }

        for (float sample : lanczos.result().samples()) {
            assertThat(sample).isCloseTo(77, within(0.001f));
        }
    }

    private static Plane waves(float offset) {
        Plane plane = new Plane(48, 32);
        for (int i = 0; i < plane.samples().length; i++) {
            plane.samples()[i] = (float) (128 + 60 * Math.sin(i % 48 / 3.0) * Math.cos(i / 200.0)) + offset;
        }
        return plane;
    }
}
