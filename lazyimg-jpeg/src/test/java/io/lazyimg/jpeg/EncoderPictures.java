package io.lazyimg.jpeg;

import io.lazyimg.codec.Plane;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Planes to encode. */
final class EncoderPictures {
    private EncoderPictures() {}

    /** How many planes there are, and how large those of colours are. */
    enum Colours {
        NONE,
        HALF,
        FULL
    }

    /** Something like a photograph: slow changes, an edge, some noise. */
    static List<Plane> scene(int width, int height, Colours colours) {
        Random random = new Random(width * 31L + height);
        return planes(width, height, colours, place -> {
            double slow = 120 + 80 * Math.sin(place * 7) + (place > 0.4 && place < 0.6 ? 50 : 0);
            return slow + 6 * random.nextGaussian();
        });
    }

    /** Every sample by itself, anything that there is. */
    static List<Plane> noise(int width, int height, Colours colours) {
        Random random = new Random(3);
        return planes(width, height, colours, place -> 255 * random.nextDouble());
    }

    /** Every sample by itself, black or white: the most that 8 bits can hold. */
    static List<Plane> extremes(int width, int height, Colours colours) {
        Random random = new Random(4);
        return planes(width, height, colours, place -> random.nextBoolean() ? 255 : 0);
    }

    static List<Plane> flat(int width, int height, Colours colours, double value) {
        return planes(width, height, colours, place -> value);
    }

    private static List<Plane> planes(int width, int height, Colours colours, DoubleUnaryOperator sample) {
        Plane first = plane(width, height, sample);
        return switch (colours) {
            case NONE -> List.of(first);
            case HALF ->
                List.of(
                        first,
                        plane((width + 1) / 2, (height + 1) / 2, sample),
                        plane((width + 1) / 2, (height + 1) / 2, sample));
            case FULL -> List.of(first, plane(width, height, sample), plane(width, height, sample));
        };
    }

    private static Plane plane(int width, int height, DoubleUnaryOperator sample) {
        Plane plane = new Plane(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double value = sample.applyAsDouble((0.6 * x / width + 0.4 * y / height));
                plane.samples()[y * width + x] = (float) Math.min(255, Math.max(0, value));
            }
        }
        return plane;
    }
}
