package io.lazyimg.jpeg;

/**
 * Inverse DCTs of the lowest {@code n} by {@code n} of a block's 8 by 8 coefficients, to {@code n} by {@code n} samples:
 * the block as if it had been shrunk to {@code n} eighths.
 *
 * <p>On either axis sample {@code i} is {@code X(0) / sqrt(8) + sum of X(k) / 2 * cos((2i + 1) k pi / 2n)}, the
 * orthonormal inverse DCT of length {@code n} times {@code sqrt(n / 8)}. Constants that go with one coefficient alone are
 * in {@link #scale} and so in the dequantised coefficients.
 *
 * @see <a href="https://doi.org/10.1109/ICASSP.1989.266596">Loeffler, Ligtenberg, Moschytz: Practical fast 1-D DCT
 *     algorithms with 11 multiplications (ICASSP 1989)</a> for splitting a DCT into its even and odd half
 * @see <a href="https://search.ieice.org/bin/summary.php?id=e71-e_11_1095">Arai, Agui, Nakajima: A fast DCT-SQ scheme for
 *     images (Trans. IEICE E71, 1988)</a> for length 8 and its scale factors
 * @see <a href="https://doi.org/10.1109/78.370221">Dugad, Ahuja and before them Ngan: image size conversion by truncating
 *     DCT coefficients</a>
 */
final class InverseDct {
    private static final float SQRT2 = (float) Math.sqrt(2);
    private static final float A8 = cos(1, 8);
    private static final float B8 = cos(3, 8);
    private static final float TWICE_A8 = 2 * A8;
    private static final float DIFFERENCE_8 = 2 * (A8 - B8);
    private static final float SUM_8 = 2 * (A8 + B8);
    private static final float C10_1 = cos(1, 10);
    private static final float C10_2 = cos(2, 10);
    private static final float C10_3 = cos(3, 10);
    private static final float C10_4 = cos(4, 10);
    private static final float C12_1 = cos(1, 12);
    private static final float C12_3 = cos(3, 12);
    private static final float C12_5 = cos(5, 12);
    private static final float C14_1 = cos(1, 14);
    private static final float C14_2 = cos(2, 14);
    private static final float C14_3 = cos(3, 14);
    private static final float C14_4 = cos(4, 14);
    private static final float C14_5 = cos(5, 14);
    private static final float C14_6 = cos(6, 14);

    /** The largest row or column of any coefficient up to one in zigzag order. */
    private static final byte[] REACH = new byte[64];

    static {
        for (int k = 1; k < 64; k++) {
            REACH[k] = (byte) Math.max(REACH[k - 1], Math.max(Zigzag.row(k), Zigzag.column(k)));
        }
    }

    private InverseDct() {}

    private static float cos(int numerator, int denominator) {
        return (float) Math.cos(Math.PI * numerator / denominator);
    }

    /** What a coefficient of a frequency is to be multiplied by, on one axis, before a transform of length {@code n}. */
    static double scale(int n, int frequency) {
        if (frequency == 0) {
            return Math.sqrt(1 / 8.0);
        }
        boolean ownConstant =
                switch (n) {
                    case 2, 3, 8 -> true;
                    case 4 -> frequency == 2;
                    case 6 -> frequency >= 2 && frequency <= 4;
                    default -> false;
                };
        return (ownConstant ? Math.cos(frequency * Math.PI / (2 * n)) : 1) / 2;
    }

    /**
     * Transforms a block and clears it.
     *
     * @param n samples on a side, 1 to 8
     * @param last the place in zigzag order of the last coefficient that may not be 0
     * @param block dequantised coefficients, eight a row, times {@link #scale} on both axes
     * @param rows where the samples go, around 0
     * @param x the column of the first of them
     */
    static void transform(int n, int last, float[] block, float[][] rows, int x) {
        if (last == 0) {
            flat(n, block, rows, x);
            return;
        }
        switch (n) {
            case 1 -> flat(1, block, rows, x);
            case 2 -> two(block, rows, x);
            case 3 -> three(block, rows, x);
            case 4 -> four(block, rows, x);
            case 5 -> five(block, rows, x);
            case 6 -> six(block, rows, x);
            case 7 -> seven(block, rows, x);
            default -> {
                if (REACH[last] < 4) {
                    eightOfFour(block, rows, x);
                } else {
                    eight(block, rows, x);
                }
            }
        }
    }

    private static void flat(int n, float[] block, float[][] rows, int x) {
        float value = block[0];
        block[0] = 0;
        for (int y = 0; y < n; y++) {
            float[] row = rows[y];
            for (int i = x; i < x + n; i++) {
                row[i] = value;
            }
        }
    }

