package io.lazyimg.hosts;

import io.lazyimg.spi.BlobStore;
import io.lazyimg.spi.BlobStoreProvider;
import io.lazyimg.store.MemoryBlobStore;
import io.lazyimg.testkit.FaultyBlobStore;
import java.net.URI;

/** Opens stores, all of them new, that break off in the middle of what is read from them. */
public final class BreakingStoreProvider implements BlobStoreProvider {
    /** How much of a blob is read before it breaks off. */
    static final int AFTER_BYTES = 1_200_000;

    private static final int READS = 100;

    @Override
    public String scheme() {
        return "breaking";
    }

    @Override
    public String example() {
        return "breaking:off";
    }

    @Override
    public BlobStore open(URI uri) {
        FaultyBlobStore store = FaultyBlobStore.of(MemoryBlobStore.ofBytes(64 << 20));
        for (int i = 0; i < READS; i++) {
            store.breakNextRead(AFTER_BYTES);
        }
        return store;
    }
}
