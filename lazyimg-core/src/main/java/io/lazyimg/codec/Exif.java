package io.lazyimg.codec;

import io.lazyimg.image.ImageException;

/**
 * The one thing that is wanted from EXIF: which way is up.
 *
 * @see <a href="https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf">EXIF 2.32, 4.6.4 A</a>
 */
public final class Exif {
    public static final int UPRIGHT = 1;

    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final int LONG = 4;

    private Exif() {}

    /** The orientation, 1 to 8, that an EXIF block tells; 1 if it is broken or says nothing. */
    public static int orientation(Bytes exif) {
        try {
            Bytes block = exif.matches(0, "Exif\0\0") ? exif.slice(6, exif.length() - 6L) : exif;
            boolean little = block.matches(0, "II");
            if (!little && !block.matches(0, "MM")) {
                return UPRIGHT;
            }
            Bytes tiff = block.ordered(little);
            return tiff.u16(2) == 42 ? firstDirectory(tiff) : UPRIGHT;
        } catch (ImageException broken) {
            return UPRIGHT;
        }
    }

    private static int firstDirectory(Bytes tiff) {
        long directory = tiff.u32(4);
        int entries = tiff.u16(directory);
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + 12L * i;
            if (tiff.u16(entry) == ORIENTATION) {
                int type = tiff.u16(entry + 2);
                long value = type == SHORT ? tiff.u16(entry + 8) : type == LONG ? tiff.u32(entry + 8) : UPRIGHT;
                return valid(value);
            }
        }
        return UPRIGHT;
    }

    /** The orientation itself if it is one, else 1. */
    public static int valid(long orientation) {
        return orientation >= 1 && orientation <= 8 ? (int) orientation : UPRIGHT;
    }
}
