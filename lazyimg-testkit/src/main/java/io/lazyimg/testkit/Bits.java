package io.lazyimg.testkit;

/** Puts bits together to bytes. */
final class Bits {
    private final Chunk out;
    private final boolean highestFirst;
    private long pending;
    private int count;

    private Bits(Chunk out, boolean highestFirst) {
        this.out = out;
        this.highestFirst = highestFirst;
    }

    /** As JPEG and TIFF have them. */
    static Bits highestFirst(Chunk out) {
        return new Bits(out, true);
    }

    /** As GIF and WebP have them. */
    static Bits lowestFirst(Chunk out) {
        return new Bits(out, false);
    }

    /** A number of at most 32 bits. */
    Bits put(int value, int bits) {
        long plain = value & ((1L << bits) - 1);
        pending = highestFirst ? pending << bits | plain : pending | plain << count;
        count += bits;
        while (count >= 8) {
            if (highestFirst) {
                out.u8((int) (pending >> (count - 8)) & 0xFF);
            } else {
                out.u8((int) pending & 0xFF);
                pending >>>= 8;
            }
            count -= 8;
        }
        return this;
    }

    /** Fills the last byte up. */
    void end(int bit) {
        while (count > 0) {
            put(bit, 1);
        }
    }
}