    private static void two(float[] b, float[][] rows, int x) {
        float sum = b[0] + b[8];
        float difference = b[0] - b[8];
        float sum1 = b[1] + b[9];
        float difference1 = b[1] - b[9];
        float[] upper = rows[0];
        upper[x] = sum + sum1;
        upper[x + 1] = sum - sum1;
        float[] lower = rows[1];
        lower[x] = difference + difference1;
        lower[x + 1] = difference - difference1;
        b[0] = 0;
        b[1] = 0;
        b[8] = 0;
        b[9] = 0;
    }

    private static void three(float[] b, float[][] rows, int x) {
        for (int c = 0; c < 3; c++) {
            float even = b[c] + b[16 + c];
            float middle = b[c] - 2 * b[16 + c];
            float odd = b[8 + c];
            b[c] = even + odd;
            b[8 + c] = middle;
            b[16 + c] = even - odd;
        }
        for (int y = 0, at = 0; y < 3; y++, at += 8) {
            float even = b[at] + b[at + 2];
            float[] row = rows[y];
            row[x] = even + b[at + 1];
            row[x + 1] = b[at] - 2 * b[at + 2];
            row[x + 2] = even - b[at + 1];
            b[at] = 0;
            b[at + 1] = 0;
            b[at + 2] = 0;
        }
    }

    private static void four(float[] b, float[][] rows, int x) {
        for (int c = 0; c < 4; c++) {
            float even0 = b[c] + b[16 + c];
            float even1 = b[c] - b[16 + c];
            float odd0 = A8 * b[8 + c] + B8 * b[24 + c];
            float odd1 = B8 * b[8 + c] - A8 * b[24 + c];
            b[c] = even0 + odd0;
            b[8 + c] = even1 + odd1;
            b[16 + c] = even1 - odd1;
            b[24 + c] = even0 - odd0;
        }
        for (int y = 0, at = 0; y < 4; y++, at += 8) {
            float even0 = b[at] + b[at + 2];
            float even1 = b[at] - b[at + 2];
            float odd0 = A8 * b[at + 1] + B8 * b[at + 3];
            float odd1 = B8 * b[at + 1] - A8 * b[at + 3];
            float[] row = rows[y];
            row[x] = even0 + odd0;
            row[x + 1] = even1 + odd1;
            row[x + 2] = even1 - odd1;
            row[x + 3] = even0 - odd0;
            b[at] = 0;
            b[at + 1] = 0;
            b[at + 2] = 0;
            b[at + 3] = 0;
        }
    }

    private static void five(float[] b, float[][] rows, int x) {
        for (int c = 0; c < 5; c++) {
            float even0 = b[c] + C10_2 * b[16 + c] + C10_4 * b[32 + c];
            float even1 = b[c] - C10_4 * b[16 + c] - C10_2 * b[32 + c];
            float even2 = b[c] - b[16 + c] + b[32 + c];
            float odd0 = C10_1 * b[8 + c] + C10_3 * b[24 + c];
            float odd1 = C10_3 * b[8 + c] - C10_1 * b[24 + c];
            b[c] = even0 + odd0;
            b[8 + c] = even1 + odd1;
            b[16 + c] = even2;
            b[24 + c] = even1 - odd1;
            b[32 + c] = even0 - odd0;
        }
        for (int y = 0, at = 0; y < 5; y++, at += 8) {
            float even0 = b[at] + C10_2 * b[at + 2] + C10_4 * b[at + 4];
            float even1 = b[at] - C10_4 * b[at + 2] - C10_2 * b[at + 4];
            float odd0 = C10_1 * b[at + 1] + C10_3 * b[at + 3];
            float odd1 = C10_3 * b[at + 1] - C10_1 * b[at + 3];
            float[] row = rows[y];
            row[x] = even0 + odd0;
            row[x + 1] = even1 + odd1;
            row[x + 2] = b[at] - b[at + 2] + b[at + 4];
            row[x + 3] = even1 - odd1;
            row[x + 4] = even0 - odd0;
            for (int i = at; i < at + 5; i++) {
                b[i] = 0;
            }
        }
    }

