package io.lazyimg.imageio;

import io.lazyimg.codec.Refusal;

/**
 * A prefix code of a lossless WebP.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649#section-3.7.2">RFC 9649, 3.7.2</a>
 */
final class PrefixCode {
    private static final int MAX_LENGTH = 15;
    /** Codes up to this length are looked up at once. */
    private static final int ROOT_BITS = 8;

    /** A length behind a symbol of an entry. */
    private static final int LENGTH_SHIFT = 12;

    /** Lengths above these are repetitions. */
    private static final int REPEAT = 16;

    private static final int[] LENGTHS_ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    private static final long FIXED_BYTES = 160;

    /** Symbols by code, the shortest and lowest first. */
    private final short[] symbols;
    /** How many codes have each length. */
    private final short[] counts = new short[MAX_LENGTH + 1];

    /** By the next bits, a symbol and the length of its code, or 0 if that is longer; empty for a code of no bits. */
    private final char[] root;

    private PrefixCode(int[] lengths) {
        int used = 0;
        int longest = 0;
        for (int length : lengths) {
            if (length > 0) {
                counts[length]++;
                longest = Math.max(longest, length);
                used++;
            }
        }
        this.symbols = new short[used];
        int[] at = new int[MAX_LENGTH + 2];
        for (int length = 1; length <= MAX_LENGTH; length++) {
            at[length + 1] = at[length] + counts[length];
        }
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] > 0) {
                symbols[at[lengths[symbol]]++] = (short) symbol;
            }
        }
        this.root = new char[used == 1 ? 0 : 1 << Math.min(longest, ROOT_BITS)];
        if (used != 1) {
            check();
            fill();
        }
    }

    /** Refuses a code in which bits have no meaning, or two. */
    private void check() {
        int left = 1;
        for (int length = 1; length <= MAX_LENGTH; length++) {
            left = (left << 1) - counts[length];
            if (left < 0) {
                break;
            }
        }
        if (left != 0) {
            throw Refusal.notDecodable("the WebP has a prefix code that is not complete");
        }
    }

    private void fill() {
        int code = 0;
        int index = 0;
        int longest = Integer.numberOfTrailingZeros(root.length);
        for (int length = 1; length <= longest; length++) {
            for (int i = 0; i < counts[length]; i++) {
                int reversed = Integer.reverse(code) >>> (32 - length);
                char entry = (char) (length << LENGTH_SHIFT | symbols[index++]);
                for (int bits = reversed; bits < root.length; bits += 1 << length) {
                    root[bits] = entry;
                }
                code++;
            }
            code <<= 1;
        }
    }

    /** Reads a code for so many symbols. */
    static PrefixCode read(LowBits bits, int alphabet) {
        return new PrefixCode(bits.readFlag() ? few(bits, alphabet) : many(bits, alphabet));
    }

    private static int[] few(LowBits bits, int alphabet) {
        boolean two = bits.readFlag();
        int first = bits.read(bits.readFlag() ? 8 : 1);
        int second = two ? bits.read(8) : first;
        if (Math.max(first, second) >= alphabet) {
            throw Refusal.notDecodable(
                    "the WebP has a code for " + Math.max(first, second) + " of " + alphabet + " symbols");
        }
        int[] lengths = new int[alphabet];
        lengths[first] = 1;
        lengths[second] = 1;
        return lengths;
    }

    private static int[] many(LowBits bits, int alphabet) {
        int[] ofLengths = new int[LENGTHS_ORDER.length];
        int told = 4 + bits.read(4);
        for (int i = 0; i < told; i++) {
            ofLengths[LENGTHS_ORDER[i]] = bits.read(3);
        }
        PrefixCode code = new PrefixCode(ofLengths);
        int left = bits.readFlag() ? 2 + bits.read(2 + 2 * bits.read(3)) : alphabet;
        int[] lengths = new int[alphabet];
        int previous = 8;
        for (int at = 0; at < alphabet && left > 0; left--) {
            int length = code.symbol(bits);
            if (length < REPEAT) {
                lengths[at++] = length;
                previous = length == 0 ? previous : length;
                continue;
            }
            int repeated = length == REPEAT ? previous : 0;
            int times =
                    length == REPEAT ? 3 + bits.read(2) : length == REPEAT + 1 ? 3 + bits.read(3) : 11 + bits.read(7);
            if (at + times > alphabet) {
                throw Refusal.notDecodable("the WebP has lengths for more than " + alphabet + " symbols");
            }
            for (int i = 0; i < times; i++) {
                lengths[at++] = repeated;
            }
        }
        return lengths;
    }

    /** What it takes. */
    long bytes() {
        return FIXED_BYTES + 2L * root.length + 2L * symbols.length;
    }

    /** Reads a symbol. */
    int symbol(LowBits bits) {
        if (root.length == 0) {
            return symbols[0];
        }
        int next = bits.peek();
        int entry = root[next & (root.length - 1)];
        if (entry != 0) {
            bits.skip(entry >> LENGTH_SHIFT);
            return entry & ((1 << LENGTH_SHIFT) - 1);
        }
        return longSymbol(bits, next);
    }

    private int longSymbol(LowBits bits, int next) {
        int code = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length <= MAX_LENGTH; length++) {
            code |= next >> (length - 1) & 1;
            int count = counts[length];
            if (code - first < count) {
                bits.skip(length);
                return symbols[index + code - first];
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        throw new IllegalStateException("a complete code has a symbol for all bits");
    }
}
