package io.lazyimg.jpeg;

import java.util.ArrayList;
import java.util.List;

/**
 * What a scan holds: T.81, B.2.3.
 *
 * @param components their indices
 * @param first coefficient, in zigzag order
 * @param last coefficient
 * @param high the lowest bit that there is already, or 0 if there is none
 * @param low the lowest bit of the scan
 */
record EncodeScan(List<Integer> components, int first, int last, int high, int low) {
    /** Everything at once. */
    static EncodeScan sequential(int components) {
        return new EncodeScan(all(components), 0, 63, 0, 0);
    }

    /**
     * The scans of a progressive file, in the order in which they show most: that of {@code jpeg_simple_progression} in the
     * Independent JPEG Group's {@code jcparam.c}.
     */
    static List<EncodeScan> progressive(int components) {
        List<Integer> luma = List.of(0);
        List<EncodeScan> scans = new ArrayList<>();
        scans.add(new EncodeScan(all(components), 0, 0, 0, 1));
        scans.add(new EncodeScan(luma, 1, 5, 0, 2));
        for (int i = components - 1; i > 0; i--) {
            scans.add(new EncodeScan(List.of(i), 1, 63, 0, 1));
        }
        scans.add(new EncodeScan(luma, 6, 63, 0, 2));
        scans.add(new EncodeScan(luma, 1, 63, 2, 1));
        scans.add(new EncodeScan(all(components), 0, 0, 1, 0));
        for (int i = components - 1; i > 0; i--) {
            scans.add(new EncodeScan(List.of(i), 1, 63, 1, 0));
        }
        scans.add(new EncodeScan(luma, 1, 63, 1, 0));
        return scans;
    }

    private static List<Integer> all(int components) {
        return components == 1 ? List.of(0) : List.of(0, 1, 2);
    }
}
