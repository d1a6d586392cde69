package io.lazyimg.jpeg;

import java.util.ArrayDeque;
import java.util.Arrays;

/** The rows of one component that wait to become part of pixels: as they were decoded, but in whole levels. */
final class ComponentRows {
    /** What samples around 0 lack. */
    private static final float OFFSET = 128;

    /** Bits behind the point of what has been weighed on one axis: the sums of the other then fit into an int. */
    private static final int FINE = 8;

    private static final int SURPLUS = Footprints.BITS - FINE;

    private final Footprints across;
    private final Footprints down;

    /** By the number of the row, from the first that is needed on. */
    private final byte[][] rows;

    private final ArrayDeque<byte[]> spare = new ArrayDeque<>();
    private final int[] weighed;
    private int come;
    private int gone;

    ComponentRows(Footprints across, Footprints down) {
        this.across = across;
        this.down = down;
        this.rows = new byte[down.end() - down.begin()][];
        this.weighed = new int[across.end() - across.begin()];
    }

    /** Takes the next row that is needed, around 0, and copies what is needed of it. */
    void take(float[] samples) {
        byte[] row = spare.isEmpty() ? new byte[weighed.length] : spare.pop();
        int from = across.begin();
        for (int i = 0; i < row.length; i++) {
            int level = (int) (samples[from + i] + (OFFSET + 0.5f));
            if ((level & ~0xFF) != 0) { // seldom
                level = Math.max(0, Math.min(255, level));
            }
            row[i] = (byte) level;
        }
        rows[come++] = row;
    }

    /** Whether all is there for a row of pixels. */
    boolean has(int y) {
        return down.end(y) - down.begin() <= come;
    }

    /** Makes a row of pixels, each 0 to 255, and lets go of what those below it do not need. */
    void weigh(int y, int[] to) {
        int first = down.first(y) - down.begin();
        if (down.taps() == 1 && across.isPlain()) {
            byte[] row = rows[first];
            for (int i = 0; i < to.length; i++) {
                to[i] = row[i] & 0xFF;
            }
        } else {
            weighDown(y, first);
            if (across.isPlain()) {
                shift(weighed, to, FINE);
            } else {
                across.weigh(weighed, to);
                shift(to, to, FINE + Footprints.BITS);
            }
        }
        int needed = y + 1 < down.pixels() ? down.first(y + 1) - down.begin() : rows.length;
        while (gone < needed) {
            spare.push(rows[gone++]);
        }
    }

    private void weighDown(int y, int first) {
        int[] sums = weighed;
        if (down.taps() == 1) {
            byte[] row = rows[first];
            for (int i = 0; i < sums.length; i++) {
                sums[i] = (row[i] & 0xFF) << FINE;
            }
            return;
        }
        if (down.taps() == 2) {
            byte[] upper = rows[first];
            byte[] lower = rows[first + 1];
            int upperWeight = down.weight(y, 0);
            int lowerWeight = down.weight(y, 1);
            for (int i = 0; i < sums.length; i++) {
                sums[i] = (upperWeight * (upper[i] & 0xFF) + lowerWeight * (lower[i] & 0xFF)) >> SURPLUS;
            }
            return;
        }
        Arrays.fill(sums, 0);
        for (int tap = 0; tap < down.taps(); tap++) {
            byte[] row = rows[first + tap];
            int weight = down.weight(y, tap);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += weight * (row[i] & 0xFF);
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] >>= SURPLUS;
        }
    }

    private static void shift(int[] sums, int[] to, int bits) {
        int half = 1 << (bits - 1);
        for (int i = 0; i < to.length; i++) {
            to[i] = (sums[i] + half) >> bits;
        }
    }
}
