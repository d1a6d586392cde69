package io.lazyimg.codec;

import org.jspecify.annotations.Nullable;

/**
 * Resamples one plane while its rows come in: from the top, in order. They are weighed together, a few at a time, into
 * the output rows that they are part of. Of those that are finished, a block is turned on its side, so that the other
 * axis is a matter of weighing rows together as well. Holds no more than some rows, and allocates nothing on the way.
 *
 * <p>Not safe for use by many threads.
 */
public final class PlaneResampler {
    private static final int GROUP = RowMath.GROUP;
    private static final int STRIP = RowMath.STRIP;

    /** Output rows in a block: at most so many, and fewer where more would not stay in a processor's cache. */
    private static final int MAX_BLOCK = 64;

    private static final int MIN_BLOCK = 16;
    private static final int BLOCK_SAMPLES = 1 << 18;

    private final Taps across;
    private final Taps down;
    private final Plane out;
    /** Takes the rows of {@code out}, which then is no higher than it must be; nobody, if that is the whole plane. */
    private final @Nullable Band band;

    private final boolean transposed;
    private final float offset;
    /** The input columns that are needed: from {@code left} to less than {@code right}. */
    private final int left;

    private final int right;
    private final int firstRow;
    private final int endRow;

    /** The input rows that wait for their group to be complete. */
    private final float[][] group;

    private final float[] groupWeights = new float[GROUP];
    /** The output rows that have begun, by the order in which they begin, modulo their number. */
    private final float[][] sums;

    private final float[][] strip = new float[STRIP][];
    /** Finished rows on their side: of each input column, its sample in each row of the block. */
    private final float[][] block;

    private final int blockRows;
    /** Finished columns of the output, as high as the block. */
    private final float[][] columns;

    /** The next input row. */
    private int next;
    /** How many output rows have begun, are finished, are in the block or beyond, are in the plane, are handed on. */
    private int begun;

    private int finished;
    private int turned;
    private int written;
    private int handedOn;

    /** Takes a result while it is made. */
    @FunctionalInterface
    public interface Band {
        /**
         * Some rows that are finished, from the top down; called at most once for each row that the resampler gets.
         *
         * @param first the number of the first
         * @param count how many
         * @param samples theirs one after the other, not clamped; they stay until the resampler gets its next row
         */
        void rows(int first, int count, float[] samples);
    }

    /** A resampler of samples from 0 to 255 that keeps no more of the result than some rows. */
    public static PlaneResampler inBands(Taps across, Taps down, Band band) {
        if (down.mirrored()) {
            throw new IllegalArgumentException("the last row would be finished first");
        }
        int most = Math.min(down.outputLength(), blockRows(across.end(), down.outputLength()) + open(down));
        Plane rows = new Plane(across.outputLength(), most);
        return new PlaneResampler(across, down, false, rows, 0, band);
    }

    /** A resampler of samples from 0 to 255; see the other constructor. */
    public PlaneResampler(Taps across, Taps down, boolean transposed, Plane out) {
        this(across, down, transposed, out, 0);
    }

    /**
     * A resampler.
     *
     * @param transposed whether the result goes into the plane on its side: its columns are the plane's rows
     * @param out takes the result, clamped to 0 to 255, and is complete when the last row that is needed was there
     * @param offset added to each sample of the input before it is clamped to 0 to 255
     */
    public PlaneResampler(Taps across, Taps down, boolean transposed, Plane out, float offset) {
        this(across, down, transposed, out, offset, null);
        int width = transposed ? down.outputLength() : across.outputLength();
        int height = transposed ? across.outputLength() : down.outputLength();
        if (out.width() != width || out.height() != height) {
            throw new IllegalArgumentException("the plane has " + out.width() + "x" + out.height()
                    + " samples, the result " + width + "x" + height);
        }
    }

    private PlaneResampler(Taps across, Taps down, boolean transposed, Plane out, float offset, @Nullable Band band) {
        this.across = across;
        this.down = down;
        this.out = out;
        this.band = band;
        this.transposed = transposed;
        this.offset = offset;
        this.left = across.begin();
        this.right = across.end();
        this.firstRow = down.begin();
        this.endRow = down.end();
        this.group = new float[GROUP][right];
        this.sums = new float[open(down) + STRIP][right];
        this.blockRows = blockRows(right, down.outputLength());
        this.block = new float[right][];
        for (int x = left; x < right; x++) {
            block[x] = new float[blockRows];
        }
        this.columns = new float[STRIP][blockRows];
    }

    private static int blockRows(int width, int height) {
        int most = Math.max(MIN_BLOCK, Math.min(MAX_BLOCK, BLOCK_SAMPLES / width / STRIP * STRIP));
        return Math.min(most, (height + STRIP - 1) / STRIP * STRIP);
    }

    /** The most output rows that have begun and are not finished, at any time. */
    private static int open(Taps down) {
        int most = 0;
        int done = 0;
        for (int n = 0; n < down.outputLength(); n++) {
            while (first(down, done) + down.count() <= first(down, n) / GROUP * GROUP) {
                done++;
            }
            most = Math.max(most, n + 1 - done);
        }
        return most;
    }

