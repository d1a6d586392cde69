package io.lazyimg.store;

import io.lazyimg.spi.BlobSource;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.spi.BlobStoreProvider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Opens {@link FileBlobStore}s by URIs such as {@code file:/var/images}. */
public final class FileBlobStoreProvider implements BlobStoreProvider {
    /** For {@link java.util.ServiceLoader}. */
    public FileBlobStoreProvider() {}

    @Override
    public String scheme() {
        return "file";
    }

    @Override
    public String example() {
        return "file:/var/images";
    }

    @Override
    public BlobStore open(URI uri) throws IOException {
        return FileBlobStore.in(path(uri));
    }

    @Override
    public BlobSource openSource(URI uri) throws IOException {
        return FileBlobStore.readOnly(path(uri));
    }

    private Path path(URI uri) {
        if (!scheme().equalsIgnoreCase(uri.getScheme())) {
            throw refused(uri, "its scheme is not file");
        }
        if (uri.isOpaque() || uri.getPath() == null || !uri.getPath().startsWith("/")) {
            throw refused(uri, "its path is relative");
        }
        if (uri.getRawAuthority() != null) {
            throw refused(uri, "it names a host, " + uri.getRawAuthority());
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw refused(uri, "it has a ? or a #");
        }
        try {
            return Path.of(uri);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(uri + " names no folder: " + e.getMessage(), e);
        }
    }

    private IllegalArgumentException refused(URI uri, String why) {
        return new IllegalArgumentException(
                uri + " names no folder: " + why + "; it must be an absolute path, for example " + example());
    }
}
