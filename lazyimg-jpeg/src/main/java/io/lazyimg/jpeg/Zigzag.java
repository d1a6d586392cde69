package io.lazyimg.jpeg;

/**
 * The order of coefficients in a file: ITU-T T.81, figure A.6. Tables go on beyond 63, since a run may end there before
 * anybody notices.
 */
final class Zigzag {
    /** Entries of tables that are indexed by a place in the zigzag order. */
    static final int TABLE = 64 + 16;

    /** Where what nobody needs goes. */
    static final int NOWHERE = 64;

    private static final int[] ROW = new int[64];
    private static final int[] COLUMN = new int[64];

    static {
        int row = 0;
        int column = 0;
        for (int k = 0; k < 64; k++) {
            ROW[k] = row;
            COLUMN[k] = column;
            boolean up = (row + column) % 2 == 0;
            if (up && column == 7) {
                row++;
            } else if (!up && row == 7) {
                column++;
            } else if (up) {
                column++;
                row -= row == 0 ? 0 : 1;
            } else {
                row++;
                column -= column == 0 ? 0 : 1;
            }
        }
    }

    private Zigzag() {}

    /** The vertical frequency of the k-th coefficient. */
    static int row(int k) {
        return ROW[k];
    }

    /** The horizontal frequency of the k-th coefficient. */
    static int column(int k) {
        return COLUMN[k];
    }

    /** Whether the k-th coefficient is among the lowest {@code n} by {@code n}. */
    static boolean within(int k, int n) {
        return ROW[k] < n && COLUMN[k] < n;
    }

    /** One more than the last place of any of the lowest {@code n} by {@code n} coefficients. */
    static int end(int n) {
        for (int k = 63; k > 0; k--) {
            if (within(k, n)) {
                return k + 1;
            }
        }
        return 1;
    }
}
