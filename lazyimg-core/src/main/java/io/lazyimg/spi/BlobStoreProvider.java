package io.lazyimg.spi;

import java.io.IOException;
import java.net.URI;

/** Opens stores by URI; found by {@link java.util.ServiceLoader}. */
public interface BlobStoreProvider {
    /** The URI scheme that it answers for, lower case: {@code file}, {@code s3}. */
    String scheme();

    /** How such a URI looks, for error messages: {@code file:/var/images}. */
    String example();

    /**
     * Opens a store. Called once at start for each store; whatever can be found wrong then must be.
     *
     * @throws IllegalArgumentException if the URI is not as it must be; the message says what would be
     * @throws IOException if the place cannot be used
     */
    BlobStore open(URI uri) throws IOException;

    /**
     * Opens a store only to read from it, so that it may lie where nothing can be written; must write nothing to it.
     *
     * @throws IllegalArgumentException if the URI is not as it must be; the message says what would be
     * @throws IOException if the place cannot be used
     */
    default BlobSource openSource(URI uri) throws IOException {
        return open(uri);
    }
}
