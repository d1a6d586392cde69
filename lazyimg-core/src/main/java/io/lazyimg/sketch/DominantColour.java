package io.lazyimg.sketch;

import io.lazyimg.spi.Pixels;

/**
 * The colour that most of a picture has: the mean of those pixels that are in the fullest of the cubes of 32 levels a side
 * that the colours are sorted into.
 */
final class DominantColour {
    private static final int CUBES = 8;
    private static final int WHITE = 0xFFFFFF;

    private DominantColour() {}

    /** 0xRRGGBB; white if nothing of the picture can be seen. */
    static int of(Pixels picture) {
        long[][] cubes = new long[CUBES * CUBES * CUBES][4];
        for (int pixel : picture.argb()) {
            int red = pixel >> 16 & 0xFF;
            int green = pixel >> 8 & 0xFF;
            int blue = pixel & 0xFF;
            int alpha = pixel >>> 24;
            long[] cube = cubes[(red / 32 * CUBES + green / 32) * CUBES + blue / 32];
            cube[0] += alpha;
            cube[1] += (long) alpha * red;
            cube[2] += (long) alpha * green;
            cube[3] += (long) alpha * blue;
        }
        long[] fullest = cubes[0];
        for (long[] cube : cubes) {
            fullest = cube[0] > fullest[0] ? cube : fullest;
        }
        return fullest[0] == 0 ? WHITE : mean(fullest, 1) << 16 | mean(fullest, 2) << 8 | mean(fullest, 3);
    }

    private static int mean(long[] cube, int channel) {
        return (int) ((cube[channel] + cube[0] / 2) / cube[0]);
    }
}
