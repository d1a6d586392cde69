package io.lazyimg.jpeg;

import static io.lazyimg.jpeg.EntropyBuffer.LONG;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a scan of a progressive file that tells the first coefficient of blocks.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, G.1.2.1 and G.2</a>
 */
final class ProgressiveDcScan {
    private static final int BITS = HuffmanTable.BITS;

    private final Frame frame;
    private final Scan scan;
    private final Tables tables;
    private final List<Coefficients> coefficients;
    private final EntropyBuffer buffer;
    private final Restarts restarts;

    /** The place in the buffer between two rows. */
    private int at;

    ProgressiveDcScan(Frame frame, Scan scan, Tables tables, List<Coefficients> coefficients, EntropyBuffer buffer) {
        this.frame = frame;
        this.scan = scan;
        this.tables = tables;
        this.coefficients = coefficients;
        this.buffer = buffer;
        this.restarts = new Restarts(buffer, tables.restartInterval());
        buffer.begin(scan.data());
    }

    /** One block of each unit. */
    private static final class Block {
        final int part;
        final int column;
        final int row;
        final int columns;
        final int rows;
        final Coefficients wanted;
        final @Nullable HuffmanTable table;

        /** Where the values of the row that is being read go, and which columns are wanted of it. */
        short[] values = new short[0];

        int left;
        int right;

        Block(int part, int column, int row, int columns, int rows, Coefficients wanted, @Nullable HuffmanTable table) {
            this.part = part;
            this.column = column;
            this.row = row;
            this.columns = columns;
            this.rows = rows;
            this.wanted = wanted;
            this.table = table;
        }

        /** Goes to a row of units. */
        void begin(int y) {
            int at = y * rows + row;
            boolean is = at >= wanted.top && at < wanted.bottom;
            values = is ? wanted.values[at - wanted.top] : values;
            left = is ? wanted.left : 0;
            right = is ? wanted.right : 0;
        }
    }

    void decode(Runnable pulse) {
        List<Scan.Part> parts = scan.parts();
        boolean alone = parts.size() == 1;
        Frame.Component only = parts.get(0).component();
        int across = alone ? Frame.ceil(frame.width(only), 8) : frame.unitsAcross();
        int down = alone ? Frame.ceil(frame.height(only), 8) : frame.unitsDown();
        List<Block> unit = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Frame.Component component = parts.get(i).component();
            HuffmanTable table = scan.high() == 0 ? tables.dc(parts.get(i).dcTable()) : null;
            int columns = alone ? 1 : component.across();
            int rows = alone ? 1 : component.down();
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    Coefficients wanted = coefficients.get(component.index());
                    unit.add(new Block(i, column, row, columns, rows, wanted, table));
                }
            }
        }
        Block[] blocks = unit.toArray(new Block[0]);
        int[] predictions = new int[parts.size()];
        for (int y = 0; y < down; y++) {
            pulse.run();
            for (Block one : blocks) {
                one.begin(y);
            }
            if (scan.high() == 0) {
                first(blocks, across, predictions);
            } else {
                refine(blocks, across);
            }
        }
        buffer.check(at);
    }

    private void first(Block[] blocks, int across, int[] predictions) {
        byte[] bytes = buffer.bytes;
        int low = scan.low();
        int safe = buffer.safe();
        int at = this.at;
        for (int x = 0; x < across; x++) {
            if (restarts.due()) {
                buffer.check(at);
                restarts.restart();
                at = 0;
                safe = buffer.safe();
                Arrays.fill(predictions, 0);
            }
            for (Block one : blocks) {
                if (at >= safe) {
                    at = buffer.more(at);
                    safe = buffer.safe();
                }
                HuffmanTable table = Objects.requireNonNull(one.table);
                long next = (long) LONG.get(bytes, at >>> 3) << (at & 7);
                int entry = table.entries[(int) (next >>> (64 - BITS))];
                if (entry == 0) {
                    entry = table.longEntry(next);
                }
                int size = entry >> 6 & 15;
                long value = next << (entry - size);
                long sign = ~(value >> 63);
                int magnitude = (int) ((value ^ sign) >>> 1 >>> (63 - size));
                at += entry & 63;
                int prediction = predictions[one.part] + ((magnitude ^ (int) sign) - (int) sign);
                predictions[one.part] = prediction;
                int column = x * one.columns + one.column;
                if (column >= one.left && column < one.right) {
                    one.values[(column - one.left) * one.wanted.perBlock] = (short) (prediction << low);
                }
            }
        }
        this.at = at;
    }

    private void refine(Block[] blocks, int across) {
        byte[] bytes = buffer.bytes;
        int low = scan.low();
        int safe = buffer.safe();
        int at = this.at;
        for (int x = 0; x < across; x++) {
            if (restarts.due()) {
                buffer.check(at);
                restarts.restart();
                at = 0;
                safe = buffer.safe();
            }
            if (at >= safe) {
                at = buffer.more(at);
                safe = buffer.safe();
            }
            for (Block one : blocks) { // ten at most, a bit each
                int bit = (bytes[at >>> 3] >> (7 - (at & 7))) & 1;
                at++;
                int column = x * one.columns + one.column;
                if (column >= one.left && column < one.right) {
                    one.values[(column - one.left) * one.wanted.perBlock] |= (short) (bit << low);
                }
            }
        }
        this.at = at;
    }
}
