package io.lazyimg.jpeg;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a progressive file has told so far of the wanted coefficients of one component: those of the wanted blocks that
 * are needed to shrink them.
 */
final class Coefficients {
    /** Where in the quantised range of a coefficient that is known but for its last bits it most likely lies. */
    private static final float LIKELY = 0.4f;

    final Target target;

    /** The first wanted block of a row, and the first one behind them. */
    final int left;

    final int right;
    final int top;
    final int bottom;

    /** Coefficients of a block. */
    final int perBlock;

    /** By place in zigzag order, where a coefficient is among those of its block, or -1 if it is not needed. */
    final byte[] places = new byte[Zigzag.TABLE];

    /** One more than the last place of any that is needed. */
    final int end;

    /** For each wanted row of blocks, block by block, row by row in the block; not yet multiplied by anything. */
    final short[][] values;

    /**
     * For each row of blocks down to the last wanted one, which of a block's coefficients are not 0, a bit each; {@code
     * null} if nobody asks.
     */
    final long @Nullable [][] known;

    /** For each place in zigzag order, the bit down to which it is known, or -1 if nothing of it is. */
    private final int[] bits = new int[64];

    private float @Nullable [] factors;

    Coefficients(Frame frame, Target target, boolean known) {
        this.target = target;
        int eighths = target.eighths();
        this.left = target.left() / eighths;
        this.right = Math.min(Frame.ceil(target.right(), eighths), frame.blocksAcross(target.component()));
        this.top = target.top() / eighths;
        this.bottom = Math.min(Frame.ceil(target.bottom(), eighths), frame.blocksDown(target.component()));
        this.perBlock = eighths * eighths;
        this.end = Zigzag.end(eighths);
        Arrays.fill(places, (byte) -1);
        for (int k = 0; k < 64; k++) {
            if (Zigzag.within(k, eighths)) {
                places[k] = (byte) (Zigzag.row(k) * eighths + Zigzag.column(k));
            }
        }
        this.values = new short[bottom - top][(right - left) * perBlock];
        this.known = known ? new long[bottom][frame.blocksAcross(target.component())] : null;
        Arrays.fill(bits, -1);
    }

    /** The most that a component's coefficients and the rows that they become take. */
    static long heapBytes(Frame frame, Frame.Component component, int eighths) {
        long across = frame.blocksAcross(component);
        long down = frame.blocksDown(component);
        long perBlock = (long) eighths * eighths;
        return down * (2 * 24 + across * (2 * perBlock + 8)) + 4 * across * perBlock;
    }

    /** What is known not to be 0 in a row of blocks. */
    long[] known(int row) {
        return Objects.requireNonNull(known)[row];
    }

    /** Takes note of what a scan tells, and refuses one that does not go on where the ones before it stopped. */
    void note(Scan scan, int[] quant) {
        for (int k = scan.first(); k <= scan.last(); k++) {
            int before = bits[k];
            boolean follows = scan.high() == 0 ? before < 0 : before == scan.high();
            if (!follows || (k > 0 && bits[0] < 0)) {
                throw Damage.of("a scan tells coefficient " + k + " out of turn");
            }
            bits[k] = scan.low();
        }
        if (factors == null) {
            factors = target.factors(quant);
        }
    }

    /** Whether every coefficient is known down to its last bit. */
    boolean complete() {
        for (int bit : bits) {
            if (bit != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Makes rows of all of it.
     *
     * @param low the bit down to which coefficients but the first are known of those that were decoded
     * @param pulse run before each row of blocks
     */
    void deliver(int low, Runnable pulse) {
        float[] scaled = factors;
        if (scaled == null) {
            throw Damage.of("nothing is told of component " + target.component().index());
        }
        int eighths = target.eighths();
        float[][] rows = new float[eighths][right * eighths];
        float[] block = new float[65];
        float[] perPlace = new float[perBlock];
        int[] natural = new int[perBlock];
        int[] order = new int[perBlock];
        for (int k = 0; k < 64; k++) {
            if (places[k] >= 0) {
                perPlace[places[k]] = scaled[k];
                natural[places[k]] = 8 * Zigzag.row(k) + Zigzag.column(k);
                order[places[k]] = k;
            }
        }
        float bias = ((1 << low) - 1) * LIKELY;
        for (int y = top; y < bottom; y++) {
            pulse.run();
            short[] row = values[y - top];
            for (int x = left; x < right; x++) {
                int from = (x - left) * perBlock;
                block[0] = row[from] * perPlace[0];
                int last = 0;
                for (int i = 1; i < perBlock; i++) {
                    int value = row[from + i];
                    if (value != 0) {
                        block[natural[i]] = (value + (value > 0 ? bias : -bias)) * perPlace[i];
                        last = Math.max(last, order[i]);
                    }
                }
                InverseDct.transform(eighths, last, block, rows, x * eighths);
            }
            target.deliver(y, rows);
        }
    }
}
