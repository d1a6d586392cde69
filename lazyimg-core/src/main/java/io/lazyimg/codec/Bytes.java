package io.lazyimg.codec;

import io.lazyimg.image.ImageException;

/**
 * A part of a source, read in one byte order and never beyond its end: a read outside it is an {@link ImageException}.
 *
 * @param array the source, never written to
 * @param from where the part begins in it
 * @param to where it ends
 * @param littleEndian the byte order of numbers
 */
@SuppressWarnings("ArrayRecordComponent") // a view of a source; never compared
public record Bytes(byte[] array, int from, int to, boolean littleEndian) {

    public static Bytes bigEndian(byte[] array) {
        return new Bytes(array, 0, array.length, false);
    }

    public static Bytes littleEndian(byte[] array) {
        return new Bytes(array, 0, array.length, true);
    }

    public int length() {
        return to - from;
    }

    /** The same bytes in another byte order. */
    public Bytes ordered(boolean little) {
        return new Bytes(array, from, to, little);
    }

    /** The part of this part that begins at an offset and is that long. */
    public Bytes slice(long at, long length) {
        require(at, length);
        return new Bytes(array, from + (int) at, from + (int) (at + length), littleEndian);
    }

    /** Whether that many bytes are there from an offset on. */
    public boolean holds(long at, long length) {
        return at >= 0 && length >= 0 && at <= length() && length <= length() - at;
    }

    public int u8(long at) {
        require(at, 1);
        return array[from + (int) at] & 0xFF;
    }

    public int u16(long at) {
        int first = u8(at);
        int second = u8(at + 1);
        return littleEndian ? second << 8 | first : first << 8 | second;
    }

    public int u24(long at) {
        return littleEndian ? u8(at + 2) << 16 | u16(at) : u8(at) << 16 | u16(at + 1);
    }

    public long u32(long at) {
        long first = u16(at);
        long second = u16(at + 2);
        return littleEndian ? second << 16 | first : first << 16 | second;
    }

    public int s32(long at) {
        return (int) u32(at);
    }

    /** Whether these ASCII characters stand at an offset; false if it is too short for them. */
    public boolean matches(long at, String ascii) {
        if (!holds(at, ascii.length())) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (u8(at + i) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Refuses if that many bytes are not there from an offset on. */
    public void require(long at, long length) {
        if (!holds(at, length)) {
            throw Refusal.notDecodable("the file is cut off: " + length + " bytes are missing at byte " + (from + at)
                    + " of " + array.length);
        }
    }
}
