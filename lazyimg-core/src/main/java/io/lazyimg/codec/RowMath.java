package io.lazyimg.codec;

/**
 * The loops that resampling spends its time in. They are written for the JVM's compiler, which makes vector
 * instructions of a loop over separate arrays that are all indexed by the loop's variable and no more than five: not of
 * one with an offset, and not of one with eight rows.
 */
final class RowMath {
    /** Rows that are weighed together in one loop. */
    static final int GROUP = 4;

    /** Rows that are turned on their side in one loop. */
    static final int STRIP = 8;

    private static final float LOW = 0;
    private static final float HIGH = 255;

    private RowMath() {}

    /** Writes samples with an offset, and clamped to 0 to 255. */
    static void level(float[] from, float[] to, int start, int end, float offset) {
        for (int i = start; i < end; i++) {
            to[i] = Math.max(LOW, Math.min(HIGH, from[i] + offset));
        }
    }

    /** Sets a sum to so many of these rows, 1 to 4, from one row on, by the weights from one on. */
    static void set(float[] sum, int start, int end, int count, float[][] rows, int at, float[] weights, int w) {
        switch (count) {
            case 1 -> set(sum, start, end, rows[at], weights[w]);
            case 2 -> set(sum, start, end, rows[at], weights[w], rows[at + 1], weights[w + 1]);
            case 3 ->
                set(sum, start, end, rows[at], weights[w], rows[at + 1], weights[w + 1], rows[at + 2], weights[w + 2]);
            default -> set(sum, start, end, rows, at, weights, w);
        }
    }

    private static void set(float[] sum, int start, int end, float[] r0, float w0) {
        for (int i = start; i < end; i++) {
            sum[i] = w0 * r0[i];
        }
    }

    private static void set(float[] sum, int start, int end, float[] r0, float w0, float[] r1, float w1) {
        for (int i = start; i < end; i++) {
            sum[i] = w0 * r0[i] + w1 * r1[i];
        }
    }

    private static void set(
            float[] sum, int start, int end, float[] r0, float w0, float[] r1, float w1, float[] r2, float w2) {
        for (int i = start; i < end; i++) {
            sum[i] = w0 * r0[i] + w1 * r1[i] + w2 * r2[i];
        }
    }

    private static void set(float[] sum, int start, int end, float[][] rows, int at, float[] weights, int w) {
        float[] r0 = rows[at];
        float[] r1 = rows[at + 1];
        float[] r2 = rows[at + 2];
        float[] r3 = rows[at + 3];
        float w0 = weights[w];
        float w1 = weights[w + 1];
        float w2 = weights[w + 2];
        float w3 = weights[w + 3];
        for (int i = start; i < end; i++) {
            sum[i] = w0 * r0[i] + w1 * r1[i] + w2 * r2[i] + w3 * r3[i];
        }
    }

    /** Adds four of these rows to a sum, from one row on, by the weights from one on. */
    static void add(float[] sum, int start, int end, float[][] rows, int at, float[] weights, int w) {
        float[] r0 = rows[at];
        float[] r1 = rows[at + 1];
        float[] r2 = rows[at + 2];
        float[] r3 = rows[at + 3];
        float w0 = weights[w];
        float w1 = weights[w + 1];
        float w2 = weights[w + 2];
        float w3 = weights[w + 3];
        for (int i = start; i < end; i++) {
            sum[i] += w0 * r0[i] + w1 * r1[i] + w2 * r2[i] + w3 * r3[i];
        }
    }

    /** Clamps samples to 0 to 255. */
    static void clamp(float[] row, int end) {
        for (int i = 0; i < end; i++) {
            row[i] = Math.max(LOW, Math.min(HIGH, row[i]));
        }
    }

    /** Turns eight rows on their side: what is in their columns goes into the columns' own arrays, from one place on. */
    static void turn(float[][] rows, int start, int end, float[][] columns, int at) {
        float[] r0 = rows[0];
        float[] r1 = rows[1];
        float[] r2 = rows[2];
        float[] r3 = rows[3];
        float[] r4 = rows[4];
        float[] r5 = rows[5];
        float[] r6 = rows[6];
        float[] r7 = rows[7];
        for (int i = start; i < end; i++) {
            float[] to = columns[i];
            to[at] = r0[i];
            to[at + 1] = r1[i];
            to[at + 2] = r2[i];
            to[at + 3] = r3[i];
            to[at + 4] = r4[i];
            to[at + 5] = r5[i];
            to[at + 6] = r6[i];
            to[at + 7] = r7[i];
        }
    }

    /** Turns eight columns of that length upright: into rows that lie a step apart, from one place on. */
    static void turn(float[][] columns, int length, float[] rows, int start, int step) {
        float[] c0 = columns[0];
        float[] c1 = columns[1];
        float[] c2 = columns[2];
        float[] c3 = columns[3];
        float[] c4 = columns[4];
        float[] c5 = columns[5];
        float[] c6 = columns[6];
        float[] c7 = columns[7];
        int at = start;
        for (int i = 0; i < length; i++) {
            rows[at] = c0[i];
            rows[at + 1] = c1[i];
            rows[at + 2] = c2[i];
            rows[at + 3] = c3[i];
            rows[at + 4] = c4[i];
            rows[at + 5] = c5[i];
            rows[at + 6] = c6[i];
            rows[at + 7] = c7[i];
            at += step;
        }
    }

    /** Writes that many samples a step apart, from one place on. */
    static void spread(float[] from, int length, float[] to, int start, int step) {
        int at = start;
        for (int i = 0; i < length; i++) {
            to[at] = from[i];
            at += step;
        }
    }
}
