package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.spi.ResizeJob;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

/** The part of {@link ResizerContract} about what is refused before it costs anything. */
public interface ResizerLimits extends ResizerSubject {
    /** What {@link io.lazyimg.spi.Resizer#plan} may allocate for any header, in bytes. */
    long MOST_FOR_A_PLAN = 1 << 20;

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private long memory(byte[] source, Transform transform) {
        return resizer()
                .plan(new ResizeJob(source, transform, 80, 0, 1_000_000_000, 1_000_000_000))
                .orElseThrow()
                .memoryBytes();
    }

    @Test
    default void refusesTooManyPixelsByTheHeaderAndSaysHowMany() {
        assumeTrue(reads().contains(ImageFormat.PNG));
        byte[] bomb = new PngFile(30_000, 30_000, 1, PngFile.GRAY).toBytes(PngFile.deflate(new byte[3751 * 100]));
        ResizeJob job = ResizerSubject.job(bomb, Transform.fit(100, 100));
        ImageException refusal = assertPlanRefused(Reason.TOO_LARGE, job);
        assertThat(refusal)
                .hasMessageContaining("30000x30000")
                .hasMessageContaining("900 MP")
                .hasMessageContaining("50 MP");
        assertPlanRefused(Reason.TOO_LARGE, ResizerSubject.job(bomb, Transform.fill(1, 1)));
    }

    @Test
    default void refusesByTheHeaderInEveryFormat() {
        Files.all(TestPictures.plain(100, 80, TestPictures.RED)).forEach((format, source) -> {
            if (reads().contains(format)) {
                ResizeJob exact = new ResizeJob(source, Transform.fit(10, 10), 80, 0, 8000, 8000);
                assertThat(resizer().plan(exact)).as("8000 pixels of " + format).isPresent();
                ResizeJob over = new ResizeJob(source, Transform.fit(10, 10), 80, 0, 7999, 8000);
                assertPlanRefused(Reason.TOO_LARGE, over);
            }
        });
    }

    @Test
    default void refusesResultsOfTooManyPixels() {
        assumeTrue(reads().contains(ImageFormat.PNG));
        byte[] source = Files.png(TestPictures.plain(100, 80, TestPictures.RED));
        assertPlanRefused(Reason.TOO_LARGE, new ResizeJob(source, Transform.fit(100, 80), 80, 0, 8000, 7999));
        assertPlanRefused(Reason.TOO_LARGE, new ResizeJob(source, Transform.fill(50, 50), 80, 0, 8000, 2499));
        ResizeJob within = new ResizeJob(source, Transform.fit(9000, 9000), 80, 0, 8000, 8000);
        assertThat(resizer().plan(within))
                .as("the box is large, the result is not")
                .isPresent();
    }

    @Test
    default void aPlanAllocatesNothingByTheFiguresOfAHeader() {
        BufferedImage picture = TestPictures.plain(40, 40, TestPictures.GREEN);
        byte[] large = JpegFile.claiming(JpegFile.progressive(picture), 60_000, 60_000);
        byte[] png = new PngFile(2_000_000_000, 2_000_000_000, 16, PngFile.RGB_ALPHA).toBytes(new byte[64]);
        byte[] tiff = new TiffFile(40, 40, TiffFile.RGB, true)
                .number(256, 2_000_000_000)
                .number(257, 2_000_000_000)
                .number(278, 2_000_000_000)
                .toBytes((x, y) -> new int[] {1, 2, 3}, new byte[0]);
        Map<ImageFormat, byte[]> sources =
                Map.of(ImageFormat.JPEG, large, ImageFormat.PNG, png, ImageFormat.TIFF, tiff);
        sources.forEach((format, source) -> {
            if (reads().contains(format)) {
                ResizeJob job = ResizerSubject.job(source, Transform.fit(100, 100));
                assertPlanRefused(Reason.TOO_LARGE, job); // loads classes
                long before = allocated();
                assertPlanRefused(Reason.TOO_LARGE, job);
                assertThat(allocated() - before)
                        .as("bytes for refusing a " + format)
                        .isLessThan(MOST_FOR_A_PLAN);
            }
        });
    }

    /** Four megabytes of the same few bytes, over and over. */
    private static byte[] repeated(byte[] block) {
        Chunk out = Chunk.bigEndian();
        for (int i = 0; i < (4 << 20) / block.length; i++) {
            out.bytes(block);
        }
        return out.toBytes();
    }

