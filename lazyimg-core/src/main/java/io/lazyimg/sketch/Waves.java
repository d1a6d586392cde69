package io.lazyimg.sketch;

import java.util.Arrays;

/**
 * The lowest terms of the cosine transform of a plane: of those across and down, the triangle that has not too much of
 * both.
 *
 * @param mean of the plane
 * @param scale the largest of the terms' amounts
 * @param terms the others, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // a step of a computation; never compared
record Waves(double mean, double scale, double[] terms) {
    static final Waves NONE = new Waves(0, 0, new double[0]);

    static Waves of(double[] plane, int width, int height, int across, int down) {
        double[] terms = new double[across * down];
        int count = 0;
        double mean = 0;
        double scale = 0;
        for (int v = 0; v < down; v++) {
            for (int u = 0; u * down < across * (down - v); u++) {
                double term = term(plane, width, height, u, v);
                if (u == 0 && v == 0) {
                    mean = term;
                } else {
                    terms[count++] = term;
                    scale = Math.max(scale, Math.abs(term));
                }
            }
        }
        return new Waves(mean, scale, Arrays.copyOf(terms, count));
    }

    private static double term(double[] plane, int width, int height, int u, int v) {
        double sum = 0;
        for (int y = 0; y < height; y++) {
            double down = Math.cos(Math.PI / height * v * (y + 0.5));
            for (int x = 0; x < width; x++) {
                sum += plane[x + y * width] * Math.cos(Math.PI / width * u * (x + 0.5)) * down;
            }
        }
        return sum / (width * height);
    }

    /** The terms of all, one after the other, each from 0 to 1 by its own scale. */
    static double[] scaled(Waves... all) {
        return Arrays.stream(all)
                .flatMapToDouble(waves ->
                        Arrays.stream(waves.terms).map(term -> waves.scale == 0 ? 0 : 0.5 + 0.5 / waves.scale * term))
                .toArray();
    }

    /** The value at a place of a picture, 0 to 1 across and down. */
    static double at(double x, double y, double mean, double[] terms, int across, int down) {
        double value = mean;
        int next = 0;
        for (int v = 0; v < down; v++) {
            double twice = 2 * Math.cos(Math.PI * v * y);
            for (int u = v == 0 ? 1 : 0; u * down < across * (down - v); u++) {
                value += terms[next++] * Math.cos(Math.PI * u * x) * twice;
            }
        }
        return value;
    }
}
