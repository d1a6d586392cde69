package io.lazyimg.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The entropy-coded bytes between two markers, without the zeros stuffed behind 0xFF, a piece at a time.
 *
 * <p>Decoders keep their place in a local variable, in bits, and take what comes next left-aligned into a number of which
 * at least 57 bits are right:
 *
 * <pre>{@code
 * long next = (long) EntropyBuffer.LONG.get(bytes, at >>> 3) << (at & 7);
 * }</pre>
 *
 * <p>Behind the end of the data there are zeros. Whoever begins a block at or beyond {@link #safe} calls {@link #more};
 * no block takes more than {@link #BLOCK}.
 */
final class EntropyBuffer {
    /** Reads eight bytes as one big-endian number. */
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** More bytes than a block can have: 64 codes of at most 16 bits with values of at most 11, and a look ahead. */
    private static final int BLOCK = 64 * 27 / 8 + 8 + 16;

    private static final int PIECE = 32 << 10;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private final byte[] source;

    /** The next byte of the source to take, or the marker that ended the data. */
    private int next;

    private boolean ended;

    final byte[] bytes = new byte[PIECE + 2 * BLOCK];

    /** How many of the bytes are data. */
    private int length;

    private int safe;

    EntropyBuffer(byte[] source) {
        this.source = source;
    }

    /** What a buffer takes. */
    static long heapBytes() {
        return PIECE + 2 * BLOCK + 64;
    }

    /** Begins at a byte of the source, with bit 0. */
    void begin(int from) {
        next = from;
        ended = false;
        length = 0;
        fill();
    }

    /** The place from which on {@link #more} has to be asked before a block is begun. */
    int safe() {
        return safe;
    }

    /** Makes room for another block; the new place for a decoder's place. */
    int more(int at) {
        if (ended) {
            check(at);
            return at;
        }
        int first = at >>> 3;
        int kept = Math.max(0, length - first);
        System.arraycopy(bytes, first, bytes, 0, kept);
        length = kept;
        fill();
        return at & 7;
    }

    /** Refuses if a decoder's place is behind the end of the data. */
    void check(int at) {
        if (ended && at > 8 * length) {
            throw Damage.of("it is cut off: the data of a scan end early, at byte " + next + " of " + source.length);
        }
    }

    /** The offset in the source of the marker that ends the data. */
    int marker() {
        while (!ended) {
            length = 0;
            fill();
        }
        return next;
    }

    /** Whether one of eight bytes is 0xFF. */
    static boolean hasFf(long eight) {
        long inverse = ~eight;
        return ((inverse - ONES) & ~inverse & HIGHS) != 0;
    }

    /** Begins behind a restart marker, which must be the one that ends the data. */
    void restart(int marker) {
        int from = marker();
        if (from + 1 >= source.length || (source[from + 1] & 0xFF) != marker) {
            throw Damage.of("there is no restart marker " + (marker & 7) + " at byte " + from);
        }
        begin(from + 2);
    }

    private void fill() {
        int from = next;
        int to = length;
        while (to < PIECE) {
            if (from + 8 <= source.length) {
                long eight = (long) LONG.get(source, from);
                if (!hasFf(eight)) {
                    LONG.set(bytes, to, eight);
                    from += 8;
                    to += 8;
                    continue;
                }
            }
            if (from >= source.length) {
                ended = true;
                break;
            }
            byte one = source[from];
            if (one == (byte) 0xFF) {
                int behind = from + 1;
                while (behind < source.length && source[behind] == (byte) 0xFF) {
                    behind++;
                }
                if (behind >= source.length || source[behind] != 0) {
                    from = behind - 1;
                    ended = true;
                    break;
                }
                from = behind;
            }
            bytes[to++] = one;
            from++;
        }
        next = from;
        length = to;
        if (ended) {
            Arrays.fill(bytes, to, Math.min(bytes.length, to + 2 * BLOCK), (byte) 0);
        }
        safe = 8 * (to - BLOCK);
    }
}
