package io.lazyimg.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes PNGs of every kind.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">PNG, third edition</a>
 */
final class PngFile {
    static final int GRAY = 0;
    static final int RGB = 2;
    static final int PALETTE = 3;
    static final int GRAY_ALPHA = 4;
    static final int RGB_ALPHA = 6;

    private static final int[][] WHOLE = {{0, 0, 1, 1}};
    private static final int[][] ADAM7 = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    /** The samples of a pixel as they stand in the file. */
    @FunctionalInterface
    interface Pixels {
        int[] at(int x, int y);
    }

    private final int width;
    private final int height;
    private final int depth;
    private final int colour;
    private boolean interlaced;
    private final List<byte[]> before = new ArrayList<>();
    private final List<byte[]> after = new ArrayList<>();

    PngFile(int width, int height, int depth, int colour) {
        this.width = width;
        this.height = height;
        this.depth = depth;
        this.colour = colour;
    }

    PngFile interlaced() {
        interlaced = true;
        return this;
    }

    /** A chunk before the picture's data. */
    PngFile chunk(String type, byte[] content) {
        before.add(chunkBytes(type, content));
        return this;
    }

    /** So many times the same bytes before the picture's data. */
    PngFile many(int times, byte[] bytes) {
        before.add(HostilePictures.repeated(times, bytes));
        return this;
    }

    /** A chunk behind the picture's data. */
    PngFile trailer(String type, byte[] content) {
        after.add(chunkBytes(type, content));
        return this;
    }

    PngFile profile(byte[] icc) {
        return chunk(
                "iCCP",
                Chunk.bigEndian().ascii("p").u8(0, 0).bytes(deflate(icc)).toBytes());
    }

    /** The file; each row has another filter, so that all five are there. */
    byte[] toBytes(Pixels pixels) {
        return toBytes(deflate(rows(pixels)));
    }

    /** The file with these data, deflated already. */
    byte[] toBytes(byte[] data) {
        Chunk png = Chunk.bigEndian().u8(0x89).ascii("PNG\r\n").u8(0x1A).ascii("\n");
        png.bytes(chunkBytes(
                "IHDR",
                Chunk.bigEndian()
                        .u32(width, height)
                        .u8(depth, colour, 0, 0, interlaced ? 1 : 0)
                        .toBytes()));
        before.forEach(png::bytes);
        int half = data.length / 2;
        png.bytes(chunkBytes("IDAT", Arrays.copyOfRange(data, 0, half)));
        png.bytes(chunkBytes("IDAT", Arrays.copyOfRange(data, half, data.length)));
        after.forEach(png::bytes);
        return png.bytes(chunkBytes("IEND", new byte[0])).toBytes();
    }

    private byte[] rows(Pixels pixels) {
        Chunk out = Chunk.bigEndian();
        for (int[] pass : interlaced ? ADAM7 : WHOLE) {
            byte[] above = new byte[0];
            for (int y = pass[1], row = 0; y < height && pass[0] < width; y += pass[3], row++) {
                byte[] bytes = row(pixels, pass, y);
                above = above.length == 0 ? new byte[bytes.length] : above;
                out.u8(row % 5).bytes(filtered(row % 5, bytes, above));
                above = bytes;
            }
        }
        return out.toBytes();
    }

    private byte[] row(Pixels pixels, int[] pass, int y) {
        Chunk out = Chunk.bigEndian();
        int pending = 0;
        int bits = 0;
        for (int x = pass[0]; x < width; x += pass[2]) {
            for (int sample : pixels.at(x, y)) {
                if (depth >= 8) {
                    out.bytes(
                            depth == 8 ? new byte[] {(byte) sample} : new byte[] {(byte) (sample >> 8), (byte) sample});
                    continue;
                }
                pending = pending << depth | sample;
                bits += depth;
                if (bits == 8) {
                    out.u8(pending);
                    pending = 0;
                    bits = 0;
                }
            }
        }
        return bits == 0 ? out.toBytes() : out.u8(pending << (8 - bits)).toBytes();
    }

    private byte[] filtered(int filter, byte[] row, byte[] above) {
        int channels = colour == RGB ? 3 : colour == RGB_ALPHA ? 4 : colour == GRAY_ALPHA ? 2 : 1;
        int step = Math.max(1, channels * depth / 8);
        byte[] out = new byte[row.length];
        for (int i = 0; i < row.length; i++) {
            int a = i < step ? 0 : row[i - step] & 0xFF;
            int b = above[i] & 0xFF;
            int c = i < step ? 0 : above[i - step] & 0xFF;
            int guess =
                    switch (filter) {
                        case 1 -> a;
                        case 2 -> b;
                        case 3 -> (a + b) / 2;
                        case 4 -> paeth(a, b, c);
                        default -> 0;
                    };
            out[i] = (byte) (row[i] - guess);
        }
        return out;
    }

    private static int paeth(int a, int b, int c) {
        int estimate = a + b - c;
        int toA = Math.abs(estimate - a);
        int toB = Math.abs(estimate - b);
        int toC = Math.abs(estimate - c);
        return toA <= toB && toA <= toC ? a : toB <= toC ? b : c;
    }

    static byte[] chunkBytes(String type, byte[] content) {
        byte[] checked = Chunk.bigEndian().ascii(type).bytes(content).toBytes();
        CRC32 crc = new CRC32();
        crc.update(checked);
        return Chunk.bigEndian()
                .u32(content.length)
                .bytes(checked)
                .u32(crc.getValue())
                .toBytes();
    }

    static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(bytes);
        deflater.finish();
        Chunk out = Chunk.bigEndian();
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            int count = deflater.deflate(buffer);
            out.bytes(Arrays.copyOf(buffer, count));
        }
        deflater.end();
        return out.toBytes();
    }
}
