package io.lazyimg.jpeg;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Decodes coefficients as the definition says, in double precision. */
final class Reference {
    private static final int[] NATURAL = natural();

    private Reference() {}

    /** Where a place in zigzag order is in a block: eight times the row plus the column. */
    static int natural(int place) {
        return NATURAL[place];
    }

    /** By place in zigzag order, eight times the row plus the column: along the diagonals, ITU-T T.81, A.3.6. */
    private static int[] natural() {
        return IntStream.range(0, 64)
                .boxed()
                .sorted((one, other) -> order(one) - order(other))
                .mapToInt(place -> place)
                .toArray();
    }

    private static int order(int place) {
        int row = place / 8;
        int column = place % 8;
        int diagonal = row + column;
        return 8 * diagonal + (diagonal % 2 == 0 ? column : row);
    }

    /**
     * The samples of a component, around 0 and not limited: for each block the orthonormal inverse DCT of length {@code
     * eighths} of the lowest coefficients, times {@code sqrt(eighths / 8)} on both axes.
     */
    static double[][] samples(CodedPicture picture, int component, int eighths) {
        CodedPicture.Part part = picture.parts().get(component);
        double[][] basis = basis(eighths);
        double[][] samples = new double[eighths * part.blocks().length][eighths * part.blocks()[0].length];
        for (int y = 0; y < part.blocks().length; y++) {
            for (int x = 0; x < part.blocks()[y].length; x++) {
                block(part.blocks()[y][x], part.quant(), basis, samples, y * eighths, x * eighths);
            }
        }
        int width = picture.width(component, eighths);
        return Arrays.stream(samples)
                .limit(picture.height(component, eighths))
                .map(row -> Arrays.copyOf(row, width))
                .toArray(double[][]::new);
    }

    private static double[][] basis(int n) {
        double[][] basis = new double[n][n];
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                double norm = Math.sqrt((k == 0 ? 1.0 : 2.0) / n) * Math.sqrt(n / 8.0);
                basis[k][i] = norm * Math.cos((2 * i + 1) * k * Math.PI / (2 * n));
            }
        }
        return basis;
    }

    private static void block(int[] block, int[] quant, double[][] basis, double[][] samples, int top, int left) {
        int n = basis.length;
        for (int k = 0; k < 64; k++) {
            int row = NATURAL[k] / 8;
            int column = NATURAL[k] % 8;
            if (block[k] == 0 || row >= n || column >= n) {
                continue;
            }
            double value = (double) block[k] * quant[k];
            for (int y = 0; y < n; y++) {
                for (int x = 0; x < n; x++) {
                    samples[top + y][left + x] += value * basis[row][y] * basis[column][x];
                }
            }
        }
    }

    /** How far single precision may be from it, as a part of the largest sums that can occur in a component. */
    static double rounding(CodedPicture picture, int component) {
        CodedPicture.Part part = picture.parts().get(component);
        double largest = 0;
        for (int[][] row : part.blocks()) {
            for (int[] block : row) {
                double sum = 0;
                for (int k = 0; k < 64; k++) {
                    sum += Math.abs((double) block[k] * part.quant()[k]);
                }
                largest = Math.max(largest, sum);
            }
        }
        return 1e-5 + largest / 4 * 3e-7;
    }
}
