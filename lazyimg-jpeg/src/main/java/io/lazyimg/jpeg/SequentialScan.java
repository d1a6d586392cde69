package io.lazyimg.jpeg;

import static io.lazyimg.jpeg.EntropyBuffer.LONG;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decodes a scan of a sequential file, a row of units at a time, and hands the rows on at once. What no target wants is
 * passed over in the stream.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, F.2</a>
 */
final class SequentialScan {
    private static final int BITS = HuffmanTable.BITS;
    private static final int SKIP_BITS = HuffmanTable.SKIP_BITS;

    /** Behind a block's last coefficient, by its own word. */
    private static final int DONE = 1000;

    /** One block of each unit. */
    private static final class Block {
        final int part;
        final int stride;
        final int column;
        final int row;
        final Target target;
        final HuffmanTable dcTable;
        final HuffmanTable acTable;
        final short[] dc;
        final short[] ac;
        final char[] skips;
        final float[] factors;
        final int[] places;
        final int end;
        final int eighths;
        final float[][] rows;

        /** The first wanted column of the row of blocks that is being decoded, and the first one behind them. */
        int left;

        int right;

        Block(
                int part,
                int column,
                int row,
                boolean alone,
                Target target,
                Scan.Part tables,
                Tables all,
                float[][] rows) {
            this.part = part;
            this.stride = alone ? 1 : target.component().across();
            this.column = column;
            this.row = row;
            this.target = target;
            this.dcTable = all.dc(tables.dcTable());
            this.acTable = all.ac(tables.acTable());
            this.dc = dcTable.entries;
            this.ac = acTable.entries;
            this.skips = acTable.skips();
            this.factors = target.factors(all.quant(target.component().quantTable()));
            this.places = target.places();
            this.end = Zigzag.end(target.eighths());
            this.eighths = target.eighths();
            this.rows = rows;
        }
    }

    private final EntropyBuffer buffer;
    private final Restarts restarts;
    private final List<Target> targets;
    private final Block[] blocks;
    private final boolean alone;
    private final int across;
    private final int down;
    private final int[] predictions;
    private final float[] block = new float[65];

    /** The place in the buffer between two rows. */
    private int at;

    SequentialScan(Frame frame, Scan scan, Tables tables, List<Target> all, EntropyBuffer buffer) {
        this.buffer = buffer;
        this.restarts = new Restarts(buffer, tables.restartInterval());
        this.alone = scan.parts().size() == 1;
        this.targets = new ArrayList<>();
        this.predictions = new int[scan.parts().size()];
        List<Block> unit = new ArrayList<>();
        for (Scan.Part part : scan.parts()) {
            Target target = all.get(part.component().index());
            int columns = alone ? 1 : part.component().across();
            int rows = alone ? 1 : part.component().down();
            int width = frame.blocksAcross(part.component()) * target.eighths();
            for (int row = 0; row < rows; row++) {
                float[][] samples = new float[target.eighths()][width];
                for (int column = 0; column < columns; column++) {
                    unit.add(new Block(targets.size(), column, row, alone, target, part, tables, samples));
                }
            }
            targets.add(target);
        }
        this.blocks = unit.toArray(new Block[0]);
        Frame.Component only = scan.parts().get(0).component();
        this.across = alone ? Frame.ceil(frame.width(only), 8) : frame.unitsAcross();
        this.down = alone ? Frame.ceil(frame.height(only), 8) : frame.unitsDown();
        buffer.begin(scan.data());
    }

    /** The rows of a component that are held. */
    static long heapBytes(Frame frame, Frame.Component component, int eighths) {
        return 4L * frame.blocksAcross(component) * eighths * eighths * component.down();
    }

    /** Decodes down to the last row that a target wants. */
    void decode(Runnable pulse) {
        for (int y = 0; y < down; y++) {
            pulse.run();
            boolean more = false;
            for (Block one : blocks) {
                int row = y * (alone ? 1 : one.target.component().down()) + one.row;
                boolean wanted = one.target.wantsBlocks(row);
                one.left = wanted ? one.target.left() / one.eighths : 0;
                one.right = wanted ? Frame.ceil(one.target.right(), one.eighths) : 0;
                more |= row < one.target.endOfBlocks();
            }
            if (!more) {
                break;
            }
            row();
            for (Block one : blocks) {
                if (one.right > 0 && one.column == 0) {
                    int row = y * (alone ? 1 : one.target.component().down()) + one.row;
                    one.target.deliver(row, one.rows);
                }
            }
        }
        buffer.check(at);
    }

