package io.lazyimg.jpeg;

import static io.lazyimg.jpeg.Attempt.assertDamaged;
import static io.lazyimg.jpeg.Attempt.assertPicture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.spi.ResizeJob;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Small files that would make a decoder work long or take much memory. The time limit is there for endless loops alone. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BombsTest {
    private static ByteList progressive(int scans) {
        ByteList file = ByHand.upToScan(ByHand.SOF2, 16, 8)
                .segment(ByHand.SOS, ByHand.band(0, 0, 0, 0))
                .u8(0x3F);
        for (int i = 1; i < scans; i++) {
            int k = i % 63 + 1;
            file.segment(ByHand.SOS, ByHand.band(k, k, 0, i < 64 ? 1 : 0)).u8(0x3F);
        }
        return file;
    }

    @Test
    void tenThousandScans() {
        assertPicture("64 scans", progressive(64).bytes(ByHand.end()).toBytes());
        byte[] bomb = progressive(10_000).bytes(ByHand.end()).toBytes();
        assertDamaged("10,000 scans", bomb, "more than 100 scans");
        assertThat(new JpegResizer().plan(Attempt.job(bomb, Transform.fit(9, 9))))
                .as("a plan looks at no scan")
                .isPresent();
    }

    @Test
    void asManyScansOverAsManyBlocksAsThereMayBe() {
        ByteList file = ByHand.upToScan(ByHand.SOF2, 6000, 6000)
                .segment(ByHand.SOS, ByHand.band(0, 0, 0, 1))
                .u8(new int[750 * 750 / 8 + 1]);
        for (int k = 1; k < 64; k++) { // all scans that can be have no data but the zero bits of ends
            file.segment(ByHand.SOS, ByHand.band(k, k, 0, 1)).u8(new int[750 * 750 / 8 + 1]);
        }
        byte[] bytes = file.bytes(ByHand.end()).toBytes();
        new JpegResizer().resize(new ResizeJob(bytes, Transform.fit(900, 900), 80, 0, 50_000_000, 1_000_000));
    }

    @Test
    void manySegmentsBeforeTheFirstScan() {
        ByteList file = ByHand.upToFrame();
        for (int i = 0; i < 20_000; i++) {
            file.segment(ByHand.DHT, ByHand.huffman(0x10, 0));
        }
        file.segment(ByHand.SOF0, ByHand.frame(8, 8, 8, 0x11))
                .bytes(ByHand.scan(0x3F))
                .bytes(ByHand.end());
        assertDamaged("20,000 tables", file.toBytes(), "more than 1000 segments");
        ByteList comments = ByHand.upToFrame();
        for (int i = 0; i < 20_000; i++) {
            comments.segment(0xFE, new byte[0]);
        }
        assertDamaged("20,000 comments", comments.toBytes(), "more than 1000 segments");
    }

    @Test
    void manyTablesInOneSegment() {
        ByteList tables = new ByteList();
        for (int i = 0; i < 3000; i++) {
            tables.bytes(ByHand.huffman(0x10 | i % 4, 0));
        }
        ByteList file = ByHand.upToScan(ByHand.SOF0, 8, 8);
        for (int i = 0; i < 30; i++) {
            file.segment(ByHand.DHT, tables.toBytes());
        }
        assertPicture(
                "90,000 tables",
                file.bytes(ByHand.scan(0x3F)).bytes(ByHand.end()).toBytes());
    }

    @Test
    void manyTablesBetweenScans() {
        ByteList file = ByHand.upToScan(ByHand.SOF2, 16, 8)
                .segment(ByHand.SOS, ByHand.band(0, 0, 0, 0))
                .u8(0x3F);
        for (int i = 0; i < 10_000; i++) {
            file.segment(ByHand.DQT, ByHand.quant(0, 1));
        }
        assertDamaged("10,000 tables", file.bytes(ByHand.end()).toBytes(), "more than 2000 segments");
    }

    /** The bytes that the current thread takes from the heap, the freed ones too: no less than it has at any time. */
    private static long taken(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static void refuse(byte[] file, long maxSourcePixels, Reason reason) {
        ResizeJob job = new ResizeJob(file, Transform.fit(100, 100), 80, 0, maxSourcePixels, 10_000);
        assertThatThrownBy(() -> new JpegResizer().resize(job))
                .isInstanceOfSatisfying(ImageException.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(reason));
    }

    @Test
    void moreThanTheLimitOfPixelsIsRefusedBeforeAnythingIsTakenForThem() {
        for (int marker : new int[] {ByHand.SOF0, ByHand.SOF2}) {
            byte[] file = ByHand.upToScan(marker, 65_535, 65_535)
                    .bytes(marker == ByHand.SOF2 ? new byte[0] : ByHand.scan(0))
                    .segment(ByHand.SOS, ByHand.band(0, 0, 0, 0))
                    .bytes(ByHand.end())
                    .toBytes();
            refuse(file, 50_000_000, Reason.TOO_LARGE);
            long taken = taken(() -> refuse(file, 50_000_000, Reason.TOO_LARGE));
            assertThat(taken).isLessThan(1_000_000);
            ResizeJob job = new ResizeJob(file, Transform.fit(100, 100), 80, 0, 50_000_000, 10_000);
            assertThatThrownBy(() -> new JpegResizer().plan(job))
                    .isInstanceOf(ImageException.class)
                    .hasMessageContaining("65535x65535 is 4294.8 MP, over maxSourcePixels 50 MP");
        }
    }

    @Test
    void aBaselineFileOfTheLargestSizeTakesNoMoreThanItsWidthAsksFor() {
        byte[] file = ByHand.upToScan(ByHand.SOF0, 65_535, 65_535)
                .bytes(ByHand.scan(0, 0, 0, 0))
                .bytes(ByHand.end())
                .toBytes();
        refuse(file, Long.MAX_VALUE, Reason.NOT_DECODABLE);
        assertThat(taken(() -> refuse(file, Long.MAX_VALUE, Reason.NOT_DECODABLE)))
                .isLessThan(20_000_000);
    }
}
