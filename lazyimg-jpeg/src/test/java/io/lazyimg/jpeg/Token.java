package io.lazyimg.jpeg;

/**
 * A piece of entropy-coded data: a Huffman symbol with bits behind it, bits alone, or the place of a restart marker.
 *
 * @param table the number of the symbol's table, from {@link #AC} on for those of other coefficients than the first, or
 *     {@link #BITS} or {@link #RESTART}
 * @param symbol what is coded with the table
 * @param count how many bits follow
 * @param bits these bits
 */
record Token(int table, int symbol, int count, int bits) {
    static final int BITS = -1;
    static final int RESTART = -2;

    /** What is added to the number of a table for coefficients other than the first. */
    static final int AC = 4;

    static Token bit(int bit) {
        return new Token(BITS, 0, 1, bit);
    }

    static Token restart(int number) {
        return new Token(RESTART, number % 8, 0, 0);
    }

    /** A first coefficient's difference: ITU-T T.81, F.1.2.1. */
    static Token difference(int table, int value) {
        int size = size(value);
        return new Token(table, size, size, code(value, size));
    }

    /** Another coefficient behind a run of zeros: ITU-T T.81, F.1.2.2. */
    static Token value(int table, int zeros, int value) {
        int size = size(value);
        return new Token(AC + table, zeros << 4 | size, size, code(value, size));
    }

    /** Sixteen zeros. */
    static Token zeros(int table) {
        return new Token(AC + table, 0xF0, 0, 0);
    }

    /** The end of the band in so many blocks, up to 32767: ITU-T T.81, G.1.2.2. */
    static Token ends(int table, int blocks) {
        int exponent = size(blocks) - 1;
        return new Token(AC + table, exponent << 4, exponent, blocks - (1 << exponent));
    }

    private static int size(int value) {
        return 32 - Integer.numberOfLeadingZeros(Math.abs(value));
    }

    private static int code(int value, int size) {
        return value < 0 ? value + (1 << size) - 1 : value;
    }
}
