package io.lazyimg.imageio;

import java.util.Arrays;

/**
 * Takes rows of pixels to planes of floats, colours multiplied by alpha, and on the way averages them in the boxes of a
 * grid. A box that reaches beyond the grid's region is filled up with the pixels at its edge.
 */
final class Boxes {
    private final Samples samples;
    private final Grid grid;
    private final float[][] planes;
    /** How many rows of pixels were there, and how many of them are in the boxes that are being filled. */
    private int next;

    private int inBox;

    Boxes(Grid grid, Samples samples) {
        this.grid = grid;
        this.samples = samples;
        this.planes = new float[samples.count()][grid.columns()];
    }

    /** Begins anew with the first row. */
    void clear() {
        next = 0;
        inBox = grid.down();
    }

    /**
     * Adds a row.
     *
     * @param at where its first pixel begins
     * @param opaque whether all its pixels are
     * @return whether the boxes are full, and {@link #planes} has their means
     */
    boolean add(byte[] row, int at, boolean opaque) {
        if (inBox == grid.down()) {
            inBox = 0;
            for (float[] plane : planes) {
                Arrays.fill(plane, 0);
            }
        }
        next++;
        int times = next == grid.region().height() ? grid.down() - inBox : 1;
        inBox += times;
        float weight = (float) times / grid.down() / grid.across();
        int alpha = samples.count() - 1;
        if (!samples.alpha() || opaque) {
            for (int c = 0; c < samples.count(); c++) {
                add(row, at + c, planes[c], weight);
            }
        } else {
            for (int c = 0; c < alpha; c++) {
                addTimesAlpha(row, at + c, at + alpha, planes[c], weight / 255);
            }
            add(row, at + alpha, planes[alpha], weight);
        }
        return inBox == grid.down();
    }

    /** A plane for each sample of a pixel, one row each. */
    float[][] planes() {
        return planes;
    }

    private void add(byte[] row, int at, float[] plane, float weight) {
        int step = samples.count();
        int from = at;
        int across = grid.across();
        int whole = grid.region().width() / across;
        if (across == 1) {
            for (int x = 0; x < whole; x++, from += step) {
                plane[x] += weight * (row[from] & 0xFF);
            }
            return;
        }
        for (int x = 0; x < whole; x++) {
            int sum = 0;
            for (int i = 0; i < across; i++, from += step) {
                sum += row[from] & 0xFF;
            }
            plane[x] += weight * sum;
        }
        if (whole < plane.length) {
            int sum = 0;
            int there = grid.region().width() - whole * across;
            for (int i = 0; i < across; i++) {
                sum += row[from + step * Math.min(i, there - 1)] & 0xFF;
            }
            plane[whole] += weight * sum;
        }
    }

    private void addTimesAlpha(byte[] row, int at, int atAlpha, float[] plane, float weight) {
        int step = samples.count();
        int from = at;
        int alpha = atAlpha;
        int across = grid.across();
        int whole = grid.region().width() / across;
        if (across == 1) {
            for (int x = 0; x < whole; x++, from += step, alpha += step) {
                plane[x] += weight * ((row[from] & 0xFF) * (row[alpha] & 0xFF));
            }
            return;
        }
        for (int x = 0; x < whole; x++) {
            int sum = 0;
            for (int i = 0; i < across; i++, from += step, alpha += step) {
                sum += (row[from] & 0xFF) * (row[alpha] & 0xFF);
            }
            plane[x] += weight * sum;
        }
        if (whole < plane.length) {
            int sum = 0;
            int there = grid.region().width() - whole * across;
            for (int i = 0; i < across; i++) {
                int off = step * Math.min(i, there - 1);
                sum += (row[from + off] & 0xFF) * (row[alpha + off] & 0xFF);
            }
            plane[whole] += weight * sum;
        }
    }
}
