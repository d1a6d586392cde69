package io.lazyimg.testkit;

import io.lazyimg.spi.BlobStore;
import io.lazyimg.store.FileBlobStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest extends BlobStoreContract {
    @TempDir
    Path folder;

    @Override
    protected BlobStore open() throws IOException {
        return FileBlobStore.in(folder);
    }

    @Override
    protected Optional<BlobStore> reopen() throws IOException {
        return Optional.of(FileBlobStore.in(folder));
    }
}
