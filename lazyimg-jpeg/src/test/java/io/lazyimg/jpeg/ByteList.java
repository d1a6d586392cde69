package io.lazyimg.jpeg;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes put together by hand. */
final class ByteList {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    ByteList u8(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    ByteList u16(int... values) {
        for (int value : values) {
            u8(value >> 8, value);
        }
        return this;
    }

    ByteList ascii(String text) {
        return bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    ByteList bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** A marker and a segment of such a content. */
    ByteList segment(int marker, byte[] content) {
        return u8(0xFF, marker).u16(content.length + 2).bytes(content);
    }

    int size() {
        return out.size();
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
