package io.lazyimg.testkit;

import static io.lazyimg.testkit.HostilePicture.MARK;
import static io.lazyimg.testkit.HostilePictures.notDecodable;
import static io.lazyimg.testkit.HostilePictures.repeated;
import static io.lazyimg.testkit.HostilePictures.served;
import static io.lazyimg.testkit.HostilePictures.tooLarge;

import java.util.List;

/** PNGs made to do harm. */
final class HostilePngs {
    private static final byte[] MUCH = PngFile.deflate(new byte[300 << 20]);
    private static final PngFile.Pixels BLACK = (x, y) -> new int[] {0};

    private HostilePngs() {}

    static List<HostilePicture> all() {
        return List.of(
                served("png-data-that-go-on.png", () -> gray(100, 100).toBytes(MUCH)),
                served("png-data-in-a-million-chunks.png", HostilePngs::emptyChunks),
                served("png-of-36-megapixels-in-35-kilobytes.png", () -> gray(6000, 6000)
                        .toBytes(MUCH)),
                tooLarge("png-interlaced-of-49-megapixels.png", () -> new PngFile(7000, 7000, 16, PngFile.RGB_ALPHA)
                        .interlaced()
                        .toBytes(MUCH)),
                tooLarge("png-one-row-of-50-megapixels.png", () -> new PngFile(50_000_000, 1, 16, PngFile.RGB_ALPHA)
                        .toBytes(MUCH)),
                tooLarge("png-65535-by-65535.png", () -> gray(65_535, 65_535).toBytes(MUCH)),
                tooLarge("png-of-the-largest-sides.png", () -> gray(Integer.MAX_VALUE, Integer.MAX_VALUE)
                        .toBytes(MUCH)),
                notDecodable("png-of-negative-sides.png", () -> gray(-1, -1).toBytes(MUCH)),
                served("png-ztxt.png", () -> text("zTXt", MARK, 0, 0)),
                served("png-itxt.png", () -> text("iTXt", MARK, 0, 1, 0, 0, 0)),
                served("png-profile.png", () -> text("iCCP", MARK, 0, 0)),
                served(
                        "png-exif-that-loops.png",
                        () -> gray(20, 20).chunk("eXIf", HostileExif.loop()).toBytes(BLACK)),
                served("png-a-million-texts.png", () -> gray(20, 20)
                        .many(700_000, PngFile.chunkBytes("tEXt", new byte[0]))
                        .toBytes(BLACK)),
                notDecodable("png-chunk-longer-than-the-file.png", () -> gray(20, 20)
                        .many(
                                1,
                                Chunk.bigEndian().u32(0xFFFFFFFFL).ascii("tEXt").toBytes())
                        .toBytes(BLACK)),
                notDecodable("png-data-of-no-compression-known.png", () -> gray(20, 20)
                        .toBytes(repeated(100, (byte) 0xFF))),
                served("png-palette-of-a-megabyte.png", () -> new PngFile(20, 20, 8, PngFile.PALETTE)
                        .chunk("PLTE", new byte[3 << 20])
                        .chunk("tRNS", new byte[1 << 20])
                        .toBytes((x, y) -> new int[] {255})),
                served("png-index-behind-its-palette.png", () -> new PngFile(20, 20, 8, PngFile.PALETTE)
                        .chunk("PLTE", new byte[3])
                        .toBytes((x, y) -> new int[] {255})));
    }

    private static PngFile gray(int width, int height) {
        return new PngFile(width, height, 8, PngFile.GRAY);
    }

    private static byte[] emptyChunks() {
        return gray(20, 20)
                .many(700_000, PngFile.chunkBytes("IDAT", new byte[0]))
                .toBytes(BLACK);
    }

    private static byte[] text(String type, String keyword, int... head) {
        return gray(20, 20)
                .chunk(
                        type,
                        Chunk.bigEndian().ascii(keyword).u8(head).bytes(MUCH).toBytes())
                .toBytes(BLACK);
    }
}
