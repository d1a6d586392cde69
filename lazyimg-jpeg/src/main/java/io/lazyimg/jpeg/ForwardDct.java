package io.lazyimg.jpeg;

import io.lazyimg.codec.Plane;
import java.util.Arrays;

/**
 * Forward DCTs of blocks that lie side by side. A transform of all their columns is done in steps, each for all columns
 * before the next begins, since that is what the compiler turns into vector instructions: it does so with loops of a few
 * operations only. Then blocks are transposed, and the same is done with what were rows.
 *
 * <p>Not thread-safe: the buffers belong to one encoder.
 *
 * @see <a href="https://search.ieice.org/bin/summary.php?id=e71-e_11_1095">Arai, Agui, Nakajima: A fast DCT-SQ scheme for
 *     images (Trans. IEICE E71, 1988)</a>
 */
final class ForwardDct {
    /** Samples across that are transformed at a time, a multiple of 8. They should stay in the first-level cache. */
    static final int WIDTH = 512;

    private static final float COS_2 = cos(2);
    private static final float COS_4 = cos(4);
    private static final float COS_6 = cos(6);

    /** What a column's sum of eight samples is with white as far above 0 as black is below: T.81, A.3.1. */
    private static final float LEVEL = 8 * 128;

    private final float[][] rows = new float[8][WIDTH];
    private final float[][] columns = new float[8][WIDTH];

    private static float cos(int sixteenths) {
        return (float) Math.cos(Math.PI * sixteenths / 16);
    }

    /** What a coefficient comes out too large by, on one axis. */
    static double scale(int frequency) {
        return frequency == 0 ? Math.sqrt(8) : 4 * Math.cos(Math.PI * frequency / 16);
    }

    /**
     * Transforms blocks. The last samples of a plane are repeated to the right and at the bottom.
     *
     * @param x the first column
     * @param y the first row
     * @param count of columns, a multiple of 8, {@link #WIDTH} at most
     * @return by horizontal frequency: the eight vertical frequencies of each block, block by block; times {@link #scale}
     *     on both axes. Good until the next call.
     */
    float[][] transform(Plane plane, int x, int y, int count) {
        int inside = Math.min(count, plane.width() - x);
        for (int i = 0; i < 8; i++) {
            float[] row = rows[i];
            int line = Math.min(y + i, plane.height() - 1);
            System.arraycopy(plane.samples(), line * plane.width() + x, row, 0, inside);
            Arrays.fill(row, inside, count, row[inside - 1]);
        }
        transform(rows, count);
        level(rows[0], count);
        transpose(rows, columns, count);
        transform(columns, count);
        return columns;
    }

    private static void level(float[] sums, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] -= LEVEL;
        }
    }

    /** Transforms columns in their place. */
    private static void transform(float[][] rows, int count) {
        for (int i = 0; i < 4; i++) {
            butterfly(rows[i], rows[7 - i], count);
        }
        even(rows[0], rows[1], rows[2], rows[3], count);
        rotate(rows[4], rows[5], rows[6], rows[7], count);
        odd(rows[4], rows[5], rows[6], rows[7], count);
        // the arrays change their places, so that each is where its frequency is
        float[] second = rows[1];
        float[] third = rows[2];
        float[] fourth = rows[3];
        float[] fifth = rows[4];
        float[] sixth = rows[5];
        float[] seventh = rows[6];
        float[] eighth = rows[7];
        rows[1] = eighth;
        rows[2] = third;
        rows[3] = sixth;
        rows[4] = second;
        rows[5] = fifth;
        rows[6] = fourth;
        rows[7] = seventh;
    }

    private static void butterfly(float[] a, float[] b, int count) {
        for (int i = 0; i < count; i++) {
            float first = a[i];
            float second = b[i];
            a[i] = first + second;
            b[i] = first - second;
        }
    }

    /** From the sums of samples 0 and 7, 1 and 6, 2 and 5, 3 and 4 to the frequencies 0, 4, 2, 6. */
    private static void even(float[] a, float[] b, float[] c, float[] d, int count) {
        for (int i = 0; i < count; i++) {
            float outer = a[i] + d[i];
            float outerDifference = a[i] - d[i];
            float inner = b[i] + c[i];
            float turned = (b[i] - c[i] + outerDifference) * COS_4;
            a[i] = outer + inner;
            b[i] = outer - inner;
            c[i] = outerDifference + turned;
            d[i] = outerDifference - turned;
        }
    }

    /** From the differences of samples 3 and 4, 2 and 5, 1 and 6, 0 and 7 to what {@link #odd} takes. */
    private static void rotate(float[] a, float[] b, float[] c, float[] d, int count) {
        for (int i = 0; i < count; i++) {
            float low = a[i] + b[i];
            float high = c[i] + d[i];
            float shared = (low - high) * COS_6;
            b[i] = (b[i] + c[i]) * COS_4;
            a[i] = low * (COS_2 - COS_6) + shared;
            c[i] = high * (COS_2 + COS_6) + shared;
        }
    }

    /** To the frequencies 5, 3, 7, 1. */
    private static void odd(float[] a, float[] b, float[] c, float[] d, int count) {
        for (int i = 0; i < count; i++) {
            float sum = d[i] + b[i];
            float difference = d[i] - b[i];
            float low = a[i];
            float high = c[i];
            a[i] = difference + low;
            b[i] = difference - low;
            c[i] = sum - high;
            d[i] = sum + high;
        }
    }

    private static void transpose(float[][] from, float[][] to, int count) {
        float[] a = to[0];
        float[] b = to[1];
        float[] c = to[2];
        float[] d = to[3];
        float[] e = to[4];
        float[] f = to[5];
        float[] g = to[6];
        float[] h = to[7];
        for (int y = 0; y < 8; y++) {
            float[] row = from[y];
            for (int x = 0; x < count; x += 8) {
                int at = x + y;
                a[at] = row[x];
                b[at] = row[x + 1];
                c[at] = row[x + 2];
                d[at] = row[x + 3];
                e[at] = row[x + 4];
                f[at] = row[x + 5];
                g[at] = row[x + 6];
                h[at] = row[x + 7];
            }
        }
    }
}
