package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.store.FileBlobStore;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeMemoryTest {
    private static final int MEGABYTE = 1 << 20;

    @Test
    void writingAndReadingALargeBlobTakesLittleNativeMemory(@TempDir Path folder) throws IOException {
        FileBlobStore store = FileBlobStore.in(folder);
        long before = nativeBytes();

        store.put("large.jpg", new byte[32 * MEGABYTE], BlobAttributes.of("image/jpeg"));
        try (Blob blob = store.read("large.jpg").orElseThrow()) {
            byte[] all = new byte[32 * MEGABYTE];
            assertThat(blob.content().readNBytes(all, 0, all.length)).isEqualTo(all.length);
        }

        assertThat(nativeBytes() - before).isLessThan(MEGABYTE);
    }

    /** What the JDK holds of direct buffers, those that it keeps for each thread among them. */
    private static long nativeBytes() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
