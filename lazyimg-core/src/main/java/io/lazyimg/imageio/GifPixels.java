package io.lazyimg.imageio;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Region;
import io.lazyimg.spi.TimeLimit;
import java.util.Arrays;

/**
 * Decodes a GIF's picture row by row, an interlaced one as a whole, and delivers it as the part of a canvas that it is; the
 * rest of the canvas is transparent. The JDK's reader holds the whole picture, decodes as long as there are data, however
 * many rows there are, and makes up what is missing. Rows are {@link Samples#RGBA}.
 *
 * @param source the file
 * @param data where the data begin
 * @param interlaced whether rows come in four passes
 * @param palette three bytes a colour
 * @param transparent the number of the colour that is transparent, or -1
 * @param frame where the picture lies on the canvas
 * @param width of the canvas
 * @param height of the canvas
 * @see <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">GIF89a, 20 to 22 and appendix E</a>
 */
record GifPixels(
        Bytes source,
        long data,
        boolean interlaced,
        Bytes palette,
        int transparent,
        Region frame,
        int width,
        int height)
        implements Header.Pixels {
    private static final long FIXED_BYTES = 128 << 10;

    /** Where each pass begins and how far its rows lie apart. */
    private static final int[][] PASSES = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};

    /** What {@link #deliver} takes. */
    long decodeBytes() {
        return FIXED_BYTES + 6L * width + (interlaced ? (frame.width() + 24L) * frame.height() : 0);
    }

    @Override
    public void deliver(Rows rows, TimeLimit time) {
        LzwReader reader = new LzwReader(source, data);
        byte[][] whole = interlaced ? whole(reader, time) : new byte[0][];
        byte[] numbers = new byte[frame.width()];
        byte[] row = new byte[Math.multiplyExact(4, width)];
        int[] colours = colours();
        for (int y = 0; y < height; y++) {
            int in = y - frame.y();
            if (in < 0 || in >= frame.height()) {
                Arrays.fill(row, (byte) 0);
            } else {
                if (!interlaced) {
                    reader.read(numbers);
                }
                paint(interlaced ? whole[in] : numbers, colours, row);
            }
            rows.row(y, row, 0);
        }
    }

    private byte[][] whole(LzwReader reader, TimeLimit time) {
        byte[][] whole = new byte[frame.height()][frame.width()];
        for (int[] pass : PASSES) {
            for (int y = pass[0]; y < whole.length; y += pass[1]) {
                time.check();
                reader.read(whole[y]);
            }
        }
        return whole;
    }

    /** By their number, 0xAARRGGBB; black where there are fewer, and levels of gray where there are none. */
    private int[] colours() {
        int[] colours = new int[256];
        for (int i = 0; i < colours.length; i++) {
            int rgb = palette.length() == 0 ? 0x010101 * i : palette.holds(3L * i, 3) ? palette.u24(3L * i) : 0;
            colours[i] = i == transparent ? 0 : 0xFF000000 | rgb;
        }
        return colours;
    }

    private void paint(byte[] numbers, int[] colours, byte[] row) {
        int to = 4 * frame.x();
        for (byte number : numbers) {
            int colour = colours[number & 0xFF];
            row[to++] = (byte) (colour >> 16);
            row[to++] = (byte) (colour >> 8);
            row[to++] = (byte) colour;
            row[to++] = (byte) (colour >>> 24);
        }
    }
}
