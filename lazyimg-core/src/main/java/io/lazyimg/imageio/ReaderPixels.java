package io.lazyimg.imageio;

import io.lazyimg.codec.Refusal;
import io.lazyimg.codec.Region;
import io.lazyimg.spi.TimeLimit;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReader;

/**
 * Decodes with a reader that makes a whole image, and delivers it as the part of a canvas that it is; the rest of the
 * canvas is transparent. Rows are {@link Samples#RGBA}, or {@link Samples#CMYK} if that is what the image is in.
 *
 * @param reader makes the reader
 * @param in what it reads; closed here
 * @param frame where its image lies on the canvas
 * @param width of the canvas
 * @param height of the canvas
 */
record ReaderPixels(Supplier reader, Segments in, Region frame, int width, int height) implements Header.Pixels {

    /** Makes a reader. */
    @FunctionalInterface
    interface Supplier {
        ImageReader get() throws IOException;
    }

    /** What delivering takes beside the image. */
    static long rowBytes(int width) {
        return 24L * width;
    }

    @Override
    public void deliver(Rows rows, TimeLimit time) throws IOException {
        in.limit(time);
        BufferedImage image = read();
        if (image.getWidth() != frame.width() || image.getHeight() != frame.height()) {
            throw Refusal.notDecodable("the picture has " + image.getWidth() + "x" + image.getHeight()
                    + " pixels, its header says " + frame.width() + "x" + frame.height());
        }
        ImageRows from = new ImageRows(image);
        byte[] row = new byte[Math.multiplyExact(4, width)];
        byte[] empty = new byte[row.length];
        for (int y = 0; y < height; y++) {
            if (y < frame.y() || y >= frame.y() + frame.height()) {
                rows.row(y, empty, 0);
            } else {
                from.copy(y - frame.y(), row, 4 * frame.x());
                rows.row(y, row, 0);
            }
        }
    }

    private BufferedImage read() throws IOException {
        ImageReader made = reader.get();
        try (in) {
            made.setInput(in, true, true);
            return made.read(0);
        } finally {
            made.dispose();
        }
    }
}
