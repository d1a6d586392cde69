package io.lazyimg.jpeg;

import java.util.Arrays;

/**
 * A Huffman code to write with.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex C and K.2</a>
 */
final class EncodeHuffman {
    /** Bits of an entry that hold the length of its code. */
    static final int LENGTH_BITS = 5;

    private static final int MAX_LENGTH = 16;

    /** The longest code before lengths are limited: frequencies whose sum is an int make no deeper tree. */
    private static final int MAX_DEPTH = 64;

    /** The number of codes of each length, from 1 to 16. */
    final byte[] counts;

    /** The symbols in the order of their codes. */
    final byte[] symbols;

    /** By symbol: the code, and in the lowest {@link #LENGTH_BITS} bits its length; 0 for what has no code. */
    final int[] entries = new int[256];

    EncodeHuffman(byte[] counts, byte[] symbols) {
        this.counts = counts;
        this.symbols = symbols;
        int code = 0;
        int index = 0;
        for (int length = 1; length <= MAX_LENGTH; length++) {
            for (int i = 0; i < (counts[length - 1] & 0xFF); i++) {
                entries[symbols[index++] & 0xFF] = (code++ << LENGTH_BITS) | length;
            }
            code <<= 1;
        }
    }

    /**
     * The shortest code for symbols that come so often, within what a file can hold: no code of more than 16 bits, and none
     * of ones alone.
     *
     * @param frequencies of the symbols 0 to 255; their sum must be an int
     */
    static EncodeHuffman optimal(int[] frequencies) {
        long[] leaves = new long[frequencies.length + 1];
        int count = 1; // the first is a symbol that never comes, for the code of ones alone
        for (int symbol = 0; symbol < frequencies.length; symbol++) {
            if (frequencies[symbol] > 0) {
                leaves[count++] = (long) frequencies[symbol] << 8 | symbol;
            }
        }
        Arrays.sort(leaves, 1, count);
        int[] lengths = lengths(leaves, count);
        limit(lengths);
        int longest = MAX_LENGTH;
        while (longest > 0 && lengths[longest] == 0) {
            longest--;
        }
        lengths[longest]--;
        byte[] counts = new byte[MAX_LENGTH];
        for (int length = 1; length <= MAX_LENGTH; length++) {
            counts[length - 1] = (byte) lengths[length];
        }
        byte[] symbols = new byte[count - 1];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = (byte) leaves[count - 1 - i];
        }
        return new EncodeHuffman(counts, symbols);
    }

    /** How many codes there are of each length, with no limit. Both queues of subtrees to join are in order. */
    private static int[] lengths(long[] leaves, int count) {
        long[] joined = new long[count];
        int[] parents = new int[2 * count];
        int leaf = 0;
        int join = 0;
        for (int made = 0; made < count - 1; made++) {
            for (int child = 0; child < 2; child++) {
                boolean isLeaf = join == made || (leaf < count && leaves[leaf] >>> 8 <= joined[join]);
                joined[made] += isLeaf ? leaves[leaf] >>> 8 : joined[join];
                parents[isLeaf ? leaf++ : count + join++] = count + made;
            }
        }
        int[] lengths = new int[MAX_DEPTH + 1];
        int[] depths = new int[2 * count];
        int root = 2 * count - 2;
        for (int node = root; node >= 0; node--) {
            depths[node] = node == root ? 0 : depths[parents[node]] + 1;
            if (node < count) {
                lengths[depths[node]]++;
            }
        }
        return lengths;
    }

    /** Moves leaves up until none is too deep: T.81, figure K.3. */
    private static void limit(int[] lengths) {
        for (int length = MAX_DEPTH; length > MAX_LENGTH; length--) {
            while (lengths[length] > 0) {
                int shorter = length - 2;
                while (lengths[shorter] == 0) {
                    shorter--;
                }
                lengths[length] -= 2;
                lengths[length - 1]++;
                lengths[shorter + 1] += 2;
                lengths[shorter]--;
            }
        }
    }

    /** The length of a symbol's code, 0 if it has none. */
    int length(int symbol) {
        return entries[symbol] & ((1 << LENGTH_BITS) - 1);
    }
}
