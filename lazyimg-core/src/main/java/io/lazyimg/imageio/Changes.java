package io.lazyimg.imageio;

import io.lazyimg.codec.Region;

/** How two pictures of one size differ. */
final class Changes {
    private Changes() {}

    /** The smallest region outside of which they are the same; of no size if they are the same everywhere. */
    static Region between(int[] one, int[] other, int width) {
        int height = one.length / width;
        int left = width;
        int right = 0;
        int top = height;
        int bottom = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (one[y * width + x] != other[y * width + x]) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = y + 1;
                }
            }
        }
        return right == 0 ? new Region(0, 0, 0, 0) : new Region(left, top, right - left, bottom - top);
    }

    /** Whether the other is transparent somewhere where the first is not. */
    static boolean uncovers(int[] one, int[] other) {
        for (int i = 0; i < one.length; i++) {
            if (one[i] >>> 24 != 0 && other[i] >>> 24 == 0) {
                return true;
            }
        }
        return false;
    }
}
