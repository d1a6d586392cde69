package io.lazyimg.jpeg;

import java.util.Arrays;

/** Makes rows of one component as it was decoded into rows as the image has them. */
final class ComponentRows implements Target.Rows {
    /** What samples around 0 lack. */
    private static final float OFFSET = 128;

    private final int component;
    private final Footprints across;
    private final Footprints down;
    private final PixelRows to;
    private final float[] wide;

    /** The rows of the image that have begun, by their number modulo how many there can be. */
    private final float[][] sums;

    private int next;
    private int begun;
    private int finished;

    ComponentRows(int component, Footprints across, Footprints down, PixelRows to) {
        this.component = component;
        this.across = across;
        this.down = down;
        this.to = to;
        this.wide = new float[across.pixels()];
        this.sums = new float[down.isPlain() ? 0 : open(down)][across.pixels()];
        this.next = down.begin();
    }

    /** The most rows of the image that have begun and are not finished, at any time. */
    private static int open(Footprints down) {
        int most = 0;
        int done = 0;
        for (int i = 0; i < down.pixels(); i++) {
            while (down.end(done) <= down.first(i)) {
                done++;
            }
            most = Math.max(most, i + 1 - done);
        }
        return most;
    }

    @Override
    public void row(float[] samples) {
        float[] row = samples;
        int from = across.begin();
        if (!across.isPlain()) {
            across.weigh(samples, wide);
            row = wide;
            from = 0;
        }
        if (down.isPlain()) {
            to.row(component, row, from, OFFSET);
        } else {
            add(next++, row, from);
        }
    }

    private void add(int number, float[] row, int from) {
        while (begun < down.pixels() && down.first(begun) <= number) {
            Arrays.fill(sums[begun++ % sums.length], 0);
        }
        for (int i = finished; i < begun; i++) {
            float weight = down.weight(i, number);
            float[] sum = sums[i % sums.length];
            for (int x = 0; x < sum.length; x++) {
                sum[x] += weight * row[from + x];
            }
        }
        while (finished < begun && down.end(finished) <= number + 1) {
            to.row(component, sums[finished++ % sums.length], 0, OFFSET);
        }
    }
}
