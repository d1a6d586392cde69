package io.lazyimg.testkit;

import static io.lazyimg.testkit.HostilePicture.MARK;
import static io.lazyimg.testkit.HostilePictures.notDecodable;
import static io.lazyimg.testkit.HostilePictures.served;
import static io.lazyimg.testkit.HostilePictures.tooLarge;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** JPEGs made to do harm. */
final class HostileJpegs {
    private static final int MOST_IN_A_SEGMENT = 65_533;
    private static final byte[] SMALL = JpegFile.of(TestPictures.slopes(64, 48));

    private HostileJpegs() {}

    static List<HostilePicture> all() {
        return List.of(
                notDecodable("jpeg-1000-scans-of-16-megapixels.jpg", () -> BandJpeg.of(4000, 4000, 1000)),
                served("jpeg-40-scans-of-16-megapixels.jpg", () -> BandJpeg.of(4000, 4000, 40)),
                notDecodable("jpeg-900-scans-of-few-pixels.jpg", () -> BandJpeg.of(64, 64, 900)),
                tooLarge("jpeg-65535-by-65535.jpg", () -> JpegFile.claiming(SMALL, 65_535, 65_535)),
                tooLarge("jpeg-progressive-65535-by-65535.jpg", () -> BandJpeg.of(65_535, 65_535, 2)),
                notDecodable("jpeg-of-no-height.jpg", () -> JpegFile.claiming(SMALL, 64, 0)),
                notDecodable("jpeg-claims-49-megapixels.jpg", () -> JpegFile.claiming(SMALL, 7000, 7000)),
                served("jpeg-400-segments-of-64-kilobytes.jpg", () -> segments(400, 0xE5, MOST_IN_A_SEGMENT)),
                notDecodable("jpeg-100000-segments.jpg", () -> segments(100_000, 0xE5, 0)),
                notDecodable("jpeg-100000-comments.jpg", () -> segments(100_000, 0xFE, 0)),
                served("jpeg-profile-in-255-parts.jpg", () -> profile(255, 30_000)),
                served("jpeg-profile-of-one-part-of-255.jpg", () -> profile(1, 500)),
                served("jpeg-restarts-after-65535.jpg", () -> JpegFile.with(SMALL, 0xDD, new byte[] {-1, -1})),
                served("jpeg-exif-that-loops.jpg", () -> JpegFile.exif(SMALL, HostileExif.loop())),
                served("jpeg-exif-of-65535-entries.jpg", () -> JpegFile.exif(SMALL, HostileExif.entries())),
                served(
                        "jpeg-thumbnail-65535-by-65535.jpg",
                        () -> JpegFile.exif(SMALL, HostileExif.thumbnail(JpegFile.claiming(SMALL, 65_535, 65_535)))),
                served(
                        "jpeg-jfif-thumbnail-beyond-its-segment.jpg",
                        () -> JpegFile.with(
                                SMALL,
                                0xE0,
                                Chunk.bigEndian()
                                        .ascii("JFIF\0")
                                        .u8(1, 2, 0, 0, 1, 0, 1, 255, 255)
                                        .toBytes())),
                served(
                        "jpeg-with-a-page-in-its-comment.jpg",
                        () -> JpegFile.with(SMALL, 0xFE, ("<html>" + MARK).getBytes(StandardCharsets.ISO_8859_1))),
                served("jpeg-with-a-page-behind-it.jpg", () -> Chunk.bigEndian()
                        .bytes(SMALL)
                        .ascii("<html>" + MARK)
                        .toBytes()),
                notDecodable("jpeg-lossless.jpg", () -> frame(0xC3)),
                notDecodable("jpeg-arithmetic.jpg", () -> frame(0xC9)),
                notDecodable("jpeg-nothing-but-fill-bytes.jpg", () -> Chunk.bigEndian()
                        .u8(0xFF, 0xD8)
                        .bytes(HostilePictures.repeated(8 << 20, (byte) 0xFF))
                        .toBytes()),
                notDecodable(
                        "jpeg-nothing-but-starts.jpg",
                        () -> HostilePictures.repeated(4 << 20, (byte) 0xFF, (byte) 0xD8)));
    }

    private static byte[] segments(int count, int marker, int length) {
        byte[] content = new byte[length];
        byte[] mark = MARK.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(mark, 0, content, 0, Math.min(length, mark.length));
        Chunk out = Chunk.bigEndian().u8(0xFF, 0xD8);
        for (int i = 0; i < count; i++) {
            out.u8(0xFF, marker).u16(length + 2).bytes(content);
        }
        return out.bytes(Arrays.copyOfRange(SMALL, 2, SMALL.length)).toBytes();
    }

    private static byte[] profile(int parts, int length) {
        Chunk out = Chunk.bigEndian().u8(0xFF, 0xD8);
        for (int i = 1; i <= parts; i++) {
            out.u8(0xFF, 0xE2)
                    .u16(length + 16)
                    .ascii("ICC_PROFILE\0")
                    .u8(i, 255)
                    .bytes(new byte[length]);
        }
        return out.bytes(Arrays.copyOfRange(SMALL, 2, SMALL.length)).toBytes();
    }

    /** Of a process that is not read. */
    private static byte[] frame(int marker) {
        byte[] other = SMALL.clone();
        for (int i = 0; i < other.length - 1; i++) {
            if (other[i] == (byte) 0xFF && other[i + 1] == (byte) 0xC0) {
                other[i + 1] = (byte) marker;
                return other;
            }
        }
        throw new IllegalStateException("no frame");
    }
}
