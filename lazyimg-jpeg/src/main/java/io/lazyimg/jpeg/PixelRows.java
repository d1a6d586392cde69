package io.lazyimg.jpeg;

/** Joins the rows of components to rows of pixels. */
final class PixelRows {
    /** Gets the rows of pixels. */
    @FunctionalInterface
    interface Sink {
        /** Takes the next row, 0xFFRRGGBB, from the top down; it is not kept. */
        void row(int[] pixels);
    }

    private final Header.Colour colour;
    private final int[][] levels;
    private final int[] pixels;
    private final Sink sink;

    PixelRows(Header.Colour colour, int width, Sink sink) {
        this.colour = colour;
        this.levels = new int[colour == Header.Colour.GRAY ? 1 : 3][width];
        this.pixels = new int[width];
        this.sink = sink;
    }

    /** Where the next row of a component is to be put, 0 to 255. */
    int[] levels(int component) {
        return levels[component];
    }

    /** Takes the row that all components have been put down for. */
    void join() {
        int[] first = levels[0];
        int[] second = levels[levels.length / 2];
        int[] third = levels[levels.length - 1];
        if (colour == Header.Colour.YCC) {
            ycc(first, second, third, pixels);
        } else {
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = 0xFF000000 | first[i] << 16 | second[i] << 8 | third[i];
            }
        }
        sink.row(pixels);
    }

    /** ITU-T T.871, 7, in units of 1/65536. */
    private static void ycc(int[] luma, int[] blue, int[] red, int[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            int y = (luma[i] << 16) + 0x8000;
            int cb = blue[i] - 128;
            int cr = red[i] - 128;
            int r = (y + 91881 * cr) >> 16;
            int g = (y - 22554 * cb - 46802 * cr) >> 16;
            int b = (y + 116130 * cb) >> 16;
            if (((r | g | b) & ~0xFF) != 0) { // seldom
                r = Math.max(0, Math.min(255, r));
                g = Math.max(0, Math.min(255, g));
                b = Math.max(0, Math.min(255, b));
            }
            pixels[i] = 0xFF000000 | r << 16 | g << 8 | b;
        }
    }
}
