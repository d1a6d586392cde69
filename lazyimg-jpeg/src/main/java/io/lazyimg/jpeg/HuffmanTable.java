package io.lazyimg.jpeg;

import org.jspecify.annotations.Nullable;

/**
 * A Huffman table, made for look-ups of the next bits of a stream.
 *
 * <p>An entry says in one number what the next code means: bits 0 to 5, how many bits the code and the value behind it
 * have together; bits 6 to 9, how many of these the value has; bits 10 to 13, the run of zeros before it. It is negative
 * where there is no value: at the end of a block or of a band, and in a run of sixteen zeros. Shifts by an entry shift by
 * the number of its bits, since Java looks at the lowest six bits only.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annexes C and F.2.2.3</a>
 */
final class HuffmanTable {
    /** Bits by which {@link #entries} is indexed. */
    static final int BITS = 11;

    /** Bits by which {@link #skips} is indexed. */
    static final int SKIP_BITS = 13;

    /** In a skip: the block ends there. */
    static final int SKIP_END = 256;

    /** In a skip: nothing that can be passed over. */
    static final int NO_SKIP = 512;

    /** The most bits of a value: a coefficient of 8-bit samples, ITU-T T.81, tables F.1 and F.2. */
    private static final int MAX_AC_BITS = 10;

    private static final int MAX_DC_BITS = 11;

    /** By the next {@link #BITS} bits; 0 where the code is longer, or none. */
    final short[] entries = new short[1 << BITS];

    /** For lengths above {@link #BITS}: one more than the largest code, left-aligned to 16 bits. */
    private final int[] ends = new int[17];

    /** What to add to a code of a length to get the index of its symbol. */
    private final int[] offsets = new int[17];

    private final byte[] symbols;
    private final boolean dc;
    private char @Nullable [] skips;

    /**
     * A table.
     *
     * @param counts of codes of each length from 1 to 16
     * @param symbols in the order of their codes
     */
    HuffmanTable(byte[] counts, byte[] symbols, boolean dc) {
        this.symbols = symbols;
        this.dc = dc;
        int code = 0;
        int index = 0;
        for (int length = 1; length <= 16; length++) {
            int count = counts[length - 1] & 0xFF;
            offsets[length] = index - code;
            if (code + count > 1 << length) {
                throw Damage.of("a Huffman table has too many codes of " + length + " bits");
            }
            for (int i = 0; i < count; i++, code++, index++) {
                if (length <= BITS) {
                    int first = code << (BITS - length);
                    int entry = entry(symbols[index] & 0xFF, length);
                    for (int at = first; at < first + (1 << (BITS - length)); at++) {
                        entries[at] = (short) entry;
                    }
                }
            }
            ends[length] = code << (16 - length);
            code <<= 1;
        }
    }

    private int entry(int symbol, int length) {
        int run = dc ? 0 : symbol >> 4;
        int size = dc ? symbol : symbol & 15;
        if (size > (dc ? MAX_DC_BITS : MAX_AC_BITS)) {
            return 0;
        }
        int entry = run << 10 | size << 6 | (length + size);
        return size == 0 && !dc ? Short.MIN_VALUE | entry : entry;
    }

    /**
     * The entry for a code that is not in {@link #entries}.
     *
     * @param bits the next bits, left-aligned
     * @throws io.lazyimg.image.ImageException if there is no such code, or it means no coefficient of 8-bit samples
     */
    int longEntry(long bits) {
        int next = (int) (bits >>> 48);
        for (int length = 1; length <= 16; length++) {
            if (next < ends[length]) {
                int entry = entry(symbols[(next >> (16 - length)) + offsets[length]] & 0xFF, length);
                if (entry == 0) {
                    break;
                }
                return entry;
            }
        }
        throw Damage.of("there is no such Huffman code");
    }

    /**
     * By the next {@link #SKIP_BITS} bits, as many whole coefficients as these hold, to pass over them at once: bits 0 to
     * 5, how many bits that is; above them how many coefficients, zeros included, and {@link #SKIP_END} or {@link
     * #NO_SKIP}. An entry that leads beyond a block's last coefficient is not to be used, since it has read on behind the
     * block.
     */
    char[] skips() {
        char[] made = skips;
        if (made == null) {
            made = new char[1 << SKIP_BITS];
            for (int next = 0; next < made.length; next++) {
                made[next] = (char) skip(next);
            }
            skips = made;
        }
        return made;
    }

    private int skip(int next) {
        int bits = 0;
        int count = 0;
        while (count < 64) {
            int ahead = next << bits & ((1 << SKIP_BITS) - 1);
            int entry = entries[ahead >> (SKIP_BITS - BITS)];
            int length = entry & 63;
            int run = entry >> 10 & 15;
            boolean endsBand = entry < 0 && run != 0 && run != 15;
            if (entry == 0 || bits + length > SKIP_BITS || endsBand) {
                break;
            }
            bits += length;
            if (entry < 0 && run == 0) {
                return ((SKIP_END + count) << 6) | bits;
            }
            count += run + 1;
        }
        return (bits == 0 ? NO_SKIP : count) << 6 | bits;
    }
}
