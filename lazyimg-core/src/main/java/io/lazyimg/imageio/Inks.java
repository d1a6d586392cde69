package io.lazyimg.imageio;

/** The simple arithmetic of inks, on pixels that hold cyan, magenta and yellow where colours lie, and black above. */
final class Inks {
    private Inks() {}

    /**
     * From JPEG's YCbCr to inks, where the black is one already.
     *
     * @see <a href="https://www.itu.int/rec/T-REC-T.872">ITU-T T.872, 6.5.3 and T.871, 7</a>
     */
    static void ycckToCmyk(int[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            int pixel = pixels[i];
            float y = pixel >> 16 & 0xFF;
            float cb = (pixel >> 8 & 0xFF) - 128;
            float cr = (pixel & 0xFF) - 128;
            int cyan = clamp(y + 1.402f * cr);
            int magenta = clamp(y - 0.344136f * cb - 0.714136f * cr);
            int yellow = clamp(y + 1.772f * cb);
            pixels[i] = (pixel & 0xFF000000) | cyan << 16 | magenta << 8 | yellow;
        }
    }

    /** As ideal inks would print: each takes away its colour in proportion, and black takes away all. */
    static void cmykToRgb(int[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            int pixel = pixels[i];
            int light = 255 - (pixel >>> 24);
            int red = light(255 - (pixel >> 16 & 0xFF), light);
            int green = light(255 - (pixel >> 8 & 0xFF), light);
            int blue = light(255 - (pixel & 0xFF), light);
            pixels[i] = 0xFF000000 | red << 16 | green << 8 | blue;
        }
    }

    private static int light(int colour, int light) {
        return (colour * light + 127) / 255;
    }

    private static int clamp(float value) {
        return Math.max(0, Math.min(255, Math.round(value)));
    }
}
