package io.lazyimg.testkit;

import java.util.TreeMap;

/**
 * Writes TIFFs without compression, in one strip.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0</a>
 */
final class TiffFile {
    static final int GRAY = 1;
    static final int RGB = 2;
    static final int CMYK = 5;

    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int UNDEFINED = 7;

    private record Entry(int type, long count, long value) {}

    private final int width;
    private final int height;
    private final TreeMap<Integer, Entry> entries = new TreeMap<>();
    private final Chunk out;
    private long next;

    TiffFile(int width, int height, int photometric, boolean littleEndian) {
        this.width = width;
        this.height = height;
        this.out = littleEndian
                ? Chunk.littleEndian().ascii("II")
                : Chunk.bigEndian().ascii("MM");
        out.u16(42);
        number(256, width);
        number(257, height);
        number(259, 1);
        number(262, photometric);
        number(277, photometric == CMYK ? 4 : photometric == RGB ? 3 : 1);
        number(278, height);
    }

    TiffFile number(int tag, long value) {
        entries.put(tag, new Entry(LONG, 1, value));
        return this;
    }

    TiffFile orientation(int orientation) {
        return number(274, orientation);
    }

    /** Makes the directory name another one after it: its own place, which is 8, makes a loop. */
    TiffFile next(long directory) {
        next = directory;
        return this;
    }

    /** The file; the directory stands at byte 8. */
    byte[] toBytes(PngFile.Pixels pixels, byte[] icc) {
        Chunk strip = Chunk.bigEndian();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                strip.u8(pixels.at(x, y));
            }
        }
        int samples = (int) entries.getOrDefault(277, new Entry(LONG, 1, 1)).value();
        int count = entries.size() + 3 + (icc.length > 0 ? 1 : 0);
        long bits = 8 + 2 + 12L * count + 4;
        long profile = bits + 8;
        long data = profile + icc.length + icc.length % 2;
        entries.put(258, new Entry(SHORT, samples, samples > 1 ? bits : 8));
        entries.put(273, new Entry(LONG, 1, data));
        entries.put(279, new Entry(LONG, 1, strip.size()));
        if (icc.length > 0) {
            entries.put(34675, new Entry(UNDEFINED, icc.length, profile));
        }
        out.u32(8).u16(count);
        entries.forEach((tag, entry) -> {
            out.u16(tag, entry.type()).u32(entry.count());
            if (entry.type() == SHORT && entry.count() == 1) {
                out.u16((int) entry.value(), 0);
            } else {
                out.u32(entry.value());
            }
        });
        out.u32(next).u16(8, 8, 8, 8).bytes(icc).bytes(new byte[icc.length % 2]);
        return out.bytes(strip.toBytes()).toBytes();
    }
}
