package io.lazyimg.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.LazyImages;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.spi.BlobStoreProvider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobStoreProvidersTest {
    private static final BlobAttributes TEXT = BlobAttributes.of("text/plain");

    @TempDir
    Path folder;

    @Test
    void bothStoresAreFoundOnTheClassPath() {
        assertThat(ServiceLoader.load(BlobStoreProvider.class))
                .extracting(BlobStoreProvider::scheme)
                .contains("file", "memory");
    }

    @Test
    void aFolderIsOpenedByEverySpellingOfItsUri() throws IOException {
        Path spaced = folder.resolve("my images");
        String path = spaced.toUri().getRawPath();
        for (String uri : new String[] {"file:" + path, "file://" + path, "FILE:" + path, "file:" + path + "/"}) {
            try (BlobStore store = new FileBlobStoreProvider().open(URI.create(uri))) {
                assertThat(store.location()).isEqualTo(spaced.toRealPath().toUri());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:images",
                "file:./images",
                "file://images/derived",
                "file:/images?x=1",
                "file:/images#x",
                "images",
                "/images",
                "s3://bucket/images",
                "file:/%00"
            })
    void aUriThatNamesNoFolderIsRefusedInClearWords(String uri) {
        assertThatThrownBy(() -> new FileBlobStoreProvider().open(URI.create(uri)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(uri + " names no folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory:2KB", "MEMORY:2KB"})
    void aStoreInMemoryIsAsLargeAsItsUriSays(String uri) throws IOException {
        try (BlobStore store = new MemoryBlobStoreProvider().open(URI.create(uri))) {
            store.put("small", new byte[1000], TEXT);

            assertThatThrownBy(() -> store.put("large", new byte[2049], TEXT))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("2048");
        }
    }

    @Test
    void unitsArePowersOf1024() {
        assertThat(new MemoryBlobStoreProvider().open(URI.create("memory:64MB")))
                .asString()
                .contains("67108864 ");
        assertThat(new MemoryBlobStoreProvider().open(URI.create("memory:3GB")))
                .asString()
                .contains("3221225472 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory:x", "memory:0MB", "memory:64", "memory:64mb", "memory:-1MB", "memory:1MB#x", "1MB"})
    void aUriThatNamesNoSizeIsRefusedInClearWords(String uri) {
        assertThatThrownBy(() -> new MemoryBlobStoreProvider().open(URI.create(uri)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(uri + " names no size")
                .hasMessageContaining("memory:64MB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://user:SECRET@host/images",
                "ftp://host/images?password=SECRET",
                "ftp://us er:SECRET@host/images",
                "//user:SECRET@host/images"
            })
    void aSecretInAUriIsNotRepeated(String uri) {
        assertThatThrownBy(() -> LazyImages.builder()
                        .settings(Map.of("lazyimg.originals", uri, "lazyimg.derivatives", "memory:"))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("lazyimg.originals: ")
                .hasMessageNotContaining("SECRET");
    }
}
