package io.lazyimg.testkit;

/** EXIF as cameras write it: an orientation, a place on earth, a small picture of its own. */
final class ExifBlock {
    /** Stands where the place on earth is. */
    static final String PLACE = "48 deg 51 min 29 sec N";

    /** Stands in the thumbnail. */
    static final String THUMBNAIL = "thumbnail of the uncropped picture";

    private ExifBlock() {}

    /** A TIFF structure with IFD0 (orientation, GPS), the GPS directory and IFD1 (thumbnail). */
    static byte[] of(int orientation, boolean littleEndian) {
        Chunk tiff = littleEndian
                ? Chunk.littleEndian().ascii("II")
                : Chunk.bigEndian().ascii("MM");
        tiff.u16(42).u32(8);
        int gps = 8 + 2 + 2 * 12 + 4;
        int next = gps + 2 + 12 + 4;
        int place = next + 2 + 2 * 12 + 4;
        int thumbnail = place + PLACE.length() + 1;
        tiff.u16(2);
        tiff.u16(0x0112, 3).u32(1).u16(orientation, 0);
        tiff.u16(0x8825, 4).u32(1, gps);
        tiff.u32(next);
        tiff.u16(1);
        tiff.u16(0x001C, 2).u32(PLACE.length() + 1L, place);
        tiff.u32(0);
        tiff.u16(2);
        tiff.u16(0x0201, 4).u32(1, thumbnail);
        tiff.u16(0x0202, 4).u32(1, THUMBNAIL.length());
        tiff.u32(0);
        return tiff.ascii(PLACE).u8(0).ascii(THUMBNAIL).toBytes();
    }
}
