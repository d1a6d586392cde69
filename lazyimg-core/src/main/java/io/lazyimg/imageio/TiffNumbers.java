package io.lazyimg.imageio;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Refusal;

/**
 * The numbers of a TIFF's entry, where they lie in the file.
 *
 * @param tag of the entry
 * @param type of the numbers
 * @param content of the entry
 * @param count how many there are
 */
record TiffNumbers(int tag, int type, Bytes content, int count) {

    /** One of them, from 0 to less than {@link #count}. */
    long at(int index) {
        return switch (type) {
            case 1, 7 -> content.u8(index);
            case 3 -> content.u16(2L * index);
            case 4 -> content.u32(4L * index);
            default -> throw Refusal.notDecodable("TIFF tag " + tag + " is of type " + type);
        };
    }
}
