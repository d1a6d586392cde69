package io.lazyimg.jpeg;

import static io.lazyimg.jpeg.EntropyBuffer.LONG;

import java.util.Arrays;
import java.util.ArrayList;
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
        final short[] skips;
        final float[] factors;
        final int[] places;
        final int end;
        final int eighths;
        final float[][] rows;
        boolean wanted;

        Block(int part, int column, int row, boolean alone, Target target, Scan.Part tables, Tables all, float[][] rows) {
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

    private long bits;
    private int count;
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

    /** What {@link #decode} takes beside the buffer. */
    static long heapBytes(Frame frame, List<Target> targets) {
        long bytes = 0;
        for (Target target : targets) {
            long samples = (long) frame.blocksAcross(target.component()) * target.eighths();
            bytes += 4 * samples * target.eighths() * target.component().down();
        }
        return bytes;
    }

    /** Decodes down to the last row that a target wants. */
    void decode() {
        for (int y = 0; y < down; y++) {
            boolean more = false;
            for (Block one : blocks) {
                int row = y * (alone ? 1 : one.target.component().down()) + one.row;
                one.wanted = one.target.wantsBlocks(row);
                more |= row < one.target.endOfBlocks();
            }
            if (!more) {
                return;
            }
            row();
            for (Block one : blocks) {
                if (one.wanted && one.column == 0) {
                    int row = y * (alone ? 1 : one.target.component().down()) + one.row;
                    one.target.deliver(row, one.rows);
                }
            }
        }
        buffer.check(at, count);
    }

    /** One row of units. It is long, because a decoder's place has to stay in local variables. */
    private void row() {
        EntropyBuffer buffer = this.buffer;
        byte[] bytes = buffer.bytes;
        float[] block = this.block;
        int[] predictions = this.predictions;
        int safe = buffer.safe();
        long bits = this.bits;
        int count = this.count;
        int at = this.at;
        for (int x = 0; x < across; x++) {
            if (restarts.due()) {
                buffer.check(at, count);
                restarts.restart();
                safe = buffer.safe();
                bits = 0;
                count = 0;
                at = 0;
                Arrays.fill(predictions, 0);
            }
            for (Block one : blocks) {
                if (at >= safe) {
                    at = buffer.more(at, count);
                    safe = buffer.safe();
                }
                bits |= (long) LONG.get(bytes, at) >>> count;
                at += 63 - count >>> 3;
                count |= 56;
                int entry = one.dc[(int) (bits >>> 64 - BITS)];
                if (entry == 0) {
                    entry = one.dcTable.longEntry(bits);
                }
                int size = entry >> 6 & 15;
                long value = bits << entry - size;
                long sign = ~(value >> 63);
                int magnitude = (int) ((value ^ sign) >>> 1 >>> 63 - size);
                int prediction = predictions[one.part] + ((magnitude ^ (int) sign) - (int) sign);
                predictions[one.part] = prediction;
                bits <<= entry;
                count -= entry & 63;
                int column = x * one.stride + one.column;
                boolean wanted = one.wanted && one.target.wantsBlock(column);
                short[] ac = one.ac;
                int k = 1;
                int last = 0;
                boolean open = true;
                if (wanted) {
                    float[] factors = one.factors;
                    int[] places = one.places;
                    int end = one.end;
                    block[0] = prediction * factors[0];
                    while (k < end) {
                        bits |= (long) LONG.get(bytes, at) >>> count;
                        at += 63 - count >>> 3;
                        count |= 56;
                        entry = ac[(int) (bits >>> 64 - BITS)];
                        if (entry == 0) {
                            entry = one.acTable.longEntry(bits);
                        }
                        size = entry >> 6 & 15;
                        k += entry >> 10;
                        if (size != 0) {
                            value = bits << entry - size;
                            sign = ~(value >> 63);
                            magnitude = (int) ((value ^ sign) >>> 64 - size);
                            block[places[k]] = ((magnitude ^ (int) sign) - (int) sign) * factors[k];
                            last = k;
                        } else if (entry >> 10 != 15) {
                            bits <<= entry;
                            count -= entry & 63;
                            open = false;
                            break;
                        }
                        k++;
                        bits <<= entry;
                        count -= entry & 63;
                        if (k >= end) {
                            break;
                        }
                        entry = ac[(int) (bits >>> 64 - BITS)];
                        if (entry == 0) {
                            entry = one.acTable.longEntry(bits);
                        }
                        size = entry >> 6 & 15;
                        k += entry >> 10;
                        if (size != 0) {
                            value = bits << entry - size;
                            sign = ~(value >> 63);
                            magnitude = (int) ((value ^ sign) >>> 64 - size);
                            block[places[k]] = ((magnitude ^ (int) sign) - (int) sign) * factors[k];
                            last = k;
                        } else if (entry >> 10 != 15) {
                            bits <<= entry;
                            count -= entry & 63;
                            open = false;
                            break;
                        }
                        k++;
                        bits <<= entry;
                        count -= entry & 63;
                    }
                }
                if (open) {
                    short[] skips = one.skips;
                    while (k < 64) {
                        bits |= (long) LONG.get(bytes, at) >>> count;
                        at += 63 - count >>> 3;
                        count |= 56;
                        int skip = skips[(int) (bits >>> 64 - SKIP_BITS)];
                        int next = k + (skip >> 6 & 127);
                        if (skip == 0 || next > 64) {
                            entry = ac[(int) (bits >>> 64 - BITS)];
                            if (entry == 0) {
                                entry = one.acTable.longEntry(bits);
                            }
                            bits <<= entry;
                            count -= entry & 63;
                            if ((entry >> 6 & 15) == 0 && entry >> 10 != 15) {
                                break;
                            }
                            k += (entry >> 10) + 1;
                        } else {
                            bits <<= skip;
                            count -= skip & 63;
                            k = next;
                            if ((skip & HuffmanTable.SKIP_END) != 0) {
                                break;
                            }
                        }
                    }
                }
                if (k > 64) {
                    throw Damage.of("a block has more than 64 coefficients");
                }
                if (wanted) {
                    InverseDct.transform(one.eighths, Math.min(last, 63), block, one.rows, column * one.eighths);
                }
            }
        }
        this.bits = bits;
        this.count = count;
        this.at = at;
    }
}
