package io.lazyimg.imageio;

/** Takes a picture row by row, from the top down; a source that refines its picture begins anew and replaces it. */
@FunctionalInterface
interface Rows {
    /**
     * One row.
     *
     * @param y its number, from 0
     * @param samples holds the row's pixels one after the other; not kept
     * @param offset where the first of them begins
     */
    void row(int y, byte[] samples, int offset);
}
