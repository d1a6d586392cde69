package io.lazyimg.examples.processor;

import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.spi.BlobStoreProvider;
import io.lazyimg.store.FileBlobStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Opens derivatives in a folder by URIs such as {@code stubborn:/var/cache/images}. What has {@code stuck} in its key
 * cannot be deleted.
 */
public final class StubbornDerivatives implements BlobStoreProvider {
    @Override
    public String scheme() {
        return "stubborn";
    }

    @Override
    public String example() {
        return "stubborn:/var/cache/images";
    }

    @Override
    public BlobStore open(URI uri) throws IOException {
        return new Stubborn(FileBlobStore.in(Path.of(uri.getPath())));
    }

    private record Stubborn(BlobStore store) implements BlobStore {
        @Override
        public Optional<Blob> read(String key) throws IOException {
            return store.read(key);
        }

        @Override
        public Optional<BlobInfo> stat(String key) throws IOException {
            return store.stat(key);
        }

        @Override
        public Optional<BlobInfo> putIfAbsent(String key, byte[] content, BlobAttributes attributes)
                throws IOException {
            return store.putIfAbsent(key, content, attributes);
        }

        @Override
        public BlobInfo put(String key, byte[] content, BlobAttributes attributes) throws IOException {
            return store.put(key, content, attributes);
        }

        @Override
        public boolean delete(String key) throws IOException {
            if (key.contains("stuck")) {
                throw new IOException("it is stuck");
            }
            return store.delete(key);
        }

        @Override
        public boolean deleteIfMatch(String key, String etag) throws IOException {
            return store.deleteIfMatch(key, etag);
        }

        @Override
        public Stream<BlobInfo> list(String prefix) throws IOException {
            return store.list(prefix);
        }

        @Override
        public URI location() {
            return store.location();
        }
    }
}
