package io.lazyimg.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.lazyimg.image.Transform;
import io.lazyimg.spi.ResizeJob;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What a render allocates, all garbage included, is within what its plan says. */
class MemoryTest {
    private static final JpegResizer RESIZER = new JpegResizer();

    /** A gray surface, 4:2:0, all blocks of which are empty: with codes of one zero bit, its data are zeros. */
    private static byte[] surface(int width, int height, boolean progressive) {
        ByteList file = new ByteList().u8(0xFF, 0xD8, 0xFF, 0xDB).u16(67).u8(0);
        for (int k = 0; k < 64; k++) {
            file.u8(1);
        }
        file.u8(0xFF, progressive ? 0xC2 : 0xC0)
                .u16(17)
                .u8(8)
                .u16(height, width)
                .u8(3);
        file.u8(1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0);
        for (int kind : new int[] {0, 0x10}) {
            file.u8(0xFF, 0xC4).u16(20).u8(kind, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        }
        file.u8(0xFF, 0xDA).u16(12).u8(3, 1, 0, 2, 0, 3, 0, 0, progressive ? 0 : 63, 0);
        long units = (long) Frame.ceil(width, 16) * Frame.ceil(height, 16);
        file.bytes(new byte[(int) (units * 6 * (progressive ? 1 : 2) / 8 + 1)]);
        if (progressive) {
            for (int component = 1; component <= 3; component++) {
                int side = component == 1 ? 8 : 16;
                file.u8(0xFF, 0xDA).u16(8).u8(1, component, 0, 1, 63, 0);
                file.bytes(new byte[Frame.ceil(width, side) * Frame.ceil(height, side) / 8 + 1]);
            }
        }
        return file.u8(0xFF, 0xD9).toBytes();
    }

    private static long allocated(ResizeJob job) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        RESIZER.resize(job);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static ResizeJob job(byte[] source, Transform transform) {
        return new ResizeJob(source, transform, 80, 0x336699, 100_000_000, 100_000_000);
    }

    @Test
    void fiftyMegapixelsOfBaselineTakeSixteenMegabytes() {
        ResizeJob job = job(surface(8660, 5774, false), Transform.fit(720, 0));
        assertThat(RESIZER.plan(job).orElseThrow().memoryBytes()).isLessThan(16_000_000);
        allocated(job); // loads classes
        assertThat(allocated(job)).isLessThan(16_000_000);
    }

    @Test
    void fiftyMegapixelsOfProgressiveTakeWhatTheirBlocksDo() {
        ResizeJob job = job(surface(8660, 5774, true), Transform.fit(720, 0));
        // 1.2 million blocks of four coefficients, two bytes each, and eight bytes of history
        assertThat(RESIZER.plan(job).orElseThrow().memoryBytes()).isBetween(18_000_000L, 32_000_000L);
    }

    @Test
    void aRenderTakesNoMoreThanItsPlanSays() {
        Transform[] transforms = {
            Transform.fit(160, 0),
            Transform.fit(700, 0),
            Transform.fit(3000, 0),
            Transform.fill(500, 100),
            Transform.fill(100, 1500),
            Transform.pad(900, 900)
        };
        for (boolean progressive : new boolean[] {false, true}) {
            byte[] source = surface(3000, 2000, progressive);
            for (Transform transform : transforms) {
                ResizeJob job = job(source, transform);
                long plan = RESIZER.plan(job).orElseThrow().memoryBytes();
                allocated(job); // loads classes
                assertThat(allocated(job))
                        .as("%s, %s: %d planned", progressive ? "progressive" : "baseline", transform, plan)
                        .isLessThanOrEqualTo(plan);
            }
        }
    }
}
