package io.lazyimg.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file being written: bytes, and bits with a zero byte behind each byte of ones, T.81, F.1.2.3. */
final class EntropyWriter implements EncodeSymbols {
    private static final int PIECE = 1 << 15;

    /** Bytes that eight bytes of bits can become. */
    private static final int MOST = 16;

    private static final int LENGTH_BITS = EncodeHuffman.LENGTH_BITS;
    private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;

    /** What was written before {@link #bytes}. */
    private final List<byte[]> full = new ArrayList<>();

    private byte[] bytes = new byte[PIECE];
    private int at;

    /** The last bits; those above have been written. */
    private long pending;

    /** The bits of {@link #pending} that are free. */
    private int room = 64;

    private EncodeHuffman[] codes = new EncodeHuffman[0];

    /** The number of bits of a value: T.81, table F.1. */
    static int size(int value) {
        int sign = value >> 31;
        return 32 - Integer.numberOfLeadingZeros((value ^ sign) - sign);
    }

    /** A value's bits as they follow its size's code. */
    static int tail(int value, int size) {
        return (value + (value >> 31)) & ((1 << size) - 1);
    }

    /** Writes whole bytes; between {@link #finish} and the first bits only. */
    void bytes(byte... more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, at, more.length);
        at += more.length;
    }

    void u16(int value) {
        bytes((byte) (value >> 8), (byte) value);
    }

    /** The codes for {@link #symbol}, by table. */
    void codes(EncodeHuffman... codes) {
        this.codes = codes;
    }

    @Override
    public void symbol(int table, int symbol) {
        int entry = codes[table].entries[symbol];
        bits(entry >>> LENGTH_BITS, entry & LENGTH_MASK);
    }

    @Override
    public void bits(int value, int count) {
        int left = room - count;
        if (left >= 0) {
            pending = (pending << count) | value;
        } else {
            word((pending << room) | ((long) value >>> -left));
            pending = value;
            left += 64;
        }
        room = left;
    }

    /**
     * Writes a block of a baseline file. A hot loop: it keeps what it changes out of fields.
     *
     * @param difference of its first coefficient from that of the component's last block
     * @param mask which others are not 0
     * @param values these, from {@code from} on
     * @param dc entries of the code for the difference
     * @param ac entries of the code for the others
     * @return where the next block's values begin
     */
    int block(int difference, long mask, short[] values, int from, int[] dc, int[] ac) {
        int size = size(difference);
        int entry = dc[size];
        bits(((entry >>> LENGTH_BITS) << size) | tail(difference, size), (entry & LENGTH_MASK) + size);
        long pending = this.pending;
        int room = this.room;
        int next = from;
        int last = 0;
        for (long left = mask; left != 0; left &= left - 1) {
            int k = Long.numberOfTrailingZeros(left);
            int zeros = k - last - 1;
            last = k;
            while (zeros > 15) {
                zeros -= 16;
                this.pending = pending;
                this.room = room;
                entry = ac[EncodeCoefficients.ZEROS];
                bits(entry >>> LENGTH_BITS, entry & LENGTH_MASK);
                pending = this.pending;
                room = this.room;
            }
            int value = values[next++];
            size = size(value);
            entry = ac[zeros << 4 | size];
            int code = ((entry >>> LENGTH_BITS) << size) | tail(value, size);
            int count = (entry & LENGTH_MASK) + size;
            int free = room - count;
            if (free >= 0) {
                pending = (pending << count) | code;
            } else {
                word((pending << room) | ((long) code >>> -free));
                pending = code;
                free += 64;
            }
            room = free;
        }
        this.pending = pending;
        this.room = room;
        if (last < 63) {
            entry = ac[EncodeCoefficients.END];
            bits(entry >>> LENGTH_BITS, entry & LENGTH_MASK);
        }
        return next;
    }

    private void word(long word) {
        reserve(MOST);
        if (EntropyBuffer.hasFf(word)) {
            stuffed(word, 8);
        } else {
            EntropyBuffer.LONG.set(bytes, at, word);
            at += 8;
        }
    }

    private void stuffed(long word, int count) {
        for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
            byte one = (byte) (word >>> shift);
            bytes[at++] = one;
            if (one == -1) {
                bytes[at++] = 0;
            }
        }
    }

    private void reserve(int count) {
        if (bytes.length - at < count) {
            full.add(at == bytes.length ? bytes : Arrays.copyOf(bytes, at));
            bytes = new byte[PIECE];
            at = 0;
        }
    }

    /** Ends a scan: fills up the last byte with ones. */
    void finish() {
        int gap = room & 7;
        bits((1 << gap) - 1, gap);
        reserve(MOST);
        stuffed(pending, (64 - room) / 8);
        pending = 0;
        room = 64;
    }

    /** What was written. */
    byte[] toByteArray() {
        int length = full.stream().mapToInt(piece -> piece.length).reduce(at, Math::addExact);
        byte[] all = new byte[length];
        int to = 0;
        for (byte[] piece : full) {
            System.arraycopy(piece, 0, all, to, piece.length);
            to += piece.length;
        }
        System.arraycopy(bytes, 0, all, to, at);
        return all;
    }
}
