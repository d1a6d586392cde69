package io.lazyimg.examples.processor.samples;

import java.util.Random;

/**
 * Value noise: random numbers at the corners of a grid and a smooth surface between them, the same for the same seed.
 * Immutable.
 */
final class Noise {
    private static final int SIDE = 256;
    private static final int MASK = SIDE - 1;

    private final float[] corners = new float[SIDE * SIDE];

    Noise(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < corners.length; i++) {
            corners[i] = random.nextFloat();
        }
    }

    /** A value in 0..1 that changes smoothly over distances of about 1. */
    float at(float x, float y) {
        int floorX = floor(x);
        int floorY = floor(y);
        float u = smooth(x - floorX);
        float v = smooth(y - floorY);
        int x0 = floorX & MASK;
        int x1 = (floorX + 1) & MASK;
        int y0 = (floorY & MASK) * SIDE;
        int y1 = ((floorY + 1) & MASK) * SIDE;
        float upper = corners[y0 + x0] + u * (corners[y0 + x1] - corners[y0 + x0]);
        float lower = corners[y1 + x0] + u * (corners[y1 + x1] - corners[y1 + x0]);
        return upper + v * (lower - upper);
    }

    /** Several noises on top of each other, each twice as fine and half as strong as the one before; 0..1. */
    float fractal(float x, float y, int octaves) {
        float sum = 0;
        float weight = 0.5f;
        float total = 0;
        float fineX = x;
        float fineY = y;
        for (int i = 0; i < octaves; i++) {
            sum += weight * at(fineX, fineY);
            total += weight;
            weight *= 0.5f;
            // not exactly 2, and shifted, so that the grids of the octaves do not lie on each other
            fineX = fineX * 2.03f + 17.3f;
            fineY = fineY * 2.03f + 9.1f;
        }
        return sum / total;
    }

    /** Like {@link #fractal}, with sharp crests at 1. */
    float ridged(float x, float y, int octaves) {
        float sum = 0;
        float weight = 0.5f;
        float total = 0;
        float fineX = x;
        float fineY = y;
        for (int i = 0; i < octaves; i++) {
            float crest = 1 - Math.abs(2 * at(fineX, fineY) - 1);
            sum += weight * crest * crest;
            total += weight;
            weight *= 0.5f;
            fineX = fineX * 2.03f + 17.3f;
            fineY = fineY * 2.03f + 9.1f;
        }
        return sum / total;
    }

    /** A value in 0..1 for one point of a grid, unlike its neighbours'. */
    static float speckle(int x, int y, int seed) {
        int hash = (x * 0x27d4eb2d) ^ (y * 0x165667b1) ^ (seed * 0x9e3779b1);
        hash = (hash ^ (hash >>> 15)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return ((hash ^ (hash >>> 16)) >>> 8) / (float) (1 << 24);
    }

    private static int floor(float value) {
        int truncated = (int) value;
        return value < truncated ? truncated - 1 : truncated;
    }

    private static float smooth(float t) {
        return t * t * (3 - 2 * t);
    }
}
