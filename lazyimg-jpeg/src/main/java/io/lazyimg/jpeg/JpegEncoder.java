package io.lazyimg.jpeg;

import io.lazyimg.codec.Plane;
import java.util.List;

/** Not yet there. */
final class JpegEncoder {
    /** The longest side that a file can have, rounded down to a plain number. */
    static final int MAX_SIDE = 65_500;

    private JpegEncoder() {}

    static byte[] encode(List<Plane> planes, int quality, boolean progressive, boolean optimised) {
        return new byte[0];
    }
}
