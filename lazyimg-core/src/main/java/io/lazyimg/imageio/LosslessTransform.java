package io.lazyimg.imageio;

/**
 * Undoes one of the transforms by which a lossless WebP makes pixels easier to code.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649#section-3.5">RFC 9649, 3.5</a>
 */
@FunctionalInterface
interface LosslessTransform {
    /** Undoes it, in place where pixels stay as many; gives the pixels. */
    int[] undo(int[] pixels);

    /** Green is added to red and blue. */
    static int[] addGreen(int[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            int pixel = pixels[i];
            int green = pixel >> 8 & 0xFF;
            int others = (pixel & 0xFF00FF) + (green << 16 | green);
            pixels[i] = (pixel & 0xFF00FF00) | (others & 0xFF00FF);
        }
        return pixels;
    }

    /**
     * Parts of green and of red are added to the other colours.
     *
     * @param factors of blocks, in units of 1/32, signed: of green in red lowest, of green in blue, of red in blue
     */
    static int[] addColours(int[] pixels, int width, int[] factors, int blockBits) {
        int across = CodedImage.blocks(width, blockBits);
        for (int i = 0, x = 0, y = 0; i < pixels.length; i++) {
            int factor = factors[(y >> blockBits) * across + (x >> blockBits)];
            int pixel = pixels[i];
            int green = (byte) (pixel >> 8);
            int red = (pixel >> 16) + (((byte) factor * green) >> 5);
            int blue = pixel + (((byte) (factor >> 8) * green) >> 5) + (((byte) (factor >> 16) * (byte) red) >> 5);
            pixels[i] = (pixel & 0xFF00FF00) | (red & 0xFF) << 16 | (blue & 0xFF);
            if (++x == width) {
                x = 0;
                y++;
            }
        }
        return pixels;
    }

    /**
     * Numbers of colours, in green, become colours; what has no colour is transparent black.
     *
     * @param width of the picture; several numbers share a pixel if its palette is small
     */
    static int[] lookUp(int[] pixels, int width, int height, int[] palette) {
        int shareBits = shareBits(palette.length);
        int bitsEach = 8 >> shareBits;
        int share = (1 << shareBits) - 1;
        int packedWidth = CodedImage.blocks(width, shareBits);
        int[] out = shareBits == 0 ? pixels : new int[Math.multiplyExact(width, height)];
        for (int y = 0, to = 0; y < height; y++) {
            for (int x = 0; x < width; x++, to++) {
                int packed = pixels[y * packedWidth + (x >> shareBits)] >> 8 & 0xFF;
                int number = (packed >> (bitsEach * (x & share))) & ((1 << bitsEach) - 1);
                out[to] = number < palette.length ? palette[number] : 0;
            }
        }
        return out;
    }

    /** How many bits of a column tell the place in a pixel that several share. */
    static int shareBits(int colours) {
        return colours > 16 ? 0 : colours > 4 ? 1 : colours > 2 ? 2 : 3;
    }
}
