package io.lazyimg.examples.processor.samples;

/** Something to take a picture of. Safe for use by many threads. */
interface Scene {
    /**
     * The colour of a point.
     *
     * @param x in pixels from the left, upright
     * @param y in pixels from the top, upright
     */
    Colour at(int x, int y);
}
