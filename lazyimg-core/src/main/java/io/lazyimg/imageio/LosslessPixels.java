package io.lazyimg.imageio;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Region;
import io.lazyimg.spi.TimeLimit;
import java.util.Arrays;

/**
 * Delivers a lossless picture of a WebP as the part of a canvas that it is; the rest of the canvas is transparent. Rows are
 * {@link Samples#RGBA}.
 *
 * @param chunk VP8L, from its name on
 * @param opaque whether alpha means nothing
 * @param frame where the picture lies on the canvas
 * @param width of the canvas
 * @param height of the canvas
 */
record LosslessPixels(Bytes chunk, boolean opaque, Region frame, int width, int height) implements Header.Pixels {
    /** The chunk's name and length, and the picture's signature and size. */
    private static final int DATA = 8 + 5;

    @Override
    public void deliver(Rows rows, TimeLimit time) {
        int[] pixels = LosslessPicture.decode(chunk, DATA, frame.width(), frame.height(), time);
        byte[] row = new byte[Math.multiplyExact(4, width)];
        for (int y = 0; y < height; y++) {
            int in = y - frame.y();
            if (in < 0 || in >= frame.height()) {
                Arrays.fill(row, (byte) 0);
            } else {
                copy(pixels, in * frame.width(), row);
            }
            rows.row(y, row, 0);
        }
    }

    private void copy(int[] pixels, int from, byte[] row) {
        for (int i = from, to = 4 * frame.x(); i < from + frame.width(); i++) {
            int pixel = pixels[i];
            row[to++] = (byte) (pixel >> 16);
            row[to++] = (byte) (pixel >> 8);
            row[to++] = (byte) pixel;
            row[to++] = opaque ? (byte) 255 : (byte) (pixel >>> 24);
        }
    }
}
