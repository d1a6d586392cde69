package io.lazyimg.vips;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A PNG with nothing to see. */
final class BlankPng {
    private static final int RGB_ALPHA = 6;

    private BlankPng() {}

    /** One of four samples of 16 bits a pixel and without data: for plans, which look at headers. */
    static byte[] header(int width, int height) {
        ByteBuffer png = ByteBuffer.allocate(8 + 12 + 13 + 12 + 12);
        png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        chunk(png, "IHDR", header.put(new byte[] {16, RGB_ALPHA, 0, 0, 0}).array());
        chunk(png, "IDAT", new byte[0]);
        chunk(png, "IEND", new byte[0]);
        return png.array();
    }

    private static void chunk(ByteBuffer png, String type, byte[] data) {
        CRC32 sum = new CRC32();
        sum.update(type.getBytes(StandardCharsets.US_ASCII));
        sum.update(data);
        png.putInt(data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .putInt((int) sum.getValue());
    }
}
