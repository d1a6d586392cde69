package io.lazyimg.imageio;

/**
 * Looks at the JPEGs in a TIFF's strips or tiles before the reader does, which believes their own headers.
 *
 * @see <a href="https://www.awaresystems.be/imaging/tiff/specification/TIFFTechNote2.txt">TIFF Technical Note 2</a>
 */
final class TiffJpeg {
    static final int OLD_COMPRESSION = 6;
    static final int COMPRESSION = 7;

    /** Sides are padded to whole blocks of samples. */
    private static final int PADDING = 32;

    private TiffJpeg() {}

    /** Refuses what is larger than its place, comes in many scans or is cut off. */
    static void check(TiffDirectory directory, Size block) {
        boolean tiles = directory.count(TiffDirectory.TILE_OFFSETS) > 0;
        int offsets = tiles ? TiffDirectory.TILE_OFFSETS : TiffDirectory.STRIP_OFFSETS;
        int lengths = tiles ? TiffDirectory.TILE_BYTES : TiffDirectory.STRIP_BYTES;
        int count = directory.count(offsets);
        if (count != directory.count(lengths)) {
            throw Refusal.notDecodable(
                    "the TIFF has " + count + " offsets and " + directory.count(lengths) + " lengths");
        }
        for (int i = 0; i < count; i++) {
            Bytes jpeg = directory
                    .at(directory.numberAt(offsets, i), directory.numberAt(lengths, i))
                    .ordered(false);
            JpegFrame frame = JpegHeader.frame(jpeg);
            if (frame.progressive()
                    || frame.width() > block.width() + PADDING
                    || frame.height() > block.height() + PADDING) {
                throw Refusal.notDecodable("JPEG " + i + " in the TIFF has " + frame.width() + "x" + frame.height()
                        + " pixels" + (frame.progressive() ? ", progressive" : "") + "; its place has " + block.width()
                        + "x" + block.height());
            }
            JpegScans.end(jpeg, 2);
        }
    }
}
