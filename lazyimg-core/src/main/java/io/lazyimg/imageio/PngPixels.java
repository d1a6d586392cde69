package io.lazyimg.imageio;

import io.lazyimg.codec.Refusal;
import io.lazyimg.spi.TimeLimit;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Decodes a PNG row by row; an interlaced one as a whole. The JDK's reader holds the whole picture, twice as large at
 * 16 bits, and gives gray with alpha in a gray of its own.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">PNG, third edition, 8 to 10</a>
 */
final class PngPixels implements Header.Pixels {
    /** Adam7: where each pass begins and how far its pixels lie apart: x, y, across, down. */
    private static final int[][] ADAM7 = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private final PngHeader png;

    PngPixels(PngHeader png) {
        this.png = png;
    }

    @Override
    public void deliver(Rows rows, TimeLimit time) throws IOException {
        checkSums();
        PngSamples samples = new PngSamples(png);
        Inflater inflater = new Inflater();
        try (InputStream inflated = new InflaterInputStream(png.data().stream(time), inflater, 8192)) {
            DataInputStream in = new DataInputStream(inflated);
            if (png.interlaced()) {
                interlaced(in, samples, rows, time);
            } else {
                sequential(in, samples, rows);
            }
        } catch (EOFException e) {
            throw Refusal.notDecodable("the PNG's data end before its last row", e);
        } finally {
            inflater.end();
        }
    }

    private void sequential(DataInputStream in, PngSamples samples, Rows rows) throws IOException {
        PngFilter filter = new PngFilter(png, png.width());
        byte[] out = new byte[Math.multiplyExact(png.width(), png.samples().count())];
        for (int y = 0; y < png.height(); y++) {
            samples.expand(filter.next(in), png.width(), out, 0, png.samples().count());
            rows.row(y, out, 0);
        }
    }

    private void interlaced(DataInputStream in, PngSamples samples, Rows rows, TimeLimit time) throws IOException {
        int count = png.samples().count();
        byte[] picture = new byte[Math.multiplyExact(Math.multiplyExact(png.width(), png.height()), count)];
        for (int[] pass : ADAM7) {
            int across = (png.width() - pass[0] + pass[2] - 1) / pass[2];
            if (across <= 0) {
                continue;
            }
            PngFilter filter = new PngFilter(png, across);
            for (int y = pass[1]; y < png.height(); y += pass[3]) {
                time.check();
                int at = (y * png.width() + pass[0]) * count;
                samples.expand(filter.next(in), across, picture, at, pass[2] * count);
            }
        }
        for (int y = 0; y < png.height(); y++) {
            rows.row(y, picture, y * png.width() * count);
        }
    }

    private void checkSums() {
        png.critical().forEach(PngData::checkSum);
        png.data().checkSums();
    }
}
