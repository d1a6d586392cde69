package io.lazyimg.testkit;

import static io.lazyimg.testkit.HostilePicture.MARK;
import static io.lazyimg.testkit.HostilePictures.notDecodable;

import java.util.List;

/** What is no picture that is read, whatever its name says and whatever readers there are. */
final class Strangers {
    private static final byte[] PNG = Files.png(TestPictures.plain(16, 16, TestPictures.RED));

    private Strangers() {}

    static List<HostilePicture> all() {
        return List.of(
                notDecodable("ico.png", () -> icon(1, 1)),
                notDecodable("ico-named-so.jpg", () -> icon(1, 1)),
                notDecodable("ico-of-65535-pictures.png", () -> icon(1, 65_535)),
                notDecodable("cursor.gif", () -> icon(2, 1)),
                notDecodable(
                        "svg.png", () -> text("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>" + MARK + "</svg>")),
                notDecodable(
                        "svg-behind-a-declaration.jpg", () -> text("<?xml version=\"1.0\"?><!--" + MARK + "--><svg/>")),
                notDecodable("page.webp", () -> text("<!doctype html><script>" + MARK + "</script>")),
                notDecodable("document.gif", () -> text("%PDF-1.7\n% " + MARK)),
                notDecodable("script.jpg", () -> text("#!/bin/sh\n# " + MARK)),
                notDecodable("photoshop.jpg", () -> Chunk.bigEndian()
                        .ascii("8BPS")
                        .u16(1)
                        .bytes(new byte[6])
                        .u16(3)
                        .u32(8, 8)
                        .u16(8, 3)
                        .bytes(new byte[300])
                        .toBytes()),
                notDecodable("wireless-bitmap.png", () -> new byte[] {0, 0, 8, 8, 1, 2, 3, 4, 5, 6, 7, 8}),
                notDecodable("portable-pixmap.png", () -> text("P6 2 2 255 " + MARK)),
                notDecodable(
                        "heif.jpg",
                        () -> Chunk.bigEndian().u32(24).ascii("ftypheic" + MARK).toBytes()),
                notDecodable(
                        "avif.webp",
                        () -> Chunk.bigEndian().u32(24).ascii("ftypavif" + MARK).toBytes()),
                notDecodable("jpeg-2000.jpg", () -> Chunk.bigEndian()
                        .u32(12)
                        .ascii("jP  \r\n\u0087\n")
                        .toBytes()),
                notDecodable(
                        "big-tiff.tif",
                        () -> Chunk.littleEndian().ascii("II").u16(43, 8, 0).toBytes()),
                notDecodable("wave.webp", () -> Chunk.littleEndian()
                        .ascii("RIFF")
                        .u32(40)
                        .ascii("WAVEfmt ")
                        .toBytes()),
                notDecodable("archive.png", () -> Chunk.littleEndian()
                        .ascii("PK")
                        .u8(3, 4)
                        .ascii(MARK)
                        .toBytes()),
                notDecodable(
                        "png-behind-a-blank.png",
                        () -> Chunk.bigEndian().u8(' ').bytes(PNG).toBytes()),
                notDecodable("nothing.png", () -> new byte[0]),
                notDecodable("one-byte.jpg", () -> new byte[] {(byte) 0xFF}));
    }

    private static byte[] text(String text) {
        return Chunk.bigEndian().ascii(text).toBytes();
    }

    /** Icons or cursors, all of them one PNG. */
    private static byte[] icon(int type, int count) {
        Chunk out = Chunk.littleEndian().u16(0, type, count);
        for (int i = 0; i < count; i++) {
            out.u8(16, 16, 0, 0).u16(1, 32).u32(PNG.length, 6 + 16L * count);
        }
        return out.bytes(PNG).toBytes();
    }
}
