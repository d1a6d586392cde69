package io.lazyimg.examples.processor;

import java.util.List;

/**
 * An original on the page.
 *
 * @param key its key
 * @param width in pixels as stored, 0 if the header could not be read
 * @param height in pixels as stored
 * @param shown the variants that the page shows, the smallest first
 * @param linked the variants that the page only links to
 */
record Picture(String key, int width, int height, List<Derivative> shown, List<Derivative> linked) {
    /**
     * A variant of a picture.
     *
     * @param path its path on this server, percent-encoded
     * @param size the size, in words
     * @param kept whether it was there already: {@link Kept#UNKNOWN} where the store is no folder
     */
    record Derivative(String path, String size, Kept kept) {}

    /** Whether a derivative has been made before. */
    enum Kept {
        YES,
        NEW,
        UNKNOWN
    }
}
