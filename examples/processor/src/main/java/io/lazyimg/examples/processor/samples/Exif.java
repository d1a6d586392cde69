package io.lazyimg.examples.processor.samples;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes what a camera writes in front of a JPEG.
 *
 * @see <a href="https://www.cipa.jp/std/documents/download_e.html?DC-008-Translation-2023-E">Exif 3.0, 4.5 and 4.6</a>
 */
final class Exif {
    private static final int SHORT = 3;
    private static final int ASCII = 2;
    private static final int ENTRY_BYTES = 12;

    private Exif() {}

    /**
     * The APP1 segment, marker and length included, in big-endian order.
     *
     * @param orientation 1 for upright as stored, 6 for stored a quarter turn to the left
     */
    static byte[] segment(int orientation) {
        byte[][] texts = {ascii("lazyimg"), ascii("Sample"), ascii("2026:06:21 18:30:00")};
        int[] textTags = {0x010F, 0x0110, 0x0132}; // Make, Model, DateTime
        int entries = texts.length + 1;
        int values = 8 + 2 + entries * ENTRY_BYTES + 4;
        ByteBuffer directory = ByteBuffer.allocate(values);
        directory.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8).putShort((short) entries);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (int i = 0; i < entries; i++) {
            if (i == 2) {
                entry(directory, 0x0112, SHORT, 1, orientation << 16); // tags must be in ascending order
            } else {
                byte[] text = texts[i < 2 ? i : i - 1];
                entry(directory, textTags[i < 2 ? i : i - 1], ASCII, text.length, values + data.size());
                data.writeBytes(text);
            }
        }
        directory.putInt(0);
        byte[] header = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
        int length = 2 + header.length + values + data.size();
        return ByteBuffer.allocate(2 + length)
                .putShort((short) 0xFFE1)
                .putShort((short) length)
                .put(header)
                .put(directory.array())
                .put(data.toByteArray())
                .array();
    }

    private static void entry(ByteBuffer directory, int tag, int type, int count, int valueOrOffset) {
        directory.putShort((short) tag).putShort((short) type).putInt(count).putInt(valueOrOffset);
    }

    /** Ended by a zero, and of even length, for offsets must be even. */
    private static byte[] ascii(String text) {
        String ended = text + (text.length() % 2 == 0 ? "\0\0" : "\0");
        return ended.getBytes(StandardCharsets.US_ASCII);
    }
}