    /**
     * The most that a resampler and its taps take, in bytes, without the plane.
     *
     * @param inputWidth of the rows, to the last column that is needed
     * @param stepAcross as for {@link Taps#lanczos3}
     * @param inputHeight how many rows there are
     * @param stepDown as for {@link Taps#lanczos3}
     */
    public static long bytes(
            int inputWidth, int outputWidth, double stepAcross, int inputHeight, int outputHeight, double stepDown) {
        long rows = GROUP + mostOpen(inputHeight, outputHeight, stepDown) + STRIP;
        long perRow = 16 + 4L * inputWidth;
        long blockRows = blockRows(inputWidth, outputHeight);
        return 1024
                + rows * perRow
                + inputWidth * (20 + 4 * blockRows)
                + STRIP * 4 * blockRows
                + Taps.bytes(inputWidth, outputWidth, stepAcross)
                + Taps.bytes(inputHeight, outputHeight, stepDown);
    }

    /** The same, of a resampler that hands its rows on, with those that it has not handed on yet. */
    public static long bytesInBands(
            int inputWidth, int outputWidth, double stepAcross, int inputHeight, int outputHeight, double stepDown) {
        long rows = Math.min(
                outputHeight, blockRows(inputWidth, outputHeight) + mostOpen(inputHeight, outputHeight, stepDown));
        return bytes(inputWidth, outputWidth, stepAcross, inputHeight, outputHeight, stepDown) + 4 * rows * outputWidth;
    }

    private static long mostOpen(int inputHeight, int outputHeight, double stepDown) {
        double taps = Math.min(inputHeight, Taps.most(stepDown));
        // at an edge, rows wait for half a kernel more than they need
        return (long) Math.min(outputHeight, (1.5 * taps + GROUP) / Math.abs(stepDown) + 2);
    }

    /** The first input row that is needed. */
    public int firstRow() {
        return firstRow;
    }

    /** The input row after the last that is needed. */
    public int endRow() {
        return endRow;
    }

    /** Passes over that many rows, none of which may be needed. */
    public void skip(int rows) {
        if (next + rows > firstRow && next < endRow) {
            throw new IllegalArgumentException("rows " + next + " to " + (next + rows) + " are skipped, rows "
                    + firstRow + " to " + endRow + " are needed");
        }
        next += rows;
    }

    /** Takes the next row, and copies what is needed of it. */
    public void row(float[] samples) {
        int row = next++;
        if (row < firstRow || row >= endRow) {
            return;
        }
        RowMath.level(samples, group[row % GROUP], left, right, offset);
        if (row % GROUP == GROUP - 1 || row == endRow - 1) {
            weigh(row / GROUP * GROUP, row + 1);
        }
        if (band != null && written > handedOn) {
            band.rows(handedOn, written - handedOn, out.samples());
            handedOn = written;
        }
    }

    /** Adds the rows of the group to all output rows that they are part of. */
    private void weigh(int start, int end) {
        while (begun < down.outputLength() && first(down, begun) < end) {
            begun++;
        }
        for (int n = finished; n < begun; n++) {
            int output = order(down, n);
            int tap = start - down.first(output);
            for (int i = 0; i < GROUP; i++) {
                groupWeights[i] = weight(output, tap + i);
            }
            float[] sum = sums[n % sums.length];
            if (tap <= 0) {
                RowMath.set(sum, left, right, GROUP, group, 0, groupWeights, 0);
            } else {
                RowMath.add(sum, left, right, group, 0, groupWeights, 0);
            }
        }
        while (finished < begun && first(down, finished) + down.count() <= end) {
            finished++;
            if (finished - turned == STRIP || finished == down.outputLength()) {
                turn();
            }
        }
    }

    private float weight(int output, int tap) {
        return tap >= 0 && tap < down.count() ? down.weights()[output * down.count() + tap] : 0;
    }

    /** Puts the strip of output rows that are finished into the block; behind the last of all, some that are none. */
    private void turn() {
        for (int i = 0; i < STRIP; i++) {
            strip[i] = sums[(turned + i) % sums.length];
        }
        RowMath.turn(strip, left, right, block, turned - written);
        turned = finished;
        if (turned - written == blockRows || turned == down.outputLength()) {
            write();
        }
    }

    /** Puts the rows of the block into the plane. */
    private void write() {
        int width = across.outputLength();
        int first = order(down, written) - handedOn;
        int step = down.mirrored() ? -1 : 1;
        int rows = turned - written;
        if (transposed || width < STRIP) {
            for (int x = 0; x < width; x++) {
                column(x, columns[0]);
                int start = transposed ? x * out.width() + first : first * width + x;
                RowMath.spread(columns[0], rows, out.samples(), start, transposed ? step : step * width);
            }
        } else {
            for (int x = 0; x < width; x += STRIP) {
                int from = Math.min(x, width - STRIP);
                for (int i = 0; i < STRIP; i++) {
                    column(from + i, columns[i]);
                }
                RowMath.turn(columns, rows, out.samples(), first * width + from, step * width);
            }
        }
        written = turned;
    }

    /** The block's part of one column of the output. */
    private void column(int x, float[] to) {
        int count = across.count();
        int weight = x * count;
        int at = across.first(x);
        int taps = (count - 1) % GROUP + 1;
        RowMath.set(to, 0, blockRows, taps, block, at, across.weights(), weight);
        for (int tap = taps; tap < count; tap += GROUP) {
            RowMath.add(to, 0, blockRows, block, at + tap, across.weights(), weight + tap);
        }
        if (band == null) {
            RowMath.clamp(to, blockRows);
        }
    }

    private static int order(Taps taps, int n) {
        return taps.mirrored() ? taps.outputLength() - 1 - n : n;
    }

    private static int first(Taps taps, int n) {
        return taps.first(order(taps, n));
    }
}
