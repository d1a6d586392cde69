package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.function.IntBinaryOperator;

/** Looks at pixels. */
final class Pixels {
    private Pixels() {}

    /** The largest difference of two colours in one of their four components. */
    static int distance(int first, int second) {
        int most = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            most = Math.max(most, Math.abs((first >> shift & 0xFF) - (second >> shift & 0xFF)));
        }
        return most;
    }

    static void assertColour(BufferedImage image, int x, int y, int expected, int tolerance) {
        int actual = image.getRGB(x, y);
        assertThat(distance(actual, expected))
                .as(
                        "pixel %d,%d of %dx%d: %08x, expected %08x",
                        x, y, image.getWidth(), image.getHeight(), actual, expected)
                .isLessThanOrEqualTo(tolerance);
    }

    /** Asserts every pixel. */
    static void assertPixels(BufferedImage image, int tolerance, IntBinaryOperator expected) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                assertColour(image, x, y, expected.applyAsInt(x, y), tolerance);
            }
        }
    }

    static void assertSize(BufferedImage image, int width, int height) {
        assertThat(image.getWidth() + "x" + image.getHeight()).isEqualTo(width + "x" + height);
    }

    /** Asserts the middles of the four quarters: red, green, and below them yellow, blue unless they are turned. */
    static void assertQuarters(BufferedImage image, int[] expected, int tolerance) {
        int width = image.getWidth();
        int height = image.getHeight();
        assertColour(image, width / 4, height / 4, expected[0], tolerance);
        assertColour(image, width * 3 / 4, height / 4, expected[1], tolerance);
        assertColour(image, width / 4, height * 3 / 4, expected[2], tolerance);
        assertColour(image, width * 3 / 4, height * 3 / 4, expected[3], tolerance);
    }
}
