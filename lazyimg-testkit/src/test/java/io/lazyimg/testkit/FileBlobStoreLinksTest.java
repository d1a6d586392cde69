package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.store.FileBlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileBlobStoreLinksTest {
    private final Path folder;
    private final Path outside;
    private final BlobStore store;

    FileBlobStoreLinksTest(@TempDir Path around) throws IOException {
        folder = Files.createDirectory(around.resolve("store"));
        outside = Files.createDirectory(around.resolve("store-outside"));
        Files.writeString(outside.resolve("secret.jpg"), "secret");
        store = FileBlobStore.in(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../store-outside/secret.jpg",
                "../store-outside/missing.jpg",
                "../store-outside",
                "..",
                "/etc/passwd",
                "key",
                "missing/file",
                ".lazyimg/tmp/draft",
                ".lazyimg"
            })
    void aLinkThatLeadsOutOrNowhereIsAbsentAndNotWrittenThrough(String target) throws IOException {
        Files.writeString(folder.resolve(".lazyimg/tmp/draft"), "secret");
        Path link = link("key", target);

        assertThat(store.read("key")).isEmpty();
        assertThat(store.stat("key")).isEmpty();
        assertThat(keys("")).isEmpty();
        assertThat(keys("key")).isEmpty();
        assertThatThrownBy(() -> store.put("key", new byte[1], StoreDuties.TEXT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("link");
        assertThatThrownBy(() -> store.putIfAbsent("key", new byte[1], StoreDuties.TEXT))
                .isInstanceOf(IOException.class);
        assertThat(store.delete("key")).isFalse();
        assertThat(link).isSymbolicLink();
        assertNothingChangedOutside();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../store-outside", "..", "/", "dir", "missing", "../store-outside/secret.jpg", ".lazyimg"})
    void aFolderThatIsALinkOutOrNowhereHoldsNoBlobs(String target) throws IOException {
        link("dir", target);
        Files.writeString(folder.resolve(".lazyimg/secret.jpg"), "secret");

        for (String key : List.of("dir/secret.jpg", "dir/new.jpg", "dir/store-outside/secret.jpg", "dir/tmp/new.jpg")) {
            assertThat(store.read(key)).isEmpty();
            assertThat(store.stat(key)).isEmpty();
            assertThatThrownBy(() -> store.put(key, new byte[1], StoreDuties.TEXT))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(key);
            assertThat(store.delete(key)).isFalse();
        }
        assertThat(keys("")).isEmpty();
        assertThat(keys("dir/")).isEmpty();
        assertThat(keys("dir/s")).isEmpty();
        assertNothingChangedOutside();
    }

    @Test
    void aLinkThatStaysInsideIsABlobOfItsOwn() throws IOException {
        BlobInfo real = store.put("real.jpg", StoreDuties.bytes("x"), StoreDuties.RICH);
        link("a/link.jpg", "../real.jpg");

        BlobInfo linked = store.stat("a/link.jpg").orElseThrow();
        assertThat(linked.etag()).isEqualTo(real.etag());
        assertThat(linked.attributes()).isEqualTo(StoreDuties.RICH);
        assertThat(keys("")).containsExactly("a/link.jpg", "real.jpg");

        assertThat(store.deleteIfMatch("a/link.jpg", "other")).isFalse();
        assertThat(store.deleteIfMatch("a/link.jpg", linked.etag())).isTrue();
        assertThat(store.stat("a/link.jpg")).isEmpty();
        assertThat(store.stat("real.jpg")).contains(real);
    }

    @Test
    void writingToALinkThatStaysInsideReplacesTheLinkAlone() throws IOException {
        BlobInfo real = store.put("real.jpg", StoreDuties.bytes("x"), StoreDuties.RICH);
        link("link.jpg", "real.jpg");

        assertThat(store.putIfAbsent("link.jpg", new byte[2], StoreDuties.TEXT)).isEmpty();
        BlobInfo put = store.put("link.jpg", new byte[2], StoreDuties.TEXT);

        assertThat(store.stat("link.jpg")).contains(put);
        assertThat(store.stat("real.jpg")).contains(real);
        assertThat(folder.resolve("link.jpg")).isRegularFile();
    }

    @Test
    void aFolderThatIsALinkInsideIsTheFolderItLeadsTo() throws IOException {
        store.put("v1/a.jpg", StoreDuties.bytes("x"), StoreDuties.RICH);
        link("current", "v1");

        BlobInfo put = store.put("current/b/c.jpg", StoreDuties.bytes("y"), StoreDuties.RICH);
        assertThat(store.stat("current/b/c.jpg")).contains(put);
        assertThat(store.stat("v1/b/c.jpg").orElseThrow().attributes()).isEqualTo(StoreDuties.RICH);
        assertThat(keys("current/")).containsExactly("current/a.jpg", "current/b/c.jpg");
        assertThat(keys("")).containsExactly("v1/a.jpg", "v1/b/c.jpg");

        assertThat(store.delete("current/b/c.jpg")).isTrue();
        assertThat(store.delete("current/a.jpg")).isTrue();
        assertThat(Files.isDirectory(folder.resolve("current"))).isTrue();
    }

    @Test
    void aLinkInACircleDoesNotCatchAListing() throws IOException {
        store.put("a/b.jpg", new byte[1], StoreDuties.TEXT);
        link("a/loop", ".");
        link("a/up", "..");

        assertThat(keys("")).containsExactly("a/b.jpg");
        assertThat(keys("a/loop/b")).containsExactly("a/loop/b.jpg");
    }

    @Test
    void theFolderItselfMayBeALink() throws IOException {
        Path root = Files.createSymbolicLink(folder.resolveSibling("link-to-store"), folder);
        BlobInfo put = store.put("a/b.jpg", new byte[1], StoreDuties.RICH);

        BlobStore linked = FileBlobStore.in(root);
        assertThat(linked.stat("a/b.jpg")).contains(put);
        assertThat(linked.put("c.jpg", new byte[1], StoreDuties.TEXT).size()).isEqualTo(1);
        assertThat(linked.location()).isEqualTo(store.location());
        assertThat(FileBlobStore.readOnly(root).location()).isEqualTo(store.location());
        assertThat(keys("")).containsExactly("a/b.jpg", "c.jpg");
    }

    @Test
    void theReservedFolderMustNotBeALink(@TempDir Path other) throws IOException {
        Files.createSymbolicLink(other.resolve(".lazyimg"), outside);

        assertThatThrownBy(() -> FileBlobStore.in(other)).isInstanceOf(IOException.class);
        assertNothingChangedOutside();
    }

    private Path link(String key, String target) throws IOException {
        Path link = folder.resolve(key);
        Files.createDirectories(link.getParent());
        try {
            return Files.createSymbolicLink(link, Path.of(target));
        } catch (UnsupportedOperationException e) {
            return abort("no symbolic links here");
        }
    }

    private List<String> keys(String prefix) throws IOException {
        try (Stream<BlobInfo> all = store.list(prefix)) {
            return all.map(BlobInfo::key).sorted().toList();
        }
    }

    private void assertNothingChangedOutside() throws IOException {
        assertThat(outside.resolve("secret.jpg")).hasContent("secret");
        try (Stream<Path> all = Files.list(outside)) {
            assertThat(all).hasSize(1);
        }
        try (Stream<Path> all = Files.list(outside.resolveSibling("."))) {
            assertThat(all.filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS)))
                    .hasSize(2);
        }
    }
}
