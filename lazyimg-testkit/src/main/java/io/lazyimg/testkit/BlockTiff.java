package io.lazyimg.testkit;

import java.util.TreeMap;

/**
 * Writes big-endian TIFFs whose every entry may be wrong.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0</a>
 */
final class BlockTiff {
    private static final int UNDEFINED = 7;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int STRIP_OFFSETS = 273;
    private static final int STRIP_BYTES = 279;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTES = 325;

    private final TreeMap<Integer, long[]> entries = new TreeMap<>();
    private final TreeMap<Integer, Long> counts = new TreeMap<>();
    private final TreeMap<Integer, Integer> types = new TreeMap<>();

    /** Gray of 8 bits in one strip. */
    BlockTiff(long width, long height, int compression) {
        put(256, width).put(257, height).put(258, 8).put(259, compression).put(262, 1);
        put(277, 1).put(278, height);
    }

    BlockTiff put(int tag, long... values) {
        entries.put(tag, values);
        return this;
    }

    /** An entry that says that it has so many values, which begin at an offset. */
    BlockTiff claim(int tag, long count, long offset) {
        counts.put(tag, count);
        return put(tag, offset);
    }

    /** So many bytes, which begin at an offset. */
    BlockTiff bytes(int tag, long count, long offset) {
        types.put(tag, UNDEFINED);
        return claim(tag, count, offset);
    }

    /** Two numbers of 16 bits. */
    BlockTiff shorts(int tag, int first, int second) {
        types.put(tag, SHORT);
        return claim(tag, 2, (long) first << 16 | second);
    }

    BlockTiff tiles(long width, long height) {
        entries.remove(278);
        return put(322, width).put(323, height);
    }

    /** The file, whose strips or tiles are so many times the same data, each stored once. */
    byte[] toBytes(int blocks, byte[] data) {
        return toBytes(blocks, data.length, HostilePictures.repeated(blocks, data));
    }

    private byte[] toBytes(int blocks, int length, byte[] data) {
        boolean tiles = entries.containsKey(322);
        long[] offsets = new long[blocks];
        long[] lengths = new long[blocks];
        for (int i = 0; i < blocks; i++) {
            offsets[i] = 8 + (long) length * i;
            lengths[i] = length;
        }
        put(tiles ? TILE_OFFSETS : STRIP_OFFSETS, offsets);
        put(tiles ? TILE_BYTES : STRIP_BYTES, lengths);
        long directory = 8L + data.length + (data.length & 1);
        long arrays = directory + 2 + 12L * entries.size() + 4;
        Chunk out = Chunk.bigEndian().ascii("MM").u16(42).u32(directory).bytes(data);
        out.bytes(new byte[data.length & 1]).u16(entries.size());
        Chunk behind = Chunk.bigEndian();
        entries.forEach((tag, values) -> {
            out.u16(tag, types.getOrDefault(tag, LONG)).u32(counts.getOrDefault(tag, (long) values.length));
            out.u32(values.length == 1 ? values[0] : arrays + behind.size());
            if (values.length > 1) {
                behind.u32(values);
            }
        });
        return out.u32(directory).bytes(behind.toBytes()).toBytes();
    }
}
