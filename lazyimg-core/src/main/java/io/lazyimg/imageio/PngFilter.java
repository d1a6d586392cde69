package io.lazyimg.imageio;

import io.lazyimg.codec.Refusal;
import java.io.DataInputStream;
import java.io.IOException;

/**
 * Takes the filters off the rows of a PNG, or of one pass of it.
 *
 * @see <a href="https://www.w3.org/TR/png-3/#9Filters">PNG, third edition, 9</a>
 */
final class PngFilter {
    private final int step;
    private byte[] row;
    private byte[] above;

    PngFilter(PngHeader png, int width) {
        this.step = Math.max(1, png.channels() * png.depth() / 8);
        this.row = new byte[Math.toIntExact(png.rowBytes(width))];
        this.above = new byte[row.length];
    }

    /** The next row's bytes; valid until the row after it is asked for. */
    byte[] next(DataInputStream in) throws IOException {
        byte[] last = row;
        row = above;
        above = last;
        int filter = in.readUnsignedByte();
        in.readFully(row);
        switch (filter) {
            case 0 -> {}
            case 1 -> sub();
            case 2 -> up();
            case 3 -> average();
            case 4 -> paeth();
            default -> throw Refusal.notDecodable("the PNG is damaged: a row has filter " + filter);
        }
        return row;
    }

    private void sub() {
        for (int i = step; i < row.length; i++) {
            row[i] += row[i - step];
        }
    }

    private void up() {
        for (int i = 0; i < row.length; i++) {
            row[i] += above[i];
        }
    }

    private void average() {
        for (int i = 0; i < row.length; i++) {
            int left = i < step ? 0 : row[i - step] & 0xFF;
            row[i] += (byte) ((left + (above[i] & 0xFF)) >> 1);
        }
    }

    private void paeth() {
        for (int i = 0; i < row.length; i++) {
            int left = i < step ? 0 : row[i - step] & 0xFF;
            int up = above[i] & 0xFF;
            int corner = i < step ? 0 : above[i - step] & 0xFF;
            int toLeft = Math.abs(up - corner);
            int toUp = Math.abs(left - corner);
            int toCorner = Math.abs(left + up - 2 * corner);
            int nearest = toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
            row[i] += (byte) nearest;
        }
    }
}
