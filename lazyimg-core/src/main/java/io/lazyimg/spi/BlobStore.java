package io.lazyimg.spi;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where derivatives are kept. Safe for use by many threads, and by many processes where the medium is shared.
 *
 * <p>Duties: a blob must be seen whole or not at all, by every reader and after every crash; what was stored with it
 * must come back with it, also after a restart. A key that breaks the rules of {@link io.lazyimg.image.Keys} must be
 * refused with {@link IllegalArgumentException} by all methods that write or delete.
 */
public interface BlobStore extends BlobSource {
    /**
     * Stores a blob if there is none of that key. Of any number of callers at once exactly one must win.
     *
     * @param content the bytes; not changed, and not kept after the call returns unless copied
     * @return what is stored now if this call stored it, or nothing if there was one already
     */
    Optional<BlobInfo> putIfAbsent(String key, byte[] content, BlobAttributes attributes) throws IOException;

    /**
     * Stores a blob, replacing one that may be there.
     *
     * @return what is stored now
     */
    BlobInfo put(String key, byte[] content, BlobAttributes attributes) throws IOException;

    /**
     * Removes a blob.
     *
     * @return whether there was one
     */
    boolean delete(String key) throws IOException;

    /**
     * Removes a blob if its ETag is still this one, so that nobody else's newer blob is removed.
     *
     * @return whether it was removed
     */
    boolean deleteIfMatch(String key, String etag) throws IOException;

    /**
     * Removes blobs, in as few calls as the medium allows. One that was not there is removed.
     *
     * @return the keys of those that could not be removed, and why; empty if all are gone
     */
    default Map<String, IOException> deleteAll(Collection<String> keys) {
        Map<String, IOException> failed = new LinkedHashMap<>();
        for (String key : keys) {
            try {
                delete(key);
            } catch (IOException e) {
                failed.put(key, e);
            }
        }
        return failed;
    }

    /** {@inheritDoc} A store that is written to must be able to. */
    @Override
    Stream<BlobInfo> list(String prefix) throws IOException;
}
