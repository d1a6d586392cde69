package io.lazyimg.testkit;

import static io.lazyimg.testkit.HostilePictures.notDecodable;
import static io.lazyimg.testkit.HostilePictures.repeated;
import static io.lazyimg.testkit.HostilePictures.served;
import static io.lazyimg.testkit.HostilePictures.tooLarge;

import java.util.List;

/** TIFFs made to do harm. Each file's next directory is itself. */
final class HostileTiffs {
    private static final int NONE = 1;
    private static final int FAX_RLE = 2;
    private static final int FAX_3 = 3;
    private static final int FAX_4 = 4;
    private static final int LZW = 5;
    private static final int JPEG = 7;
    private static final int DEFLATE = 8;
    private static final int PACK_BITS = 32773;
    private static final byte[] MUCH = PngFile.deflate(new byte[300 << 20]);
    private static final byte[] ONE = PngFile.deflate(new byte[1]);
    private static final long HUGE = 0xFFFFFFFFL;

    private HostileTiffs() {}

    static List<HostilePicture> all() {
        return List.of(
                served("tiff-directories-that-loop.tif", () -> new BlockTiff(20, 20, NONE)
                        .put(330, 8, 8, 8)
                        .put(34665, 8)
                        .put(34853, 8)
                        .claim(700, HUGE, 8)
                        .toBytes(1, new byte[400])),
                served("tiff-deflate-that-goes-on.tif", () -> new BlockTiff(20, 20, DEFLATE).toBytes(1, MUCH)),
                served("tiff-lzw-that-goes-on.tif", () -> new BlockTiff(20, 20, LZW).toBytes(1, LzwRun.tiff(9 << 20))),
                served("tiff-pack-bits-that-go-on.tif", () -> new BlockTiff(20, 20, PACK_BITS).toBytes(1, packed())),
                served("tiff-deflate-of-9-megapixels.tif", () -> new BlockTiff(3000, 3000, DEFLATE).toBytes(1, MUCH)),
                notDecodable("tiff-lzw-of-9-megapixels.tif", () -> new BlockTiff(3000, 3000, LZW)
                        .toBytes(1, LzwRun.tiff(9 << 20))),
                tooLarge(
                        "tiff-deflate-of-49-megapixels.tif", () -> new BlockTiff(7000, 7000, DEFLATE).toBytes(1, MUCH)),
                tooLarge("tiff-65535-by-65535.tif", () -> new BlockTiff(65_535, 65_535, DEFLATE).toBytes(1, MUCH)),
                notDecodable(
                        "tiff-of-the-largest-sides.tif", () -> new BlockTiff(Integer.MAX_VALUE, Integer.MAX_VALUE, NONE)
                                .put(278, 1)
                                .toBytes(1, MUCH)),
                notDecodable(
                        "tiff-of-sides-beyond-the-largest.tif", () -> new BlockTiff(HUGE, HUGE, NONE).toBytes(1, MUCH)),
                notDecodable(
                        "tiff-a-million-strips.tif",
                        () -> new BlockTiff(1, 1_000_000, NONE).put(278, 1).toBytes(1_000_000, new byte[1])),
                notDecodable(
                        "tiff-200000-strips-deflated.tif",
                        () -> new BlockTiff(1, 200_000, DEFLATE).put(278, 1).toBytes(200_000, ONE)),
                notDecodable(
                        "tiff-a-million-tiles.tif",
                        () -> new BlockTiff(1000, 1000, NONE).tiles(1, 1).toBytes(1_000_000, new byte[1])),
                notDecodable(
                        "tiff-a-million-tiles-deflated.tif",
                        () -> new BlockTiff(1000, 1000, DEFLATE).tiles(1, 1).toBytes(1_000_000, ONE)),
                notDecodable(
                        "tiff-tiles-of-four-billion.tif",
                        () -> new BlockTiff(20, 20, NONE).tiles(HUGE, HUGE).toBytes(1, new byte[400])),
                notDecodable(
                        "tiff-tiles-of-nothing.tif",
                        () -> new BlockTiff(20, 20, NONE).tiles(0, 16).toBytes(1, new byte[400])),
                notDecodable("tiff-counts-beyond-the-file.tif", () -> new BlockTiff(20, 20, NONE)
                        .claim(258, HUGE, 8)
                        .claim(320, HUGE, 8)
                        .claim(338, HUGE, 8)
                        .toBytes(1, new byte[400])),
                notDecodable(
                        "tiff-800-samples.tif",
                        () -> new BlockTiff(20, 20, NONE).put(277, 800).toBytes(1, new byte[400])),
                notDecodable("tiff-samples-of-other-bits.tif", () -> new BlockTiff(20, 20, DEFLATE)
                        .put(277, 3)
                        .put(262, 2)
                        .put(258, 8, 64, 1_000_000)
                        .toBytes(1, MUCH)),
                served("tiff-fax-of-noise.tif", () -> fax(FAX_RLE, repeated(50_000, (byte) 0x35, (byte) 0xA7))),
                served("tiff-fax-3-of-zeros.tif", () -> fax(FAX_3, new byte[100_000])),
                served("tiff-fax-4-of-ones.tif", () -> fax(FAX_4, repeated(100_000, (byte) 0xFF))),
                notDecodable("tiff-lzw-codes-that-there-are-not.tif", () -> new BlockTiff(3000, 3000, LZW)
                        .toBytes(1, repeated(100_000, (byte) 0x80, (byte) 0x7F, (byte) 0xFF))),
                notDecodable("tiff-jpeg-larger-than-its-place.tif", () -> new BlockTiff(20, 20, JPEG)
                        .toBytes(1, JpegFile.claiming(gray(), 7000, 7000))),
                notDecodable("tiff-jpeg-of-1000-scans.tif", () -> new BlockTiff(64, 64, JPEG)
                        .toBytes(1, BandJpeg.of(64, 64, 1000))),
                served("tiff-jpeg-tables-with-a-huge-picture.tif", HostileTiffs::tables),
                notDecodable("tiff-ycbcr-of-huge-units.tif", () -> new BlockTiff(20, 20, NONE)
                        .put(277, 3)
                        .put(262, 6)
                        .put(258, 8, 8, 8)
                        .shorts(530, 60_000, 60_000)
                        .toBytes(1, new byte[2000])));
    }

    private static byte[] gray() {
        return JpegFile.gray(TestPictures.slopes(64, 48));
    }

    /** Behind a strip's JPEG stands another one, which is said to be its tables. */
    private static byte[] tables() {
        byte[] strip = gray();
        byte[] huge = JpegFile.claiming(JpegFile.progressive(TestPictures.slopes(64, 48)), 60_000, 60_000);
        return new BlockTiff(64, 48, JPEG)
                .bytes(347, huge.length, 8L + strip.length)
                .toBytes(1, Chunk.bigEndian().bytes(strip).bytes(huge).toBytes());
    }

    private static byte[] fax(int compression, byte[] data) {
        return new BlockTiff(3000, 3000, compression).put(258, 1).put(262, 0).toBytes(1, data);
    }

    /** Runs of 128 zeros. */
    private static byte[] packed() {
        return repeated(1 << 20, (byte) -127, (byte) 0);
    }
}
