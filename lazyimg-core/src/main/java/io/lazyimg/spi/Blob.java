package io.lazyimg.spi;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * A blob being read: what is known of it, and its bytes. Whoever got it closes it, whether or not the bytes were read;
 * closing early must not cost reading the rest.
 *
 * @param info what the store knows of exactly these bytes
 * @param content the bytes, {@link BlobInfo#size} of them, not buffered
 */
public record Blob(BlobInfo info, InputStream content) implements AutoCloseable {
    public Blob {
        Objects.requireNonNull(info);
        Objects.requireNonNull(content);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
