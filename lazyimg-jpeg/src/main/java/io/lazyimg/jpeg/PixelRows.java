package io.lazyimg.jpeg;

import java.util.ArrayDeque;

/**
 * Joins rows of components to rows of pixels as soon as all of a row are there. Until then a row is kept as bytes, so
 * that little is kept of files that tell all components together, and two components of those that tell one after another.
 */
final class PixelRows {
    /** Gets the rows of pixels. */
    @FunctionalInterface
    interface Sink {
        /** Takes the next row, 0xFFRRGGBB, from the top down; it is not kept. */
        void row(int[] pixels);
    }

    private final Header.Colour colour;
    private final byte[][][] waiting;
    private final int[] come;
    private final ArrayDeque<byte[]> spare = new ArrayDeque<>();
    private final int[] pixels;
    private final Sink sink;
    private int gone;

    PixelRows(Header.Colour colour, int width, int height, Sink sink) {
        int components = colour == Header.Colour.GRAY ? 1 : 3;
        this.colour = colour;
        this.waiting = new byte[components][height][];
        this.come = new int[components];
        this.pixels = new int[width];
        this.sink = sink;
    }

    /** Takes a component's next row: as many samples as the image is wide, from one on, 0 to 255 but for an offset. */
    void row(int component, float[] samples, int from, float offset) {
        byte[] row = spare.isEmpty() ? new byte[pixels.length] : spare.pop();
        float half = offset + 0.5f;
        for (int i = 0; i < row.length; i++) {
            row[i] = (byte) Math.max(0, Math.min(255, (int) (samples[from + i] + half)));
        }
        waiting[component][come[component]++] = row;
        while (isComplete(gone)) {
            join(gone);
            for (byte[][] rows : waiting) {
                spare.push(rows[gone]);
            }
            gone++;
            sink.row(pixels);
        }
    }

    private boolean isComplete(int row) {
        for (int rows : come) {
            if (rows <= row) {
                return false;
            }
        }
        return true;
    }

    private void join(int row) {
        byte[] first = waiting[0][row];
        byte[] second = waiting[waiting.length / 2][row];
        byte[] third = waiting[waiting.length - 1][row];
        switch (colour) {
            case YCC -> ycc(first, second, third, pixels);
            case GRAY, RGB -> {
                for (int i = 0; i < pixels.length; i++) {
                    pixels[i] = 0xFF000000 | (first[i] & 0xFF) << 16 | (second[i] & 0xFF) << 8 | (third[i] & 0xFF);
                }
            }
        }
    }

    /** ITU-T T.871, 7, in units of 1/65536. */
    private static void ycc(byte[] luma, byte[] blue, byte[] red, int[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            int y = (luma[i] & 0xFF) << 16 | 0x8000;
            int cb = (blue[i] & 0xFF) - 128;
            int cr = (red[i] & 0xFF) - 128;
            int r = level(y + 91881 * cr);
            int g = level(y - 22554 * cb - 46802 * cr);
            int b = level(y + 116130 * cb);
            pixels[i] = 0xFF000000 | r << 16 | g << 8 | b;
        }
    }

    private static int level(int scaled) {
        return Math.max(0, Math.min(255, scaled >> 16));
    }
}