    /** One row of units. It is long, because what it works with has to stay in local variables. */
    private void row() {
        EntropyBuffer buffer = this.buffer;
        byte[] bytes = buffer.bytes;
        float[] block = this.block;
        int[] predictions = this.predictions;
        int safe = buffer.safe();
        int at = this.at;
        for (int x = 0; x < across; x++) {
            if (restarts.due()) {
                buffer.check(at);
                restarts.restart();
                safe = buffer.safe();
                at = 0;
                Arrays.fill(predictions, 0);
            }
            for (Block one : blocks) {
                if (at >= safe) {
                    at = buffer.more(at);
                    safe = buffer.safe();
                }
                long next = (long) LONG.get(bytes, at >>> 3) << (at & 7);
                int entry = one.dc[(int) (next >>> (64 - BITS))];
                if (entry == 0) {
                    entry = one.dcTable.longEntry(next);
                }
                int size = entry >> 6 & 15;
                long value = next << (entry - size);
                long sign = ~(value >> 63);
                int magnitude = (int) ((value ^ sign) >>> 1 >>> (63 - size));
                int prediction = predictions[one.part] + ((magnitude ^ (int) sign) - (int) sign);
                predictions[one.part] = prediction;
                next <<= entry;
                at += entry & 63;
                int column = x * one.stride + one.column;
                int k = 1;
                int last = 0;
                boolean wanted = column >= one.left && column < one.right;
                if (wanted && one.end == 1) {
                    one.rows[0][column] = prediction * one.factors[0];
                } else if (wanted) {
                    short[] ac = one.ac;
                    float[] factors = one.factors;
                    int[] places = one.places;
                    int end = one.end;
                    block[0] = prediction * factors[0];
                    next = (long) LONG.get(bytes, at >>> 3) << (at & 7);
                    while (k < end) {
                        entry = ac[(int) (next >>> (64 - BITS))];
                        if (entry <= 0) {
                            entry = entry == 0 ? one.acTable.longEntry(next) : entry;
                            if (entry < 0) {
                                at += entry & 63;
                                if ((entry >> 10 & 15) != 15) {
                                    k = DONE;
                                    break;
                                }
                                k += 16;
                                next = (long) LONG.get(bytes, at >>> 3) << (at & 7);
                                continue;
                            }
                        }
                        k += entry >> 10;
                        size = entry >> 6 & 15;
                        value = next << (entry - size);
                        sign = ~(value >> 63);
                        magnitude = (int) ((value ^ sign) >>> (64 - size));
                        block[places[k]] = ((magnitude ^ (int) sign) - (int) sign) * factors[k];
                        last = k++;
                        at += entry & 63;
                        if (k >= end) {
                            break;
                        }
                        next <<= entry;
                        entry = ac[(int) (next >>> (64 - BITS))];
                        if (entry <= 0) {
                            entry = entry == 0 ? one.acTable.longEntry(next) : entry;
                            if (entry < 0) {
                                at += entry & 63;
                                if ((entry >> 10 & 15) != 15) {
                                    k = DONE;
                                    break;
                                }
                                k += 16;
                                next = (long) LONG.get(bytes, at >>> 3) << (at & 7);
                                continue;
                            }
                        }
                        k += entry >> 10;
                        size = entry >> 6 & 15;
                        value = next << (entry - size);
                        sign = ~(value >> 63);
                        magnitude = (int) ((value ^ sign) >>> (64 - size));
                        block[places[k]] = ((magnitude ^ (int) sign) - (int) sign) * factors[k];
                        last = k++;
                        at += entry & 63;
                        next = (long) LONG.get(bytes, at >>> 3) << (at & 7);
                    }
                }
                while (k < 64) {
                    int passed;
                    char[] skips = one.skips;
                    while (true) {
                        next = (long) LONG.get(bytes, at >>> 3) << (at & 7);
                        passed = skips[(int) (next >>> (64 - SKIP_BITS))];
                        k += passed >> 6;
                        if (k >= 64) {
                            break;
                        }
                        next <<= passed;
                        at += passed & 63;
                        passed = skips[(int) (next >>> (64 - SKIP_BITS))];
                        k += passed >> 6;
                        if (k >= 64) {
                            break;
                        }
                        next <<= passed;
                        at += passed & 63;
                        passed = skips[(int) (next >>> (64 - SKIP_BITS))];
                        k += passed >> 6;
                        if (k >= 64) {
                            break;
                        }
                        next <<= passed;
                        at += passed & 63;
                        passed = skips[(int) (next >>> (64 - SKIP_BITS))];
                        k += passed >> 6;
                        if (k >= 64) {
                            break;
                        }
                        at += passed & 63;
                    }
                    int by = passed >> 6;
                    k -= by;
                    if (by < HuffmanTable.SKIP_END && k + by == 64) {
                        at += passed & 63;
                        k = 64;
                    } else if (by >= HuffmanTable.SKIP_END
                            && by < HuffmanTable.NO_SKIP
                            && k + by < 64 + HuffmanTable.SKIP_END) {
                        at += passed & 63;
                        k = DONE;
                    } else { // one by one
                        next = (long) LONG.get(bytes, at >>> 3) << (at & 7);
                        entry = one.ac[(int) (next >>> (64 - BITS))];
                        entry = entry == 0 ? one.acTable.longEntry(next) : entry;
                        at += entry & 63;
                        int zeros = entry >> 10 & 15;
                        k = entry < 0 && zeros != 15 ? DONE : k + zeros + 1;
                    }
                }
                if (k > 64 && k != DONE) {
                    throw Damage.of("a block has more than 64 coefficients");
                }
                if (wanted && one.end > 1) {
                    InverseDct.transform(one.eighths, Math.min(last, 63), block, one.rows, column * one.eighths);
                }
            }
        }
        this.at = at;
    }
}
