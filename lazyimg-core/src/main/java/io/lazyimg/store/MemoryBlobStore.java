package io.lazyimg.store;

import io.lazyimg.image.Keys;
import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store on the heap of a bounded size. When it is full, the blobs go that were not read for the longest time. What it
 * holds ends with the process. Safe for use by many threads.
 */
public final class MemoryBlobStore implements BlobStore {
    private static final AtomicLong STORES = new AtomicLong();
    private static final int ENTRY_BYTES = 256;

    @SuppressWarnings("ArrayRecordComponent") // a private copy, never compared
    private record Entry(BlobInfo info, byte[] content) {}

    private final long maxBytes;
    private final URI location = URI.create("memory:" + STORES.incrementAndGet() + "/");
    private final Lock lock = new ReentrantLock();
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;
    private long versions;

    private MemoryBlobStore(long maxBytes) {
        if (maxBytes <= 0) {
            throw new IllegalArgumentException("maxBytes " + maxBytes + " is not positive");
        }
        this.maxBytes = maxBytes;
    }

    /**
     * A store of at most so many bytes. Each blob counts its content, its key, its attributes and 256 bytes more; one
     * that alone is over the bound is an {@link IOException} when it is put.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    public static MemoryBlobStore ofBytes(long maxBytes) {
        return new MemoryBlobStore(maxBytes);
    }

    @Override
    public Optional<Blob> read(String key) {
        return Optional.ofNullable(locked(() -> entries.get(key)))
                .map(entry -> new Blob(entry.info(), new ByteArrayInputStream(entry.content())));
    }

    @Override
    public Optional<BlobInfo> stat(String key) {
        return Optional.ofNullable(locked(() -> entries.get(key))).map(Entry::info);
    }

    @Override
    public Optional<BlobInfo> putIfAbsent(String key, byte[] content, BlobAttributes attributes) throws IOException {
        requireFits(key, content, attributes);
        byte[] copy = content.clone();
        return locked(() -> entries.containsKey(key) ? Optional.empty() : Optional.of(store(key, copy, attributes)));
    }

    @Override
    public BlobInfo put(String key, byte[] content, BlobAttributes attributes) throws IOException {
        requireFits(key, content, attributes);
        byte[] copy = content.clone();
        return locked(() -> store(key, copy, attributes));
    }

    @Override
    public boolean delete(String key) {
        Keys.require(key);
        return locked(() -> remove(key));
    }

    @Override
    public boolean deleteIfMatch(String key, String etag) {
        Keys.require(key);
        return locked(() -> {
            Entry entry = entries.get(key);
            return entry != null && entry.info().etag().equals(etag) && remove(key);
        });
    }

    @Override
    public Stream<BlobInfo> list(String prefix) {
        List<BlobInfo> found = new ArrayList<>();
        locked(() -> {
            entries.forEach((key, entry) -> {
                if (key.startsWith(prefix)) {
                    found.add(entry.info());
                }
            });
            return true;
        });
        return found.stream();
    }

    @Override
    public URI location() {
        return location;
    }

    @Override
    public String toString() {
        return location + " of at most " + maxBytes + " bytes";
    }

    private BlobInfo store(String key, byte[] content, BlobAttributes attributes) {
        remove(key);
        String etag = Long.toHexString(++versions);
        BlobInfo info = new BlobInfo(key, content.length, etag, Instant.now(), attributes);
        entries.put(key, new Entry(info, content));
        bytes += weight(key, content, attributes);
        Iterator<Entry> oldest = entries.values().iterator();
        while (bytes > maxBytes) {
            bytes -= weight(oldest.next());
            oldest.remove();
        }
        return info;
    }

    private boolean remove(String key) {
        Entry entry = entries.remove(key);
        if (entry == null) {
            return false;
        }
        bytes -= weight(entry);
        return true;
    }

    private void requireFits(String key, byte[] content, BlobAttributes attributes) throws IOException {
        Keys.require(key);
        long weight = weight(key, content, attributes);
        if (weight > maxBytes) {
            throw new IOException("a blob of " + content.length + " bytes counts " + weight + ", over maxBytes "
                    + maxBytes + " of the store in memory");
        }
    }

    private static long weight(Entry entry) {
        return weight(entry.info().key(), entry.content(), entry.info().attributes());
    }

    private static long weight(String key, byte[] content, BlobAttributes attributes) {
        long weight = ENTRY_BYTES
                + (long) content.length
                + key.length()
                + attributes.contentType().length();
        @Nullable String cacheControl = attributes.cacheControl();
        if (cacheControl != null) {
            weight += cacheControl.length();
        }
        for (Map.Entry<String, String> entry : attributes.metadata().entrySet()) {
            weight += entry.getKey().length() + entry.getValue().length();
        }
        return weight;
    }

    private <T extends @Nullable Object> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
