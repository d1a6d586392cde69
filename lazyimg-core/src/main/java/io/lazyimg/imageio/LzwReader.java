package io.lazyimg.imageio;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Refusal;

/**
 * Reads the numbers of a GIF's colours, as many as are asked for and no more.
 *
 * @see <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">GIF89a, appendix F</a>
 */
final class LzwReader {
    private static final int MAX_COLOUR_BITS = 8;
    private static final int MAX_WIDTH = 12;
    private static final int MOST_CODES = 1 << MAX_WIDTH;
    private static final int NONE = -1;

    private final Bytes source;
    private final int clear;
    private final int colourBits;
    private final char[] prefixes = new char[MOST_CODES];
    private final byte[] suffixes = new byte[MOST_CODES];

    /** What a code stands for, written from the end down; what has not been given away yet begins at a place. */
    private final byte[] string = new byte[MOST_CODES];

    private int left = string.length;

    private int width;
    private int next;
    private int previous = NONE;

    private long at;
    private int inBlock;
    private int pending;
    private int count;

    /**
     * Begins.
     *
     * @param data where the bits of a colour's number stand, before the first block
     */
    LzwReader(Bytes source, long data) {
        this.source = source;
        this.at = data + 1;
        this.colourBits = source.u8(data);
        if (colourBits < 1 || colourBits > MAX_COLOUR_BITS) {
            throw Refusal.notDecodable("the GIF has colours of " + colourBits + " bits");
        }
        this.clear = 1 << colourBits;
        clear();
    }

    /** Fills an array. */
    void read(byte[] to) {
        for (int done = 0; done < to.length; ) {
            while (left == string.length) {
                decode();
            }
            int part = Math.min(string.length - left, to.length - done);
            System.arraycopy(string, left, to, done, part);
            left += part;
            done += part;
        }
    }

    private void clear() {
        width = colourBits + 1;
        next = clear + 2;
        previous = NONE;
    }

    private void decode() {
        int code = code();
        if (code == clear) {
            clear();
            return;
        }
        boolean isNew = code == next && previous != NONE && next < MOST_CODES;
        if (code == clear + 1 || (code >= next && !isNew) || (previous == NONE && code > clear)) {
            throw Refusal.notDecodable("the GIF's data end early, or have a code that there is not");
        }
        int to = string.length - (isNew ? 1 : 0);
        int one = isNew ? previous : code;
        for (; one > clear; one = prefixes[one]) {
            string[--to] = suffixes[one];
        }
        string[--to] = (byte) one;
        if (isNew) {
            string[string.length - 1] = (byte) one;
        }
        left = to;
        if (previous != NONE && next < MOST_CODES) {
            prefixes[next] = (char) previous;
            suffixes[next] = (byte) one;
            next++;
            if (next == 1 << width && width < MAX_WIDTH) {
                width++;
            }
        }
        previous = code;
    }

    private int code() {
        while (count < width) {
            if (inBlock == 0) {
                inBlock = source.u8(at++);
                if (inBlock == 0) {
                    throw Refusal.notDecodable("the GIF's data end before its last row");
                }
            }
            pending |= source.u8(at++) << count;
            count += 8;
            inBlock--;
        }
        int code = pending & ((1 << width) - 1);
        pending >>>= width;
        count -= width;
        return code;
    }
}
