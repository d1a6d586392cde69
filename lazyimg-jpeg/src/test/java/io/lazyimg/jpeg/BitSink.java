package io.lazyimg.jpeg;

/** Bits as they are between markers: a zero is stuffed behind 0xFF, and ones fill the last byte: ITU-T T.81, F.1.2.3. */
final class BitSink {
    private final ByteList out;
    private int byteSoFar;
    private int count;

    BitSink(ByteList out) {
        this.out = out;
    }

    /** The lowest bits of a value, the highest of them first. */
    void put(int value, int bits) {
        for (int i = bits - 1; i >= 0; i--) {
            byteSoFar = byteSoFar << 1 | (value >> i & 1);
            if (++count == 8) {
                out.u8(byteSoFar);
                if (byteSoFar == 0xFF) {
                    out.u8(0);
                }
                byteSoFar = 0;
                count = 0;
            }
        }
    }

    void fill() {
        while (count > 0) {
            put(1, 1);
        }
    }
}
