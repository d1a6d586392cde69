package io.lazyimg.s3;

import io.lazyimg.image.Layout;
import io.lazyimg.image.Transform;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A grey PNG, just larger than what is to be made of it.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">PNG, third edition</a>, sections 5 and 11
 */
record TestPicture(int width, int height) {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;

    static TestPicture above(Transform size) {
        int width = size.width() == 0 ? size.height() : size.width();
        int height = size.height() == 0 ? size.width() : size.height();
        return new TestPicture(width + 1, height + 1);
    }

    Layout layout(Transform size) {
        return size.layout(width, height);
    }

    byte[] png() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream png = new DataOutputStream(bytes)) {
            png.writeLong(SIGNATURE);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(header);
            fields.writeInt(width);
            fields.writeInt(height);
            fields.write(new byte[] {8, 0, 0, 0, 0}); // 8 bits of grey, not interlaced
            chunk(png, "IHDR", header.toByteArray());
            chunk(png, "IDAT", rows());
            chunk(png, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private byte[] rows() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream rows = new DeflaterOutputStream(packed, new Deflater())) {
            byte[] row = new byte[1 + width]; // a filter's number, 0 for none, and the pixels
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    row[1 + x] = (byte) (255L * (x + y) / (width + height));
                }
                rows.write(row);
            }
        }
        return packed.toByteArray();
    }

    private static void chunk(DataOutputStream png, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        png.writeInt(data.length);
        png.write(name);
        png.write(data);
        png.writeInt((int) crc.getValue());
    }
}
