package io.lazyimg.testkit;

import static io.lazyimg.testkit.HostilePicture.MARK;

/** EXIF blocks made to do harm. */
final class HostileExif {
    private static final int LONG = 4;

    private HostileExif() {}

    /** A directory whose EXIF, GPS and next directories are itself, with counts beyond all bounds. */
    static byte[] loop() {
        Chunk tiff = Chunk.bigEndian().ascii("MM").u16(42).u32(8).u16(5);
        tiff.u16(0x010F, 2).u32(0xFFFFFFFFL, 8);
        tiff.u16(0x0112, LONG).u32(0xFFFFFFFFL, 1);
        tiff.u16(0x014A, LONG).u32(0x3FFFFFFF, 8);
        tiff.u16(0x8769, LONG).u32(1, 8);
        tiff.u16(0x8825, LONG).u32(1, 8);
        return tiff.u32(8).ascii(MARK).toBytes();
    }

    /** A second directory with another picture in it. */
    static byte[] thumbnail(byte[] jpeg) {
        int at = 8 + 2 + 4 + 2 + 2 * 12 + 4;
        Chunk tiff = Chunk.bigEndian().ascii("MM").u16(42).u32(8).u16(0).u32(14).u16(2);
        tiff.u16(0x0201, LONG).u32(1, at);
        tiff.u16(0x0202, LONG).u32(1, jpeg.length);
        return tiff.u32(0).bytes(jpeg).ascii(MARK).toBytes();
    }

    /** 65,535 entries of which none is there. */
    static byte[] entries() {
        return Chunk.bigEndian()
                .ascii("MM")
                .u16(42)
                .u32(8)
                .u16(0xFFFF)
                .ascii(MARK)
                .toBytes();
    }
}
