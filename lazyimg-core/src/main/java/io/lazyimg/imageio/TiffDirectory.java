package io.lazyimg.imageio;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A directory of a TIFF: its entries, and a file in which it is the only one and holds nothing but what the pixels
 * need. A reader that is shown that file meets no loop of directories, no other picture, no metadata and no count that
 * the file is too short for.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, 2</a>
 */
final class TiffDirectory {
    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS_PER_SAMPLE = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int STRIP_OFFSETS = 273;
    static final int ORIENTATION = 274;
    static final int SAMPLES_PER_PIXEL = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_BYTES = 279;
    static final int PLANES = 284;
    static final int TILE_WIDTH = 322;
    static final int TILE_HEIGHT = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTES = 325;
    static final int SAMPLE_FORMAT = 339;
    static final int ICC_PROFILE = 34675;

    /** What a reader is shown. Beside the above: fill order, planes, fax, predictor, palette, inks, alpha, JPEG, YCbCr. */
    private static final int[] KEPT = {
        WIDTH,
        HEIGHT,
        BITS_PER_SAMPLE,
        COMPRESSION,
        PHOTOMETRIC,
        266,
        STRIP_OFFSETS,
        SAMPLES_PER_PIXEL,
        ROWS_PER_STRIP,
        STRIP_BYTES,
        PLANES,
        292,
        293,
        317,
        320,
        TILE_WIDTH,
        TILE_HEIGHT,
        TILE_OFFSETS,
        TILE_BYTES,
        332,
        334,
        338,
        SAMPLE_FORMAT,
        347,
        517,
        518,
        529,
        530,
        531,
        532
    };

    private static final int ENTRY = 12;
    private static final int MAX_ENTRY_BYTES = 512 << 10;

    private final Bytes source;
    /** Each entry's twelve bytes by its tag; no other tags than are wanted, of which there are few. */
    private final TreeMap<Integer, Bytes> entries = new TreeMap<>();

    private TiffDirectory(Bytes source) {
        this.source = source;
    }

    static TiffDirectory first(byte[] bytes) {
        Bytes unordered = Bytes.bigEndian(bytes);
        TiffDirectory directory = new TiffDirectory(unordered.ordered(unordered.matches(0, "II")));
        directory.read();
        return directory;
    }

    private void read() {
        long at = source.u32(4);
        int count = source.u16(at);
        for (int i = 0; i < count; i++) {
            long entry = at + 2 + (long) ENTRY * i;
            source.require(entry, ENTRY);
            int tag = source.u16(entry);
            if ((isKept(tag) || tag == ORIENTATION || tag == ICC_PROFILE) && !entries.containsKey(tag)) {
                entries.put(tag, source.slice(entry, ENTRY));
            }
        }
    }

    private static boolean isKept(int tag) {
        return Arrays.binarySearch(KEPT, tag) >= 0;
    }

    /** The first number of an entry, or another if there is no such entry. */
    long number(int tag, long otherwise) {
        TiffNumbers numbers = numbers(tag);
        return numbers.count() == 0 ? otherwise : numbers.at(0);
    }

    /** How many numbers an entry has that are in the file. */
    int count(int tag) {
        return numbers(tag).count();
    }

    /** The numbers of an entry; none if there is no such entry or the file is too short for it. */
    TiffNumbers numbers(int tag) {
        Bytes entry = entries.get(tag);
        Bytes content = entry == null ? null : content(entry);
        if (entry == null || content == null) {
            return new TiffNumbers(tag, 0, source.slice(0, 0), 0);
        }
        int type = entry.u16(2);
        return new TiffNumbers(tag, type, content, content.length() / Math.max(1, size(type)));
    }

    /** The length of the file. */
    int length() {
        return source.length();
    }

    /** Bytes of the file. */
    Bytes at(long offset, long length) {
        return source.slice(offset, length);
    }

    /** What an entry holds, or {@code null} if there is no such entry or the file is too short for it. */
    @Nullable
    Bytes content(int tag) {
        Bytes entry = entries.get(tag);
        return entry == null ? null : content(entry);
    }

    private @Nullable Bytes content(Bytes entry) {
        long length = entry.u32(4) * size(entry.u16(2));
        if (length <= 4) {
            return entry.slice(8, length);
        }
        return source.holds(entry.u32(8), length) ? source.slice(entry.u32(8), length) : null;
    }

    private static int size(int type) {
        return switch (type) {
            case 1, 2, 6, 7 -> 1;
            case 3, 8 -> 2;
            case 4, 9, 11, 13 -> 4;
            case 5, 10, 12 -> 8;
            default -> 0;
        };
    }

    /** The file: the source's bytes where they are, its header pointing to a directory behind them. */
    Segments file() {
        int padding = source.length() & 1;
        byte[] header = new byte[4];
        put(header, 0, source.length() + padding);
        int count = 0;
        byte[] directory = new byte[2 + ENTRY * entries.size() + 4];
        for (Map.Entry<Integer, Bytes> entry : entries.entrySet()) {
            if (isKept(entry.getKey())) {
                Bytes bytes = entry.getValue();
                if (content(bytes) == null || size(bytes.u16(2)) == 0) {
                    throw Refusal.notDecodable("the TIFF is cut off: tag " + entry.getKey() + " lies beyond its "
                            + source.length() + " bytes");
                }
                checkLength(entry.getKey(), bytes);
                System.arraycopy(bytes.array(), bytes.from(), directory, 2 + ENTRY * count++, ENTRY);
            }
        }
        directory[source.littleEndian() ? 0 : 1] = (byte) count;
        return Segments.of(List.of(
                source.slice(0, 4),
                Bytes.bigEndian(header),
                source.slice(8, source.length() - 8L),
                Bytes.bigEndian(new byte[padding]),
                Bytes.bigEndian(directory).slice(0, 6L + (long) ENTRY * count)));
    }

    /** Strips and tiles are counted elsewhere; of all others the palette is the longest, three numbers a colour. */
    private void checkLength(int tag, Bytes entry) {
        boolean blocks = tag == STRIP_OFFSETS || tag == STRIP_BYTES || tag == TILE_OFFSETS || tag == TILE_BYTES;
        long length = entry.u32(4) * size(entry.u16(2));
        if (!blocks && length > MAX_ENTRY_BYTES) {
            throw Refusal.notDecodable(
                    "TIFF tag " + tag + " has " + length + " bytes; " + MAX_ENTRY_BYTES + " are read");
        }
    }

    private void put(byte[] to, int at, int value) {
        for (int i = 0; i < 4; i++) {
            to[at + i] = (byte) (value >> (8 * (source.littleEndian() ? i : 3 - i)));
        }
    }
}
