package io.lazyimg.testkit;

import static io.lazyimg.testkit.HostilePictures.notDecodable;
import static io.lazyimg.testkit.HostilePictures.repeated;
import static io.lazyimg.testkit.HostilePictures.served;
import static io.lazyimg.testkit.HostilePictures.tooLarge;

import java.util.List;

/**
 * BMPs made to do harm.
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/gdi/bitmap-compression">Bitmap compression</a>
 */
final class HostileBmps {
    private static final int PLAIN = 0;
    private static final int RLE8 = 1;
    private static final int RLE4 = 2;
    private static final int FIELDS = 3;
    private static final int COLOURS = 256;

    private HostileBmps() {}

    static List<HostilePicture> all() {
        return List.of(
                served("bmp-runs-of-9-megapixels.bmp", () -> bmp(3000, 3000, 8, RLE8, COLOURS, runs(3000, 3000))),
                served("bmp-runs-that-go-on.bmp", () -> bmp(20, 20, 8, RLE8, COLOURS, runs(3000, 3000))),
                tooLarge("bmp-runs-of-49-megapixels.bmp", () -> bmp(7000, 7000, 8, RLE8, COLOURS, new byte[64])),
                tooLarge("bmp-runs-65535-by-65535.bmp", () -> bmp(65_535, 65_535, 8, RLE8, COLOURS, new byte[64])),
                tooLarge(
                        "bmp-of-the-largest-sides.bmp",
                        () -> bmp(Integer.MAX_VALUE, Integer.MAX_VALUE, 8, RLE8, COLOURS, new byte[64])),
                notDecodable(
                        "bmp-of-the-least-height.bmp",
                        () -> bmp(100, Integer.MIN_VALUE, 8, RLE8, COLOURS, new byte[64])),
                notDecodable("bmp-of-a-negative-width.bmp", () -> bmp(-100, 100, 24, PLAIN, 0, new byte[30_000])),
                served("bmp-from-the-top-down.bmp", () -> bmp(100, -100, 24, PLAIN, 0, new byte[30_000])),
                notDecodable("bmp-shorter-than-it-says.bmp", () -> bmp(6000, 6000, 24, PLAIN, 0, new byte[64])),
                notDecodable(
                        "bmp-runs-beyond-the-picture.bmp",
                        () -> bmp(
                                20, 20, 8, RLE8, COLOURS, repeated(1000, (byte) 0, (byte) 2, (byte) 255, (byte) 255))),
                notDecodable(
                        "bmp-runs-of-half-bytes-beyond-the-picture.bmp",
                        () -> bmp(20, 20, 4, RLE4, 16, repeated(1000, (byte) 0, (byte) 2, (byte) 255, (byte) 255))),
                notDecodable("bmp-palette-of-four-billion.bmp", () -> bmp(20, 20, 8, PLAIN, -1, new byte[2000])),
                served(
                        "bmp-palette-of-two-billion.bmp",
                        () -> bmp(20, 20, 8, PLAIN, Integer.MAX_VALUE, new byte[2000])),
                served("bmp-palette-of-200-million.bmp", () -> bmp(20, 20, 8, PLAIN, 200_000_000, new byte[2000])),
                notDecodable("bmp-fields-of-no-bits.bmp", () -> bmp(20, 20, 32, FIELDS, 0, new byte[2000])),
                notDecodable("bmp-with-a-jpeg-in-it.bmp", () -> bmp(20, 20, 0, 4, 0, new byte[2000])),
                notDecodable(
                        "bmp-header-of-two-billion-bytes.bmp", () -> header(Integer.MAX_VALUE, 20, 20, 24, PLAIN, 0)
                                .bytes(new byte[2000])
                                .toBytes()));
    }

    private static byte[] bmp(int width, int height, int depth, int compression, int colours, byte[] data) {
        return header(40, width, height, depth, compression, colours)
                .bytes(new byte[4 * 256])
                .bytes(data)
                .toBytes();
    }

    private static Chunk header(int size, int width, int height, int depth, int compression, int colours) {
        Chunk out = Chunk.littleEndian().ascii("BM").u32(0, 0, 54 + 4 * 256);
        out.u32(size, width, height).u16(1, depth).u32(compression, 0, 0, 0, colours, 0);
        return out;
    }

    /** Whole rows of runs of 255 pixels. */
    private static byte[] runs(int width, int height) {
        Chunk row = Chunk.littleEndian();
        for (int x = 0; x < width; x += 255) {
            row.u8(Math.min(255, width - x), 7);
        }
        return Chunk.littleEndian()
                .bytes(repeated(height, row.u8(0, 0).toBytes()))
                .u8(0, 1)
                .toBytes();
    }
}
