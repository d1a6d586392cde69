package io.lazyimg.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a JPEG says of itself before its first scan.
 *
 * @param width as stored
 * @param height as stored
 * @param sampling of luma, where chroma's is 1x1: {@code 2x2} is 4:2:0; {@code gray} for one component
 * @param progressive or baseline
 */
record JpegHead(int width, int height, String sampling, boolean progressive) {
    static JpegHead of(Path file) throws IOException {
        return of(Files.readAllBytes(file));
    }

    static JpegHead of(byte[] jpeg) throws IOException {
        int at = 2;
        while (at + 9 < jpeg.length && u8(jpeg, at) == 0xff) {
            int marker = u8(jpeg, at + 1);
            if (marker == 0xc0 || marker == 0xc1 || marker == 0xc2) {
                int components = u8(jpeg, at + 9);
                int luma = u8(jpeg, at + 11);
                String sampling = components == 1 ? "gray" : (luma >> 4) + "x" + (luma & 15);
                return new JpegHead(u16(jpeg, at + 7), u16(jpeg, at + 5), sampling, marker == 0xc2);
            }
            at += marker == 0xff ? 1 : 2 + u16(jpeg, at + 2);
        }
        throw new IOException("no frame header: not a JPEG that this run knows");
    }

    private static int u8(byte[] bytes, int at) {
        return bytes[at] & 0xff;
    }

    private static int u16(byte[] bytes, int at) {
        return u8(bytes, at) << 8 | u8(bytes, at + 1);
    }
}
