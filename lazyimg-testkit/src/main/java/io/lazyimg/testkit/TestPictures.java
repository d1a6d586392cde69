package io.lazyimg.testkit;

import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.function.IntBinaryOperator;

/** Pictures that are functions of place, so that what they must become can be worked out. */
final class TestPictures {
    static final int RED = 0xFFE01010;
    static final int GREEN = 0xFF10C020;
    static final int BLUE = 0xFF2030E0;
    static final int YELLOW = 0xFFE0D010;

    private TestPictures() {}

    /** A picture of the colour, 0xAARRGGBB, that a function gives for x and y; without alpha unless it is asked for. */
    static BufferedImage picture(int width, int height, boolean alpha, IntBinaryOperator colour) {
        BufferedImage image =
                new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, colour.applyAsInt(x, y));
            }
        }
        return image;
    }

    /** An opaque colour of these parts, each 0 to 255. */
    static int rgb(int red, int green, int blue) {
        return 0xFF000000 | red << 16 | green << 8 | blue;
    }

    static BufferedImage plain(int width, int height, int colour) {
        return picture(width, height, false, (x, y) -> colour);
    }

    /** Red grows to the right, green downwards, blue is constant: the exact average of any box is at its centre. */
    static BufferedImage slopes(int width, int height) {
        return picture(width, height, false, (x, y) -> slope((x + 0.5) / width, (y + 0.5) / height));
    }

    /** The colour of {@link #slopes} at a place between 0 and 1 on both sides. */
    static int slope(double x, double y) {
        return 0xFF000000 | (int) Math.round(20 + 215 * x) << 16 | (int) Math.round(20 + 215 * y) << 8 | 90;
    }

    /** Four quarters: red, green, then yellow, blue below. */
    static BufferedImage quarters(int width, int height) {
        return picture(width, height, false, (x, y) -> quarter(2 * x >= width, 2 * y >= height));
    }

    static int quarter(boolean right, boolean low) {
        return low ? (right ? BLUE : YELLOW) : (right ? GREEN : RED);
    }

    /** Rings that become narrower than two pixels towards the corners; their mean is middle gray everywhere. */
    static BufferedImage zonePlate(int side) {
        return picture(side, side, false, (x, y) -> {
            double dx = x - side / 2.0;
            double dy = y - side / 2.0;
            int gray = (int) Math.round(127.5 + 127.5 * Math.cos(Math.PI * (dx * dx + dy * dy) / side));
            return 0xFF000000 | 0x010101 * gray;
        });
    }

    /** Squares of one pixel, black and white. */
    static BufferedImage checkers(int width, int height) {
        return picture(width, height, false, (x, y) -> (x + y) % 2 == 0 ? 0xFF000000 : 0xFFFFFFFF);
    }

    /** Something that no encoder can make small. */
    static BufferedImage noise(int width, int height, long seed) {
        Random random = new Random(seed);
        return picture(width, height, false, (x, y) -> 0xFF000000 | random.nextInt(1 << 24));
    }
}
