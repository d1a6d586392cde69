package io.lazyimg.spi;

import java.time.Instant;
import java.util.Objects;

/**
 * What a store knows of a blob without reading it.
 *
 * @param key the blob's key
 * @param size its length in bytes
 * @param etag a value without quotes, printable ASCII, that no other content of this key has or had
 * @param lastModified when it was last written
 * @param attributes what was stored with it, or the store's best guess for a blob that it did not write itself
 */
public record BlobInfo(String key, long size, String etag, Instant lastModified, BlobAttributes attributes) {
    public BlobInfo {
        Objects.requireNonNull(key);
        Objects.requireNonNull(etag);
        Objects.requireNonNull(lastModified);
        Objects.requireNonNull(attributes);
        if (size < 0) {
            throw new IllegalArgumentException("size " + size);
        }
    }
}
