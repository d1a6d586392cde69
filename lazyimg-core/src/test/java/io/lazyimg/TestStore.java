package io.lazyimg;

import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.store.MemoryBlobStore;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store in memory that counts what it is asked and fails when told to. */
final class TestStore implements BlobStore {
    final MemoryBlobStore blobs = MemoryBlobStore.ofBytes(10_000_000);
    final AtomicInteger reads = new AtomicInteger();
    final AtomicInteger stats = new AtomicInteger();
    final AtomicInteger puts = new AtomicInteger();
    final AtomicInteger lists = new AtomicInteger();
    volatile boolean failing;
    volatile boolean cutting;

    /** How many blobs have been read and not closed. */
    final AtomicInteger open = new AtomicInteger();

    /** What every operation throws, if anything. */
    volatile @Nullable IOException failure;

    /** What listings throw, if anything. */
    volatile @Nullable IOException listFailure;

    /** Runs before each listing. */
    volatile Runnable beforeList = () -> {};

    volatile boolean failNextAnswer;

    /** The keys that cannot be deleted. */
    final Set<String> undeletable = ConcurrentHashMap.newKeySet();

    /** Runs after each write. */
    volatile Runnable afterPut = () -> {};

    /** Runs before each write. */
    volatile Runnable beforePut = () -> {};

    /** Runs after each look for a blob to read, before the answer is given. */
    volatile Runnable afterRead = () -> {};

    /** The keys of all that is stored. */
    List<String> keys() throws IOException {
        try (Stream<BlobInfo> all = blobs.list("")) {
            return all.map(BlobInfo::key).toList();
        }
    }

    private void fail() throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (failing) {
            throw new IOException("secret-host is down");
        }
    }

    @Override
    public Optional<Blob> read(String key) throws IOException {
        reads.incrementAndGet();
        fail();
        Optional<Blob> blob = blobs.read(key);
        afterRead.run();
        if (cutting && blob.isPresent()) {
            byte[] bytes = blob.get().content().readAllBytes();
            byte[] half = Arrays.copyOf(bytes, bytes.length / 2);
            return Optional.of(new Blob(blob.get().info(), new ByteArrayInputStream(half)));
        }
        return blob.map(this::counted);
    }

    private Blob counted(Blob blob) {
        open.incrementAndGet();
        return new Blob(blob.info(), new FilterInputStream(blob.content()) {
            private boolean closed;

            @Override
            public void close() throws IOException {
                if (!closed) {
                    closed = true;
                    open.decrementAndGet();
                }
                super.close();
            }
        });
    }

    @Override
    public Optional<BlobInfo> stat(String key) throws IOException {
        stats.incrementAndGet();
        fail();
        return blobs.stat(key);
    }

    @Override
    public Optional<BlobInfo> putIfAbsent(String key, byte[] content, BlobAttributes attributes) throws IOException {
        puts.incrementAndGet();
        beforePut.run();
        fail();
        Optional<BlobInfo> put = blobs.putIfAbsent(key, content, attributes);
        afterPut.run();
        if (failNextAnswer) {
            failNextAnswer = false;
            throw new IOException("the answer was lost");
        }
        return put;
    }

    @Override
    public BlobInfo put(String key, byte[] content, BlobAttributes attributes) throws IOException {
        return blobs.put(key, content, attributes);
    }

    @Override
    public boolean delete(String key) throws IOException {
        if (undeletable.contains(key)) {
            throw new IOException("not allowed");
        }
        return blobs.delete(key);
    }

    @Override
    public boolean deleteIfMatch(String key, String etag) throws IOException {
        if (undeletable.contains(key)) {
            throw new IOException("not allowed");
        }
        return blobs.deleteIfMatch(key, etag);
    }

    @Override
    public Stream<BlobInfo> list(String prefix) throws IOException {
        lists.incrementAndGet();
        beforeList.run();
        if (listFailure != null) {
            throw listFailure;
        }
        return blobs.list(prefix);
    }

    @Override
    public URI location() {
        return blobs.location();
    }

    void put(String key, byte[] content) throws IOException {
        blobs.put(key, content, BlobAttributes.of("image/jpeg"));
    }

    @Nullable
    String text(String key) throws IOException {
        Optional<Blob> blob = blobs.read(key);
        return blob.isEmpty()
                ? null
                : new String(blob.get().content().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
