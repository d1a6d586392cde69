package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.store.MemoryBlobStore;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Without a fault it keeps the whole contract. */
class FaultyBlobStoreTest extends BlobStoreContract {
    @Override
    protected BlobStore open() {
        return FaultyBlobStore.of(ObservedBlobStore.of(MemoryBlobStore.ofBytes(64 << 20)));
    }

    @Test
    void aFaultIsUsedUpByOneCallThatDoesNotReachTheStoreBehind() throws IOException {
        ObservedBlobStore behind = ObservedBlobStore.of(MemoryBlobStore.ofBytes(10_000));
        FaultyBlobStore faulty = FaultyBlobStore.of(behind);
        faulty.failNext(StoreOperation.PUT);

        assertThatThrownBy(() -> faulty.put("a", new byte[1], TEXT)).isInstanceOf(IOException.class);
        assertThat(behind.calls()).isZero();
        faulty.put("a", new byte[1], TEXT);
        assertThat(faulty.stat("a")).isPresent();
        assertThat(behind.calls(StoreOperation.PUT)).isEqualTo(1);
        assertThat(behind.keys(StoreOperation.STAT)).containsExactly("a");
    }

    @Test
    void aHeldCallGoesOnWhenItIsReleased() throws Exception {
        FaultyBlobStore faulty = FaultyBlobStore.of(MemoryBlobStore.ofBytes(10_000));
        Hold hold = faulty.holdNext(StoreOperation.READ);

        CompletableFuture<Boolean> read = CompletableFuture.supplyAsync(() -> isAbsent(faulty));
        hold.awaitArrival();
        assertThat(read).isNotDone();
        faulty.put("a", new byte[1], TEXT);
        hold.release();

        assertThat(read.join()).isFalse();
    }

    @Test
    void aBlobBreaksOffOrEndsAfterSoManyBytes() throws IOException {
        FaultyBlobStore faulty = FaultyBlobStore.of(MemoryBlobStore.ofBytes(10_000));
        faulty.put("a", new byte[100], TEXT);
        faulty.breakNextRead(40);
        faulty.truncateNextRead(30);
        assertThat(faulty.read("missing")).isEmpty();

        try (Blob blob = faulty.read("a").orElseThrow()) {
            assertThat(blob.content().readNBytes(40)).hasSize(40);
            assertThatThrownBy(() -> blob.content().read()).isInstanceOf(IOException.class);
        }
        try (Blob blob = faulty.read("a").orElseThrow()) {
            assertThat(blob.content().readAllBytes()).hasSize(30);
        }
        try (Blob blob = faulty.read("a").orElseThrow()) {
            assertThat(blob.content().readAllBytes()).hasSize(100);
        }
    }

    private static boolean isAbsent(BlobStore store) {
        try {
            Optional<Blob> blob = store.read("a");
            return blob.isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