    private static byte[] inserted(byte[] source, int at, byte[] bytes) {
        return Chunk.bigEndian()
                .bytes(Arrays.copyOf(source, at))
                .bytes(bytes)
                .bytes(Arrays.copyOfRange(source, at, source.length))
                .toBytes();
    }

    private static byte[] bytes(int... values) {
        return Chunk.bigEndian().u8(values).toBytes();
    }

    private static byte[] riff(byte[] webp, byte[] chunk) {
        byte[] longer = inserted(webp, webp.length, repeated(chunk));
        byte[] size = Chunk.littleEndian().u32(longer.length - 8L).toBytes();
        System.arraycopy(size, 0, longer, 4, 4);
        return longer;
    }

    private boolean isPlanned(ResizeJob job) {
        try {
            return resizer().plan(job).isPresent();
        } catch (ImageException e) {
            assertThat(e.reason()).isEqualTo(Reason.NOT_DECODABLE);
            return false;
        }
    }

    @Test
    default void aPlanAllocatesNothingByTheNumberOfBlocks() {
        BufferedImage picture = TestPictures.plain(40, 40, TestPictures.GREEN);
        byte[] gif = new GifFile(9, 9, 0).frame(0, 0, 9, 9, -1, (x, y) -> 0).toBytes();
        byte[] jpeg = JpegFile.of(picture);
        byte[] png = Files.png(picture);
        byte[] webp = WebpFile.lossless(picture);
        int pngData = 8 + 25;
        int gifBlocks = 13 + 3 * 128;
        Map<String, Map.Entry<ImageFormat, byte[]>> sources = new TreeMap<>();
        sources.put(
                "GIF control", Map.entry(ImageFormat.GIF, inserted(gif, gifBlocks, repeated(bytes(0x21, 0xF9, 0)))));
        sources.put(
                "GIF comment", Map.entry(ImageFormat.GIF, inserted(gif, gifBlocks, repeated(bytes(0x21, 0xFE, 0)))));
        for (int marker : new int[] {0xDB, 0xC4, 0xE1, 0xE2, 0xFE}) {
            byte[] segments = repeated(bytes(0xFF, marker, 0, 2));
            sources.put("JPEG " + marker, Map.entry(ImageFormat.JPEG, inserted(jpeg, 2, segments)));
        }
        byte[] exif =
                Chunk.bigEndian().u8(0xFF, 0xE1, 0, 10).ascii("Exif\0\0MM").toBytes();
        sources.put("JPEG EXIF", Map.entry(ImageFormat.JPEG, inserted(jpeg, 2, repeated(exif))));
        for (String type : new String[] {"IDAT", "tEXt", "PLTE", "tRNS", "iCCP", "eXIf"}) {
            byte[] chunks = repeated(PngFile.chunkBytes(type, new byte[0]));
            sources.put("PNG " + type, Map.entry(ImageFormat.PNG, inserted(png, pngData, chunks)));
        }
        for (String type : new String[] {"EXIF", "ICCP", "ALPH", "VP8L", "XMP ", "ANMF"}) {
            byte[] chunk = Chunk.littleEndian().ascii(type).u32(0).toBytes();
            sources.put("WebP " + type, Map.entry(ImageFormat.WEBP, riff(webp, chunk)));
        }
        sources.forEach((what, source) -> {
            if (reads().contains(source.getKey())) {
                ResizeJob job = ResizerSubject.job(source.getValue(), Transform.fit(10, 10));
                isPlanned(job); // loads classes
                long before = allocated();
                isPlanned(job);
                assertThat(allocated() - before).as("bytes for a plan: " + what).isLessThan(2 << 20);
            }
        });
    }

    @Test
    default void dataInManyTinyChunksAreRead() {
        assumeTrue(reads().contains(ImageFormat.PNG));
        byte[] png = Files.png(TestPictures.plain(40, 40, TestPictures.GREEN));
        byte[] padded = inserted(png, 8 + 25, repeated(PngFile.chunkBytes("IDAT", new byte[0])));
        assertThat(resize(ResizerSubject.job(padded, Transform.fit(40, 40))).content())
                .isEqualTo(
                        resize(ResizerSubject.job(png, Transform.fit(40, 40))).content());
    }

