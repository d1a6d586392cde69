package io.lazyimg.testkit;

import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobStore;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A store that does something of its own before each operation of another. */
abstract class InterceptedBlobStore implements BlobStore {
    private final BlobStore store;

    InterceptedBlobStore(BlobStore store) {
        this.store = store;
    }

    /** Called before each operation, with its key or prefix. */
    abstract void before(StoreOperation operation, String key) throws IOException;

    @Override
    public Optional<Blob> read(String key) throws IOException {
        before(StoreOperation.READ, key);
        return store.read(key);
    }

    @Override
    public Optional<BlobInfo> stat(String key) throws IOException {
        before(StoreOperation.STAT, key);
        return store.stat(key);
    }

    @Override
    public Optional<BlobInfo> putIfAbsent(String key, byte[] content, BlobAttributes attributes) throws IOException {
        before(StoreOperation.PUT_IF_ABSENT, key);
        return store.putIfAbsent(key, content, attributes);
    }

    @Override
    public BlobInfo put(String key, byte[] content, BlobAttributes attributes) throws IOException {
        before(StoreOperation.PUT, key);
        return store.put(key, content, attributes);
    }

    @Override
    public boolean delete(String key) throws IOException {
        before(StoreOperation.DELETE, key);
        return store.delete(key);
    }

    @Override
    public boolean deleteIfMatch(String key, String etag) throws IOException {
        before(StoreOperation.DELETE_IF_MATCH, key);
        return store.deleteIfMatch(key, etag);
    }

    @Override
    public Map<String, IOException> deleteAll(Collection<String> keys) {
        Map<String, IOException> failed = new LinkedHashMap<>();
        List<String> passed = new ArrayList<>();
        for (String key : keys) {
            try {
                before(StoreOperation.DELETE, key);
                passed.add(key);
            } catch (IOException e) {
                failed.put(key, e);
            }
        }
        failed.putAll(store.deleteAll(passed));
        return failed;
    }

    @Override
    public Stream<BlobInfo> list(String prefix) throws IOException {
        before(StoreOperation.LIST, prefix);
        return store.list(prefix);
    }

    @Override
    public URI location() {
        return store.location();
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
