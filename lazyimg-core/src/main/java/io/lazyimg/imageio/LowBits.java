package io.lazyimg.imageio;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Refusal;

/** Reads bits, the lowest of each byte first. */
final class LowBits {
    private final byte[] array;
    private final int end;
    private int next;
    private long pending;
    /** How many bits are pending; behind the last byte, zeros that are not there. */
    private int count;

    LowBits(Bytes bytes, int from) {
        this.array = bytes.array();
        this.end = bytes.to();
        this.next = bytes.from() + Math.min(from, bytes.length());
    }

    /** A number of at most 24 bits. */
    int read(int bits) {
        int value = peek() & ((1 << bits) - 1);
        skip(bits);
        return value;
    }

    boolean readFlag() {
        return read(1) == 1;
    }

    /** The next 24 bits or more; zeros where there are no more. */
    int peek() {
        if (count < 32) {
            fill();
        }
        return (int) pending;
    }

    /** Goes on by so many bits, at most as many as were peeked at. */
    void skip(int bits) {
        pending >>>= bits;
        count -= bits;
        if (count < 0) {
            throw Refusal.notDecodable("the WebP is cut off: its lossless data end early");
        }
    }

    private void fill() {
        while (count <= 56 && next < end) {
            pending |= (array[next++] & 0xFFL) << count;
            count += 8;
        }
    }
}
