package io.lazyimg.imageio;

import io.lazyimg.codec.Orientation;
import io.lazyimg.codec.Size;
import io.lazyimg.spi.Pixels;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * A picture small enough to be worked on as a whole.
 *
 * @param width in pixels
 * @param height in pixels
 * @param pixels row by row, 0xAARRGGBB, colours not multiplied by alpha; or the four inks in that order
 * @param alpha whether the uppermost byte is alpha; if not, and the pixels are colours, it means nothing
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes; never compared
record Picture(int width, int height, int[] pixels, boolean alpha) {

    /** The same pixels, not copied, as Java 2D sees them: {@code TYPE_INT_ARGB} or {@code TYPE_INT_RGB}. */
    BufferedImage image() {
        ColorModel model = alpha ? ColorModel.getRGBdefault() : new DirectColorModel(24, 0xFF0000, 0x00FF00, 0x0000FF);
        int[] masks =
                alpha ? new int[] {0xFF0000, 0x00FF00, 0x0000FF, 0xFF000000} : new int[] {0xFF0000, 0x00FF00, 0x0000FF};
        DataBufferInt buffer = new DataBufferInt(pixels, pixels.length);
        WritableRaster raster = Raster.createPackedRaster(buffer, width, height, width, masks, null);
        return new BufferedImage(model, raster, false, null);
    }

    /** The pixels, not copied, of an image of one of these two types. */
    static Picture of(BufferedImage image) {
        DataBufferInt buffer = (DataBufferInt) image.getRaster().getDataBuffer();
        return new Picture(
                image.getWidth(),
                image.getHeight(),
                buffer.getData(),
                image.getColorModel().hasAlpha());
    }

    /** The same pixels, not copied, as encoders get them. */
    Pixels toPixels() {
        return new Pixels(width, height, pixels, alpha);
    }

    /** The same pixels, not copied. */
    static Picture of(Pixels pixels) {
        return new Picture(pixels.width(), pixels.height(), pixels.argb(), pixels.alpha());
    }

    /** The picture upright, if it is one as it was stored. */
    Picture upright(Orientation orientation) {
        Size stored = new Size(width, height);
        Size size = orientation.turn(stored);
        return new Picture(size.width(), size.height(), orientation.upright(pixels, stored), alpha);
    }

    /** Whether anything can be seen through it. */
    boolean transparent() {
        if (alpha) {
            for (int pixel : pixels) {
                if (pixel >>> 24 != 0xFF) {
                    return true;
                }
            }
        }
        return false;
    }
}