    @Test
    default void aPlanDoesNotInflateText() {
        assumeTrue(reads().contains(ImageFormat.PNG));
        byte[] text = Chunk.bigEndian()
                .ascii("Comment")
                .u8(0, 0)
                .bytes(PngFile.deflate(new byte[300 << 20]))
                .toBytes();
        byte[] png = new PngFile(20, 20, 8, PngFile.PALETTE)
                .chunk("zTXt", text)
                .chunk("PLTE", new byte[] {1, 2, 3})
                .toBytes((x, y) -> new int[] {0});
        ResizeJob job = ResizerSubject.job(png, Transform.fit(10, 10));
        resize(job);
        long before = allocated();
        resize(job);
        assertThat(allocated() - before).as("bytes for a picture of 400 pixels").isLessThan(8 << 20);
    }

    @Test
    default void fiftyMegapixelsOfBaselineJpegFitIntoTheDefaultBudget() {
        assumeTrue(reads().contains(ImageFormat.JPEG));
        byte[] large = JpegFile.claiming(JpegFile.of(TestPictures.plain(40, 40, TestPictures.GREEN)), 8660, 5773);
        assertThat(memory(large, Transform.fit(1600, 1600))).isLessThan(256L << 20);
    }

    @Test
    default void aPlanPromisesAtLeastTheResult() {
        Files.all(TestPictures.slopes(300, 200)).forEach((format, source) -> {
            if (reads().contains(format)) {
                assertThat(memory(source, Transform.fit(300, 200)))
                        .as(format.name())
                        .isGreaterThan(300 * 200 * 3);
            }
        });
    }

    /** A little-endian TIFF with other strips, whose lists stand behind it. */
    private static byte[] strips(byte[] tiff, int count, IntToLongFunction offset, IntToLongFunction length) {
        ByteBuffer out = ByteBuffer.allocate(tiff.length + 8 * count).order(ByteOrder.LITTLE_ENDIAN);
        out.put(tiff);
        for (int at = 10; at < 10 + 12 * out.getShort(8); at += 12) {
            int tag = out.getShort(at);
            if (tag == 273 || tag == 279) {
                out.putInt(at + 4, count).putInt(at + 8, out.position());
                for (int i = 0; i < count; i++) {
                    out.putInt((int) (tag == 273 ? offset : length).applyAsLong(i));
                }
            }
        }
        return out.array();
    }

    private static TiffFile tiff(int width, int height) {
        return new TiffFile(width, height, TiffFile.RGB, true);
    }

    @Test
    default void refusesATiffThatGoesThroughTheSameBytesAgainAndAgain() {
        assumeTrue(reads().contains(ImageFormat.TIFF));
        PngFile.Pixels pixels = (x, y) -> new int[] {1, 2, 3};
        byte[] tooMany = strips(tiff(20, 20).toBytes(pixels, new byte[0]), 200_000, i -> 8, i -> 1200);
        byte[] allAlike = tiff(2, 20).number(257, 200_000).number(278, 1).toBytes(pixels, new byte[0]);
        allAlike = strips(allAlike, 200_000, i -> 8, i -> 1200);
        for (byte[] source : new byte[][] {tooMany, allAlike}) {
            ResizeJob job = ResizerSubject.job(source, Transform.fit(10, 10));
            assertPlanRefused(Reason.NOT_DECODABLE, job); // loads classes
            long before = allocated();
            assertPlanRefused(Reason.NOT_DECODABLE, job);
            assertThat(allocated() - before).as("bytes for a refusal").isLessThan(MOST_FOR_A_PLAN);
        }
    }

    @Test
    default void readsATiffInStripsWhoseLastIsShorter() {
        assumeTrue(reads().contains(ImageFormat.TIFF));
        PngFile.Pixels pixels = (x, y) -> new int[] {x * 4, y * 5, 99};
        byte[] one = tiff(30, 47).number(278, 0xFFFFFFFFL).toBytes(pixels, new byte[0]);
        byte[] five = tiff(30, 47).number(278, 10).toBytes(pixels, new byte[0]);
        int row = 30 * 3;
        int data = five.length - 47 * row;
        five = strips(five, 5, i -> data + 10L * row * i, i -> (i == 4 ? 7L : 10L) * row);
        assertThat(resize(ResizerSubject.job(five, Transform.fit(30, 47))).content())
                .isEqualTo(
                        resize(ResizerSubject.job(one, Transform.fit(30, 47))).content());
    }
}