    private static void six(float[] b, float[][] rows, int x) {
        for (int c = 0; c < 6; c++) {
            float outer = b[c] + b[32 + c];
            float even0 = outer + b[16 + c];
            float even1 = b[c] - 2 * b[32 + c];
            float even2 = outer - b[16 + c];
            float odd0 = C12_1 * b[8 + c] + b[24 + c] + C12_5 * b[40 + c];
            float odd1 = C12_3 * (b[8 + c] - b[40 + c]) - b[24 + c];
            float odd2 = C12_5 * b[8 + c] - b[24 + c] + C12_1 * b[40 + c];
            b[c] = even0 + odd0;
            b[8 + c] = even1 + odd1;
            b[16 + c] = even2 + odd2;
            b[24 + c] = even2 - odd2;
            b[32 + c] = even1 - odd1;
            b[40 + c] = even0 - odd0;
        }
        for (int y = 0, at = 0; y < 6; y++, at += 8) {
            float outer = b[at] + b[at + 4];
            float even0 = outer + b[at + 2];
            float even1 = b[at] - 2 * b[at + 4];
            float even2 = outer - b[at + 2];
            float odd0 = C12_1 * b[at + 1] + b[at + 3] + C12_5 * b[at + 5];
            float odd1 = C12_3 * (b[at + 1] - b[at + 5]) - b[at + 3];
            float odd2 = C12_5 * b[at + 1] - b[at + 3] + C12_1 * b[at + 5];
            float[] row = rows[y];
            row[x] = even0 + odd0;
            row[x + 1] = even1 + odd1;
            row[x + 2] = even2 + odd2;
            row[x + 3] = even2 - odd2;
            row[x + 4] = even1 - odd1;
            row[x + 5] = even0 - odd0;
            for (int i = at; i < at + 6; i++) {
                b[i] = 0;
            }
        }
    }

    private static void seven(float[] b, float[][] rows, int x) {
        for (int c = 0; c < 7; c++) {
            float even0 = b[c] + C14_2 * b[16 + c] + C14_4 * b[32 + c] + C14_6 * b[48 + c];
            float even1 = b[c] + C14_6 * b[16 + c] - C14_2 * b[32 + c] - C14_4 * b[48 + c];
            float even2 = b[c] - C14_4 * b[16 + c] - C14_6 * b[32 + c] + C14_2 * b[48 + c];
            float odd0 = C14_1 * b[8 + c] + C14_3 * b[24 + c] + C14_5 * b[40 + c];
            float odd1 = C14_3 * b[8 + c] - C14_5 * b[24 + c] - C14_1 * b[40 + c];
            float odd2 = C14_5 * b[8 + c] - C14_1 * b[24 + c] + C14_3 * b[40 + c];
            float middle = b[c] - b[16 + c] + b[32 + c] - b[48 + c];
            b[c] = even0 + odd0;
            b[8 + c] = even1 + odd1;
            b[16 + c] = even2 + odd2;
            b[24 + c] = middle;
            b[32 + c] = even2 - odd2;
            b[40 + c] = even1 - odd1;
            b[48 + c] = even0 - odd0;
        }
        for (int y = 0, at = 0; y < 7; y++, at += 8) {
            float even0 = b[at] + C14_2 * b[at + 2] + C14_4 * b[at + 4] + C14_6 * b[at + 6];
            float even1 = b[at] + C14_6 * b[at + 2] - C14_2 * b[at + 4] - C14_4 * b[at + 6];
            float even2 = b[at] - C14_4 * b[at + 2] - C14_6 * b[at + 4] + C14_2 * b[at + 6];
            float odd0 = C14_1 * b[at + 1] + C14_3 * b[at + 3] + C14_5 * b[at + 5];
            float odd1 = C14_3 * b[at + 1] - C14_5 * b[at + 3] - C14_1 * b[at + 5];
            float odd2 = C14_5 * b[at + 1] - C14_1 * b[at + 3] + C14_3 * b[at + 5];
            float[] row = rows[y];
            row[x] = even0 + odd0;
            row[x + 1] = even1 + odd1;
            row[x + 2] = even2 + odd2;
            row[x + 3] = b[at] - b[at + 2] + b[at + 4] - b[at + 6];
            row[x + 4] = even2 - odd2;
            row[x + 5] = even1 - odd1;
            row[x + 6] = even0 - odd0;
            for (int i = at; i < at + 7; i++) {
                b[i] = 0;
            }
        }
    }

