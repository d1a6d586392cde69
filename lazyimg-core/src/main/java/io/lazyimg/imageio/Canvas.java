package io.lazyimg.imageio;

import io.lazyimg.image.Layout;
import io.lazyimg.spi.ResizeJob;
import java.util.Arrays;

/** What is behind and around a picture. */
final class Canvas {
    private static final int OPAQUE = 0xFF000000;

    private Canvas() {}

    /** The picture on the colour that the job names for it, if it names one. */
    static Picture backed(Picture picture, ResizeJob job) {
        return job.transform().background() == null ? picture : flatten(picture, job.matte());
    }

    /** The picture on a colour, without alpha; its pixels are changed in place. */
    static Picture flatten(Picture picture, int matte) {
        if (!picture.alpha()) {
            return picture;
        }
        int[] pixels = picture.pixels();
        for (int i = 0; i < pixels.length; i++) {
            int alpha = pixels[i] >>> 24;
            if (alpha != 255) {
                pixels[i] = OPAQUE
                        | mix(pixels[i] >> 16, matte >> 16, alpha) << 16
                        | mix(pixels[i] >> 8, matte >> 8, alpha) << 8
                        | mix(pixels[i], matte, alpha);
            }
        }
        return new Picture(picture.width(), picture.height(), pixels, false);
    }

    private static int mix(int colour, int matte, int alpha) {
        return ((colour & 0xFF) * alpha + (matte & 0xFF) * (255 - alpha) + 127) / 255;
    }

    /** The picture at its place on the canvas: on the matte, or on nothing if it has alpha. */
    static Picture pad(Picture picture, Layout layout, int matte) {
        if (!layout.padded()) {
            return picture;
        }
        int width = layout.canvasWidth();
        int[] pixels = new int[Math.multiplyExact(width, layout.canvasHeight())];
        if (!picture.alpha()) {
            Arrays.fill(pixels, OPAQUE | matte);
        }
        for (int y = 0; y < picture.height(); y++) {
            int to = (layout.y() + y) * width + layout.x();
            System.arraycopy(picture.pixels(), y * picture.width(), pixels, to, picture.width());
        }
        return new Picture(width, layout.canvasHeight(), pixels, picture.alpha());
    }
}
