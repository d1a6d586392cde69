package io.lazyimg.hosts;

import io.lazyimg.spi.BlobSource;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.spi.BlobStoreProvider;
import io.lazyimg.store.FileBlobStore;
import io.lazyimg.testkit.FaultyBlobStore;
import io.lazyimg.testkit.Hold;
import io.lazyimg.testkit.StoreOperation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Opens folders, by URIs such as {@code held:///var/images}, whose first read waits until a test lets it go on. */
public final class HeldStoreProvider implements BlobStoreProvider {
    /** The reads that wait or will, in the order of the opening of their stores. */
    static final BlockingQueue<Hold> HOLDS = new LinkedBlockingQueue<>();

    @Override
    public String scheme() {
        return "held";
    }

    @Override
    public String example() {
        return "held:///var/images";
    }

    @Override
    public BlobStore open(URI uri) throws IOException {
        FaultyBlobStore store = FaultyBlobStore.of(FileBlobStore.in(Path.of(uri.getPath())));
        HOLDS.add(store.holdNext(StoreOperation.READ));
        return store;
    }

    @Override
    public BlobSource openSource(URI uri) throws IOException {
        return open(uri);
    }
}
