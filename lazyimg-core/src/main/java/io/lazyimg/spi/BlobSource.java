package io.lazyimg.spi;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where images are read from. Safe for use by many threads.
 *
 * <p>Duties: a key that is not there, or that this store could never hold, must give an empty answer; a store that
 * does not answer must give an {@link IOException}, a {@link StoreBusyException} where it asks for fewer calls; the
 * two must not be confused.
 */
public interface BlobSource extends AutoCloseable {
    /**
     * Opens a blob. The pipeline calls it once for an original before a render, and once a request for a derivative.
     *
     * @return the blob, which the caller closes, or nothing if there is none; {@link Blob#info} must describe exactly
     *     the bytes that follow, also while the blob is replaced
     */
    Optional<Blob> read(String key) throws IOException;

    /** Looks at a blob without reading it; must agree with {@link #read}. */
    Optional<BlobInfo> stat(String key) throws IOException;

    /**
     * The blobs whose keys begin with a string, {@code widgets/my} for example, in no promised order. Blobs that come
     * or go meanwhile may be missed. The caller closes the stream; a failure on the way is an {@link
     * java.io.UncheckedIOException} from it. Only bulk work lists originals; a source that cannot be listed leaves this
     * as it is.
     *
     * @param prefix any string, the empty one for all blobs
     * @return blobs that agree with {@link #stat} in all but their attributes, which may be a guess
     * @throws UnsupportedOperationException if this cannot be listed
     */
    default Stream<BlobInfo> list(String prefix) throws IOException {
        throw new UnsupportedOperationException(location() + " cannot be listed");
    }

    /**
     * Where this is, for people and for telling whether two stores overlap: one whose location begins with the other's
     * does. Must end in {@code /} and must hold no secret.
     */
    URI location();

    /** Lets go of what it holds. The pipeline closes what it opened itself by URI, never what it was given. */
    @Override
    default void close() throws IOException {}
}
