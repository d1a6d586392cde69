package io.lazyimg.jpeg;

/**
 * What is wanted of a component, and who gets it. All numbers are samples of the component as it is after it has been
 * shrunk.
 *
 * @param component which
 * @param eighths to how many eighths of its size it is shrunk, 1 to 8
 * @param left the first column that is wanted
 * @param right the first one behind them
 * @param top the first row that is wanted
 * @param bottom the first one below them
 * @param detail the samples of the result for each of the component as it is in the file, on the axis with more of them
 * @param tolerance the mean squared error, in 8-bit steps, that may be made by leaving out last bits of coefficients
 * @param rows gets the wanted rows from the top down, each as an array of whole blocks in which the unwanted ones mean
 *     nothing; around 0, not limited to what 8 bits hold, and not kept
 */
record Target(
        Frame.Component component,
        int eighths,
        int left,
        int right,
        int top,
        int bottom,
        double detail,
        double tolerance,
        Rows rows) {
    /** Gets rows. */
    @FunctionalInterface
    interface Rows {
        void row(float[] samples);
    }

    /** A target that wants nothing. */
    static Target nothing(Frame.Component component) {
        return new Target(component, 1, 0, 0, 0, 0, 0, 0, row -> {});
    }

    boolean isNothing() {
        return top == bottom;
    }

    /** The factors that make coefficients of such a block from what is in the file, in zigzag order. */
    float[] factors(int[] quant) {
        float[] factors = new float[Zigzag.TABLE];
        for (int k = 0; k < 64; k++) {
            if (Zigzag.within(k, eighths)) {
                factors[k] = (float) (quant[k]
                        * InverseDct.scale(eighths, Zigzag.row(k))
                        * InverseDct.scale(eighths, Zigzag.column(k)));
            }
        }
        return factors;
    }

    /** Where coefficients go in the block, in zigzag order. */
    int[] places() {
        int[] places = new int[Zigzag.TABLE];
        for (int k = 0; k < places.length; k++) {
            boolean kept = k < 64 && Zigzag.within(k, eighths);
            places[k] = kept ? 8 * Zigzag.row(k) + Zigzag.column(k) : Zigzag.NOWHERE;
        }
        return places;
    }

    boolean wantsBlocks(int row) {
        return (row + 1) * eighths > top && row * eighths < bottom;
    }

    /** The first row of blocks that is not wanted any more. */
    int endOfBlocks() {
        return Frame.ceil(bottom, eighths);
    }

    /** Hands on the wanted ones of the rows that a row of blocks has become. */
    void deliver(int rowOfBlocks, float[][] samples) {
        int first = rowOfBlocks * eighths;
        for (int y = Math.max(first, top); y < Math.min(first + eighths, bottom); y++) {
            rows.row(samples[y - first]);
        }
    }
}
