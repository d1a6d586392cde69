package io.lazyimg.imageio;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Refusal;

/** Finds the end of a JPEG. A decoder makes one up where it is missing, and half a picture with it. */
final class JpegScans {
    /** More scans than any encoder writes; the reader makes the whole picture after each of a progressive file. */
    private static final int MAX_SCANS = 40;

    private JpegScans() {}

    /** The offset after the end-of-image marker, sought from the offset of another marker on. */
    static long end(Bytes source, long from) {
        long at = from;
        int scans = 0;
        while (source.holds(at, 2)) {
            if (source.u8(at) != 0xFF) {
                at++;
                continue;
            }
            int marker = source.u8(at + 1);
            if (marker == JpegHeader.EOI) {
                return at + 2;
            }
            if (marker == JpegHeader.SOS && ++scans > MAX_SCANS) {
                throw Refusal.notDecodable("the JPEG has more than " + MAX_SCANS + " scans");
            }
            at += length(source, at, marker);
        }
        throw Refusal.notDecodable("the JPEG is cut off: no end-of-image marker in its " + source.length() + " bytes");
    }

    private static long length(Bytes source, long at, int marker) {
        if (marker == 0xFF) {
            return 1;
        }
        boolean segment = marker != 0 && JpegHeader.hasLength(marker) && source.holds(at, 4);
        return segment ? 2L + Math.max(2, source.u16(at + 2)) : 2;
    }
}
