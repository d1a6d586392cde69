package io.lazyimg.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes put together by hand. */
final class Chunk {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final boolean little;

    private Chunk(boolean little) {
        this.little = little;
    }

    static Chunk littleEndian() {
        return new Chunk(true);
    }

    static Chunk bigEndian() {
        return new Chunk(false);
    }

    Chunk ascii(String text) {
        return bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Chunk bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    Chunk u8(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    Chunk u16(int... values) {
        for (int value : values) {
            number(value, 2);
        }
        return this;
    }

    Chunk u24(int value) {
        return number(value, 3);
    }

    Chunk u32(long... values) {
        for (long value : values) {
            number(value, 4);
        }
        return this;
    }

    int size() {
        return out.size();
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private Chunk number(long value, int size) {
        for (int i = 0; i < size; i++) {
            out.write((int) (value >> (8 * (little ? i : size - 1 - i))));
        }
        return this;
    }
}
