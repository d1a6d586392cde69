package io.lazyimg.jpeg;

import java.util.ArrayList;
import java.util.List;

/**
 * A scan header.
 *
 * @param parts the components in the scan, with their tables
 * @param first the first coefficient in the scan, in zigzag order
 * @param last the last one
 * @param high the bit position down to which the coefficients are known before, or 0 if nothing of them is
 * @param low the bit position down to which they are known after it
 * @param data where its data begin
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, B.2.3</a>
 */
record Scan(List<Part> parts, int first, int last, int high, int low, int data) {
    /** A component in a scan with the numbers of its Huffman tables. */
    record Part(Frame.Component component, int dcTable, int acTable) {}

    static Scan read(Frame frame, byte[] source, int from, int to) {
        int count = to > from ? source[from] & 0xFF : 0;
        if (count < 1 || count > 4 || to - from < 4 + 2 * count) {
            throw Damage.of("a scan has " + count + " components in a header of " + (to - from) + " bytes");
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int id = source[from + 1 + 2 * i] & 0xFF;
            int tables = source[from + 2 + 2 * i] & 0xFF;
            Frame.Component component = frame.components().stream()
                    .filter(one -> one.id() == id)
                    .findFirst()
                    .orElseThrow(() -> Damage.of("a scan names a component " + id + " that there is not"));
            boolean twice = parts.stream().anyMatch(part -> part.component().equals(component));
            if (twice || tables >> 4 > 3 || (tables & 15) > 3) {
                throw Damage.of("a scan names a component twice, or a table that there cannot be");
            }
            parts.add(new Part(component, tables >> 4, tables & 15));
        }
        int at = from + 1 + 2 * count;
        Scan scan = new Scan(
                List.copyOf(parts),
                source[at] & 0xFF,
                source[at + 1] & 0xFF,
                (source[at + 2] & 0xFF) >> 4,
                source[at + 2] & 15,
                to);
        scan.check(frame);
        return scan;
    }

    private void check(Frame frame) {
        int blocks = parts.stream()
                .mapToInt(part -> part.component().across() * part.component().down())
                .sum();
        if (parts.size() > 1 && blocks > 10) {
            throw Damage.of("a scan has units of " + blocks + " blocks");
        }
        if (frame.progressive()) {
            boolean dcScan = first == 0;
            if (first > last
                    || last > 63
                    || (dcScan && last != 0)
                    || (!dcScan && parts.size() > 1)
                    || low > 13
                    || (high != 0 && high != low + 1)) {
                throw Damage.of(
                        "a scan has coefficients " + first + " to " + last + " from bit " + high + " to " + low);
            }
        } else if (first != 0 || last != 63 || high != 0 || low != 0) {
            throw Damage.of("a sequential scan leaves coefficients out");
        }
    }
}
