package io.lazyimg.testkit;

import java.util.Arrays;

/**
 * Writes GIFs whose data are not compressed: a clear code comes before the codes grow.
 *
 * @see <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">GIF89a</a>
 */
final class GifFile {
    private static final int CLEAR = 128;
    private static final int END = 129;
    private static final int CODES_PER_CLEAR = 100;

    /** The number of a pixel's colour. */
    @FunctionalInterface
    interface Pixels {
        int at(int x, int y);
    }

    private final Chunk out = Chunk.littleEndian();
    private int hundredths = 10;
    private int disposal;

    /** A canvas and a palette of at most 128 colours, 0xRRGGBB. */
    GifFile(int width, int height, int... palette) {
        out.ascii("GIF89a").u16(width, height).u8(0x80 | 6, 0, 0);
        for (int i = 0; i < 128; i++) {
            int colour = i < palette.length ? palette[i] : 0;
            out.u8(colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF);
        }
    }

    /** Shows what follows again so many times, or for ever with 0. */
    GifFile again(int times) {
        out.u8(0x21, 0xFF, 11).ascii("NETSCAPE2.0").u8(3, 1).u16(times).u8(0);
        return this;
    }

    /** What the next frame is shown for, in hundredths of a second, and what becomes of it: the specification's numbers. */
    GifFile control(int hundredths, int disposal) {
        this.hundredths = hundredths;
        this.disposal = disposal;
        return this;
    }

    /** A frame at a place on the canvas; the colour of a number, if it is not negative, is transparent. */
    GifFile frame(int left, int top, int width, int height, int transparent, Pixels pixels) {
        out.u8(0x21, 0xF9, 4, disposal << 2 | (transparent >= 0 ? 1 : 0))
                .u16(hundredths)
                .u8(Math.max(0, transparent), 0);
        out.u8(0x2C).u16(left, top, width, height).u8(0, 7);
        byte[] data = data(width, height, pixels);
        for (int at = 0; at < data.length; at += 255) {
            int count = Math.min(255, data.length - at);
            out.u8(count).bytes(Arrays.copyOfRange(data, at, at + count));
        }
        out.u8(0);
        return this;
    }

    byte[] toBytes() {
        return Chunk.littleEndian().bytes(out.toBytes()).u8(0x3B).toBytes();
    }

    private static byte[] data(int width, int height, Pixels pixels) {
        Chunk codes = Chunk.littleEndian().u8(CLEAR);
        int sinceClear = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (sinceClear++ == CODES_PER_CLEAR) {
                    codes.u8(CLEAR);
                    sinceClear = 1;
                }
                codes.u8(pixels.at(x, y));
            }
        }
        return codes.u8(END).toBytes();
    }
}
