package io.lazyimg.vips;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A box of an ISO base media file.
 *
 * @param type four characters
 * @param content what is in it
 * @see <a href="https://www.iso.org/standard/83102.html">ISO/IEC 14496-12, 4.2</a>
 */
record Box(String type, Bytes content) {
    private static final int MOST = 4096;

    /**
     * The boxes that follow each other in a part of a file.
     *
     * @param name of that part, for refusals
     */
    static List<Box> all(Bytes part, String name) {
        List<Box> boxes = new ArrayList<>();
        long at = 0;
        while (at < part.length()) {
            long size = part.u32(at);
            int header = 8;
            if (size == 1) {
                size = part.u32(at + 8) << 32 | part.u32(at + 12);
                header = 16;
            } else if (size == 0) {
                size = part.length() - at;
            }
            if (size < header) {
                throw Refusal.notDecodable("a box in " + name + " says that it has " + size + " bytes");
            }
            if (boxes.size() == MOST) {
                throw Refusal.notDecodable("more than " + MOST + " boxes are in " + name);
            }
            part.require(at, 8);
            String type = new String(part.array(), part.from() + (int) at + 4, 4, StandardCharsets.ISO_8859_1);
            boxes.add(new Box(type, part.slice(at + header, size - header)));
            at += size;
        }
        return boxes;
    }

    /** The only one of a type. */
    static Bytes only(List<Box> boxes, String type) {
        Bytes found = atMostOne(boxes, type);
        if (found.length() == 0) {
            throw Refusal.notDecodable("the file has no box '" + type + "'");
        }
        return found;
    }

    /** The only one of a type, or nothing. Readers differ in which of several they take, so that there may be no more. */
    static Bytes atMostOne(List<Box> boxes, String type) {
        Bytes found = Bytes.bigEndian(new byte[0]);
        boolean seen = false;
        for (Box box : boxes) {
            if (box.type.equals(type)) {
                if (seen) {
                    throw Refusal.notDecodable("the file has several boxes '" + type + "'");
                }
                seen = true;
                found = box.content;
            }
        }
        return found;
    }
}