    private static void eight(float[] b, float[][] rows, int x) {
        for (int c = 0; c < 8; c++) {
            float sum = b[c] + b[32 + c];
            float difference = b[c] - b[32 + c];
            float inner = b[16 + c] + b[48 + c];
            float turned = (b[16 + c] - b[48 + c]) * SQRT2 - inner;
            float even0 = sum + inner;
            float even1 = difference + turned;
            float even2 = difference - turned;
            float even3 = sum - inner;
            float sum17 = b[8 + c] + b[56 + c];
            float difference17 = b[8 + c] - b[56 + c];
            float sum53 = b[40 + c] + b[24 + c];
            float difference53 = b[40 + c] - b[24 + c];
            float common = (difference53 + difference17) * TWICE_A8;
            float odd0 = sum17 + sum53;
            float odd1 = common - difference53 * SUM_8 - odd0;
            float odd2 = (sum17 - sum53) * SQRT2 - odd1;
            float odd3 = common - difference17 * DIFFERENCE_8 - odd2;
            b[c] = even0 + odd0;
            b[8 + c] = even1 + odd1;
            b[16 + c] = even2 + odd2;
            b[24 + c] = even3 + odd3;
            b[32 + c] = even3 - odd3;
            b[40 + c] = even2 - odd2;
            b[48 + c] = even1 - odd1;
            b[56 + c] = even0 - odd0;
        }
        for (int y = 0, at = 0; y < 8; y++, at += 8) {
            float sum = b[at] + b[at + 4];
            float difference = b[at] - b[at + 4];
            float inner = b[at + 2] + b[at + 6];
            float turned = (b[at + 2] - b[at + 6]) * SQRT2 - inner;
            float even0 = sum + inner;
            float even1 = difference + turned;
            float even2 = difference - turned;
            float even3 = sum - inner;
            float sum17 = b[at + 1] + b[at + 7];
            float difference17 = b[at + 1] - b[at + 7];
            float sum53 = b[at + 5] + b[at + 3];
            float difference53 = b[at + 5] - b[at + 3];
            float common = (difference53 + difference17) * TWICE_A8;
            float odd0 = sum17 + sum53;
            float odd1 = common - difference53 * SUM_8 - odd0;
            float odd2 = (sum17 - sum53) * SQRT2 - odd1;
            float odd3 = common - difference17 * DIFFERENCE_8 - odd2;
            float[] row = rows[y];
            row[x] = even0 + odd0;
            row[x + 1] = even1 + odd1;
            row[x + 2] = even2 + odd2;
            row[x + 3] = even3 + odd3;
            row[x + 4] = even3 - odd3;
            row[x + 5] = even2 - odd2;
            row[x + 6] = even1 - odd1;
            row[x + 7] = even0 - odd0;
        }
        for (int i = 0; i < 64; i++) {
            b[i] = 0;
        }
    }

    /** As {@link #eight}, where all but the lowest four by four are 0. */
    private static void eightOfFour(float[] b, float[][] rows, int x) {
        for (int c = 0; c < 4; c++) {
            float turned = b[16 + c] * SQRT2 - b[16 + c];
            float even0 = b[c] + b[16 + c];
            float even1 = b[c] + turned;
            float even2 = b[c] - turned;
            float even3 = b[c] - b[16 + c];
            float common = (b[8 + c] - b[24 + c]) * TWICE_A8;
            float odd0 = b[8 + c] + b[24 + c];
            float odd1 = common + b[24 + c] * SUM_8 - odd0;
            float odd2 = (b[8 + c] - b[24 + c]) * SQRT2 - odd1;
            float odd3 = common - b[8 + c] * DIFFERENCE_8 - odd2;
            b[c] = even0 + odd0;
            b[8 + c] = even1 + odd1;
            b[16 + c] = even2 + odd2;
            b[24 + c] = even3 + odd3;
            b[32 + c] = even3 - odd3;
            b[40 + c] = even2 - odd2;
            b[48 + c] = even1 - odd1;
            b[56 + c] = even0 - odd0;
        }
        for (int y = 0, at = 0; y < 8; y++, at += 8) {
            float turned = b[at + 2] * SQRT2 - b[at + 2];
            float even0 = b[at] + b[at + 2];
            float even1 = b[at] + turned;
            float even2 = b[at] - turned;
            float even3 = b[at] - b[at + 2];
            float common = (b[at + 1] - b[at + 3]) * TWICE_A8;
            float odd0 = b[at + 1] + b[at + 3];
            float odd1 = common + b[at + 3] * SUM_8 - odd0;
            float odd2 = (b[at + 1] - b[at + 3]) * SQRT2 - odd1;
            float odd3 = common - b[at + 1] * DIFFERENCE_8 - odd2;
            float[] row = rows[y];
            row[x] = even0 + odd0;
            row[x + 1] = even1 + odd1;
            row[x + 2] = even2 + odd2;
            row[x + 3] = even3 + odd3;
            row[x + 4] = even3 - odd3;
            row[x + 5] = even2 - odd2;
            row[x + 6] = even1 - odd1;
            row[x + 7] = even0 - odd0;
            b[at] = 0;
            b[at + 1] = 0;
            b[at + 2] = 0;
            b[at + 3] = 0;
        }
    }
}
