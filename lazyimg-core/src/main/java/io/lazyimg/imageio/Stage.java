package io.lazyimg.imageio;

import io.lazyimg.codec.Region;
import io.lazyimg.imageio.Animation.Disposal;
import io.lazyimg.imageio.Animation.Frame;
import io.lazyimg.spi.TimeLimit;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is seen of an animation: the canvas, on which its frames are put one after the other. */
final class Stage {
    private final int width;
    private final int height;
    private final int[] pixels;
    private int[] before = new int[0];
    private @Nullable Frame shown;

    /** A canvas that is transparent. */
    Stage(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new int[Math.multiplyExact(width, height)];
    }

    /** What a stage takes. */
    static long bytes(Header canvas, Animation animation) {
        long all = 4L * canvas.width() * canvas.height();
        boolean restores = animation.frames().stream().anyMatch(frame -> frame.disposal() == Disposal.RESTORE);
        return (restores ? 2 * all : all) + ReaderPixels.rowBytes(canvas.width());
    }

    /** Puts the next frame in place of the last. */
    void show(Frame frame, TimeLimit time) throws IOException {
        if (shown != null) {
            dispose(shown);
        }
        if (frame.disposal() == Disposal.RESTORE) {
            before = before.length == 0 ? new int[pixels.length] : before;
            System.arraycopy(pixels, 0, before, 0, pixels.length);
        }
        Region part = frame.part();
        frame.pixels()
                .deliver(
                        (y, samples, offset) -> {
                            time.check();
                            if (y >= part.y() && y < part.y() + part.height()) {
                                paint(frame, y, samples, offset);
                            }
                        },
                        time);
        shown = frame;
    }

    private void dispose(Frame frame) {
        if (frame.disposal() == Disposal.KEEP) {
            return;
        }
        Region part = frame.part();
        for (int y = part.y(); y < part.y() + part.height(); y++) {
            for (int i = y * width + part.x(); i < y * width + part.x() + part.width(); i++) {
                pixels[i] = frame.disposal() == Disposal.CLEAR ? 0 : before[i];
            }
        }
    }

    private void paint(Frame frame, int y, byte[] samples, int offset) {
        Region part = frame.part();
        for (int x = part.x(); x < part.x() + part.width(); x++) {
            int from = offset + 4 * x;
            int argb = (samples[from + 3] & 0xFF) << 24
                    | (samples[from] & 0xFF) << 16
                    | (samples[from + 1] & 0xFF) << 8
                    | (samples[from + 2] & 0xFF);
            int at = y * width + x;
            pixels[at] = frame.over() ? over(argb, pixels[at]) : argb;
        }
    }

    /** By RFC 9649, 2.7.1.1, on values that are not multiplied by alpha. */
    private static int over(int above, int below) {
        int alpha = above >>> 24;
        if (alpha == 255 || below >>> 24 == 0) {
            return above;
        }
        if (alpha == 0) {
            return below;
        }
        int left = (below >>> 24) * (255 - alpha) / 255;
        int both = alpha + left;
        return both << 24
                | mixed(above >> 16, alpha, below >> 16, left) << 16
                | mixed(above >> 8, alpha, below >> 8, left) << 8
                | mixed(above, alpha, below, left);
    }

    private static int mixed(int above, int alpha, int below, int left) {
        return ((above & 0xFF) * alpha + (below & 0xFF) * left + (alpha + left) / 2) / (alpha + left);
    }

    /** Gives what is seen to somebody who takes rows of {@link Samples#RGBA}. */
    void deliver(Rows rows, TimeLimit time) {
        byte[] row = new byte[Math.multiplyExact(4, width)];
        for (int y = 0; y < height; y++) {
            time.check();
            for (int x = 0; x < width; x++) {
                int argb = pixels[y * width + x];
                row[4 * x] = (byte) (argb >> 16);
                row[4 * x + 1] = (byte) (argb >> 8);
                row[4 * x + 2] = (byte) argb;
                row[4 * x + 3] = (byte) (argb >>> 24);
            }
            rows.row(y, row, 0);
        }
    }
}
