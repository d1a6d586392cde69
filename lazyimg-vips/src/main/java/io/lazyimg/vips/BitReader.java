package io.lazyimg.vips;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Refusal;

/** Reads numbers of some bits one after the other, and never beyond the end. */
final class BitReader {
    private static final int MOST_LEADING_ZEROS = 31;

    private final Bytes bytes;
    private final boolean lowFirst;
    private long at;

    private BitReader(Bytes bytes, boolean lowFirst) {
        this.bytes = bytes;
        this.lowFirst = lowFirst;
    }

    /** The highest bit of a byte comes first, and of a number too, as in AV1 and HEVC. */
    static BitReader highFirst(Bytes bytes) {
        return new BitReader(bytes, false);
    }

    /** The lowest bit of a byte comes first, and of a number too, as in JPEG XL. */
    static BitReader lowFirst(Bytes bytes) {
        return new BitReader(bytes, true);
    }

    /** A number of up to 32 bits. */
    long bits(int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            long bit = bytes.u8(at >> 3) >> (lowFirst ? at & 7 : 7 - (at & 7)) & 1;
            value = lowFirst ? value | bit << i : value << 1 | bit;
            at++;
        }
        return value;
    }

    boolean flag() {
        return bits(1) != 0;
    }

    void skip(int count) {
        at += count;
    }

    /** A number in Golomb's exponential code: {@code ue(v)} of HEVC, {@code uvlc()} of AV1. */
    long golomb() {
        int zeros = 0;
        while (!flag()) {
            if (++zeros > MOST_LEADING_ZEROS) {
                throw Refusal.notDecodable("the file's header has a number of more than 32 bits");
            }
        }
        return (1L << zeros) - 1 + bits(zeros);
    }
}
