package io.lazyimg.html;

/** The size of an original in pixels, upright. */
record OriginalSize(int width, int height) {
    OriginalSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("no original is " + width + "x" + height);
        }
    }
}
