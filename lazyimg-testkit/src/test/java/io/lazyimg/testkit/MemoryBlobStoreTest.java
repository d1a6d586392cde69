package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.spi.BlobStore;
import io.lazyimg.store.MemoryBlobStore;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MemoryBlobStoreTest extends BlobStoreContract {
    @Override
    protected BlobStore open() {
        return MemoryBlobStore.ofBytes(64 << 20);
    }

    @Test
    void theBlobThatWasNotReadForTheLongestTimeGoesFirst() throws IOException {
        BlobStore small = MemoryBlobStore.ofBytes(4000);
        small.put("a", new byte[1000], TEXT);
        small.put("b", new byte[1000], TEXT);
        small.put("c", new byte[1000], TEXT);
        assertThat(small.read("a")).isPresent();

        small.put("d", new byte[1000], TEXT);

        assertThat(small.stat("b")).isEmpty();
        assertThat(small.list("").map(info -> info.key())).containsExactlyInAnyOrder("a", "c", "d");
    }

    @Test
    void asManyBlobsGoAsANewOneNeeds() throws IOException {
        BlobStore small = MemoryBlobStore.ofBytes(4000);
        small.put("a", new byte[1000], TEXT);
        small.put("b", new byte[1000], TEXT);
        small.put("c", new byte[1000], TEXT);

        small.put("large", new byte[2400], TEXT);

        assertThat(small.list("").map(info -> info.key())).containsExactlyInAnyOrder("c", "large");
    }

    @Test
    void replacingAndRemovingGiveRoomBack() throws IOException {
        BlobStore small = MemoryBlobStore.ofBytes(4000);
        small.put("kept", new byte[500], TEXT);
        for (int i = 0; i < 100; i++) {
            small.put("replaced", new byte[2000], TEXT);
        }
        small.delete("replaced");
        small.put("other", new byte[2000], TEXT);

        assertThat(small.list("").map(info -> info.key())).containsExactlyInAnyOrder("kept", "other");
    }

    @Test
    void blobsOfNoBytesAreBoundedToo() throws IOException {
        BlobStore small = MemoryBlobStore.ofBytes(4000);
        for (int i = 0; i < 1000; i++) {
            small.put("empty" + i, new byte[0], TEXT);
        }

        assertThat(small.list("").count()).isBetween(5L, 20L);
    }

    @Test
    void aBlobLargerThanTheBoundIsRefusedAndRemovesNothing() throws IOException {
        BlobStore small = MemoryBlobStore.ofBytes(4000);
        small.put("a", new byte[1000], TEXT);

        assertThatThrownBy(() -> small.put("a", new byte[4001], TEXT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("4001")
                .hasMessageContaining("4000");
        assertThatThrownBy(() -> small.putIfAbsent("b", new byte[4001], TEXT)).isInstanceOf(IOException.class);
        assertThat(small.list("").map(info -> info.key())).containsExactly("a");
    }

    @Test
    void aBoundOfNothingIsRefused() {
        assertThatThrownBy(() -> MemoryBlobStore.ofBytes(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0");
    }

    @Test
    void twoStoresLieInDifferentPlaces() {
        String one = MemoryBlobStore.ofBytes(1).location().toString();
        String two = MemoryBlobStore.ofBytes(1).location().toString();

        assertThat(one).matches("memory:[0-9]+/").isNotEqualTo(two);
    }
}
