package io.lazyimg.imageio;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Refusal;
import io.lazyimg.codec.Size;

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
    static void check(TiffDirectory directory, TiffBlocks blocks) {
        Size block = blocks.size();
        for (int i = 0; i < blocks.offsets().count(); i++) {
            Bytes jpeg =
                    directory.at(blocks.offsets().at(i), blocks.lengths().at(i)).ordered(false);
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
