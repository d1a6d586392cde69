package io.lazyimg.testkit;

import static io.lazyimg.testkit.HostilePicture.MARK;
import static io.lazyimg.testkit.HostilePictures.notDecodable;
import static io.lazyimg.testkit.HostilePictures.repeated;
import static io.lazyimg.testkit.HostilePictures.served;
import static io.lazyimg.testkit.HostilePictures.tooLarge;

import java.util.Arrays;
import java.util.List;

/** GIFs made to do harm. */
final class HostileGifs {
    private static final byte[] FOUR = LzwRun.gif(4);

    private HostileGifs() {}

    static List<HostilePicture> all() {
        return List.of(
                tooLarge("gif-interlaced-of-49-megapixels.gif", HostileGifs::interlaced),
                served("gif-of-9-megapixels-in-6-kilobytes.gif", () -> gif(3000, 3000, 3000, 3000, 8, zeros())),
                served("gif-data-that-go-on.gif", () -> gif(20, 20, 20, 20, 8, zeros())),
                served(
                        "gif-of-49-megapixels-in-28-kilobytes.gif",
                        () -> gif(7000, 7000, 7000, 7000, 8, LzwRun.gif(49_000_000))),
                tooLarge("gif-65535-by-65535.gif", () -> gif(65_535, 65_535, 1, 1, 8, FOUR)),
                tooLarge("gif-frame-far-beyond-its-screen.gif", () -> gif(2, 2, 65_535, 65_535, 8, FOUR)),
                served("gif-frame-beyond-its-screen.gif", () -> gif(2, 2, 3000, 3000, 8, zeros())),
                notDecodable("gif-frame-of-no-pixels.gif", () -> gif(0, 0, 0, 0, 8, FOUR)),
                notDecodable("gif-data-that-end-early.gif", () -> gif(2000, 2000, 2000, 2000, 8, FOUR)),
                notDecodable("gif-codes-of-no-bits.gif", () -> gif(2, 2, 2, 2, 0, FOUR)),
                notDecodable("gif-codes-of-255-bits.gif", () -> gif(2, 2, 2, 2, 255, FOUR)),
                notDecodable(
                        "gif-codes-that-there-are-not.gif",
                        () -> gif(2000, 2000, 2000, 2000, 8, repeated(30_000, (byte) 0xFF))),
                notDecodable("gif-nothing-but-comments.gif", () -> Chunk.bigEndian()
                        .bytes(screen(9, 9))
                        .bytes(repeated(1 << 20, (byte) 0x21, (byte) 0xFE, (byte) 1, (byte) 'x', (byte) 0))
                        .toBytes()),
                notDecodable(
                        "gif-with-a-page-behind-its-name.gif",
                        () -> Chunk.bigEndian().ascii("GIF89a/*" + MARK + "*/").toBytes()),
                served("gif-a-page-in-its-comment.gif", () -> Chunk.bigEndian()
                        .bytes(screen(20, 20))
                        .u8(0x21, 0xFE, MARK.length())
                        .ascii(MARK)
                        .u8(0)
                        .bytes(frame(20, 20, 8, LzwRun.gif(400)))
                        .toBytes()),
                served("gif-100000-frames.gif", () -> Chunk.bigEndian()
                        .bytes(screen(20, 20))
                        .bytes(repeated(100_000, frame(20, 20, 8, LzwRun.gif(400))))
                        .u8(0x3B)
                        .toBytes()));
    }

    private static byte[] interlaced() {
        byte[] gif = gif(7000, 7000, 7000, 7000, 8, zeros());
        gif[13 + 3 * 256 + 9] |= 0x40;
        return gif;
    }

    private static byte[] zeros() {
        return LzwRun.gif(9_000_000);
    }

    private static byte[] screen(int width, int height) {
        Chunk out = Chunk.littleEndian().ascii("GIF89a").u16(width, height).u8(0xF7, 0, 0);
        return out.bytes(new byte[3 * 256]).toBytes();
    }

    private static byte[] frame(int width, int height, int codeBits, byte[] data) {
        Chunk out = Chunk.littleEndian().u8(0x2C).u16(0, 0, width, height).u8(0, codeBits);
        for (int at = 0; at < data.length; at += 255) {
            int count = Math.min(255, data.length - at);
            out.u8(count).bytes(Arrays.copyOfRange(data, at, at + count));
        }
        return out.u8(0).toBytes();
    }

    private static byte[] gif(int screenWidth, int screenHeight, int width, int height, int codeBits, byte[] data) {
        return Chunk.littleEndian()
                .bytes(screen(screenWidth, screenHeight))
                .bytes(frame(width, height, codeBits, data))
                .u8(0x3B)
                .toBytes();
    }
}
