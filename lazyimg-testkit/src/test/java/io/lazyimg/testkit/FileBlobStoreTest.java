package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.store.FileBlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileBlobStoreTest extends BlobStoreContract {
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F'};

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

    @Test
    void theFolderIsMadeIfItIsNotThere() throws IOException {
        Path missing = folder.resolve("not/yet/there");
        try (BlobStore made = FileBlobStore.in(missing)) {
            made.put("a.jpg", JPEG, TEXT);
        }

        assertThat(missing.resolve("a.jpg")).hasBinaryContent(JPEG);
    }

    @Test
    void aFolderThatCannotBeMadeIsRefusedAtOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertThatThrownBy(() -> FileBlobStore.in(file.resolve("below")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
        assertThatThrownBy(() -> FileBlobStore.in(file)).isInstanceOf(IOException.class);
    }

    @Test
    void aFolderThatCannotBeWrittenToIsRefusedAtOnce() {
        Path kernel = Path.of("/proc/self");
        assumeTrue(Files.isDirectory(kernel), "no folder here that not even root can write to");

        assertThatThrownBy(() -> FileBlobStore.in(kernel))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be made or written to");
    }

    @Test
    void theLocationIsTheFolder() throws IOException {
        assertThat(store().location()).isEqualTo(folder.toRealPath().toUri());
    }

    @Test
    void aBlobIsThePlainFileAtThePathOfItsKey() throws IOException {
        put("widgets/100% + more/k\u00e4se.jpg", "content");

        assertThat(folder.resolve("widgets/100% + more/k\u00e4se.jpg")).hasContent("content");
        try (Stream<Path> top = Files.list(folder)) {
            assertThat(top.map(Path::getFileName).map(Path::toString)).containsExactlyInAnyOrder("widgets", ".lazyimg");
        }
    }

    @Test
    void aBlobHasThePermissionsOfAnyOtherFile() throws IOException {
        put("a", "x");
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX permissions here");

        Path other = Files.createFile(folder.resolve("other"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("a"))).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void aFilePutThereByHandIsABlob() throws IOException {
        Files.write(Files.createDirectories(folder.resolve("hand")).resolve("made.txt"), JPEG);
        Files.writeString(folder.resolve("hand/short"), "x");

        BlobInfo jpeg = store().stat("hand/made.txt").orElseThrow();
        assertThat(jpeg.attributes()).isEqualTo(BlobAttributes.of("image/jpeg"));
        assertThat(jpeg.size()).isEqualTo(JPEG.length);
        assertThat(content("hand/made.txt")).contains(JPEG);
        BlobInfo other = store().stat("hand/short").orElseThrow();
        assertThat(other.attributes()).isEqualTo(BlobAttributes.of("application/octet-stream"));
        try (Stream<BlobInfo> all = store().list("hand/")) {
            assertThat(all).containsExactlyInAnyOrder(jpeg, other); // attributes too: a folder has them at hand
        }
        assertThat(store().deleteIfMatch("hand/made.txt", jpeg.etag())).isTrue();
    }

    @Test
    void aFileReplacedByHandLosesItsOldAttributes() throws IOException {
        BlobInfo old = store().put("a.jpg", StoreDuties.bytes("0123456789"), RICH);
        Path fresh = Files.write(folder.resolve("fresh"), JPEG);
        Files.move(fresh, folder.resolve("a.jpg"), StandardCopyOption.REPLACE_EXISTING);

        BlobInfo now = store().stat("a.jpg").orElseThrow();
        assertThat(now.size()).isEqualTo(old.size());
        assertThat(now.attributes()).isEqualTo(BlobAttributes.of("image/jpeg"));
        assertThat(now.etag()).isNotEqualTo(old.etag());
    }

    @Test
    void aFileOverwrittenByHandLosesItsOldAttributes() throws IOException {
        BlobInfo old = store().put("a.jpg", StoreDuties.bytes("0123456789"), RICH);
        Files.write(folder.resolve("a.jpg"), JPEG);

        BlobInfo now = store().stat("a.jpg").orElseThrow();
        assertThat(now.attributes()).isEqualTo(BlobAttributes.of("image/jpeg"));
        assertThat(now.etag()).isNotEqualTo(old.etag());
    }

    @Test
    void aFileMovedByHandDoesNotTakeAttributesToItsNewKey() throws IOException {
        store().put("a.jpg", StoreDuties.bytes("x"), RICH);
        Files.move(folder.resolve("a.jpg"), folder.resolve("b.jpg"));

        assertThat(store().stat("a.jpg")).isEmpty();
        assertThat(store().stat("b.jpg").orElseThrow().attributes())
                .isEqualTo(BlobAttributes.of("application/octet-stream"));
    }

    @Test
    void aCopyOfTheFolderThatKeepsTimesKeepsAttributes(@TempDir Path elsewhere) throws IOException {
        BlobInfo put = store().put("widgets/a.jpg", StoreDuties.bytes("x"), RICH);
        Path copy = elsewhere.resolve("copy");
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Path target = copy.resolve(folder.relativize(path).toString());
                Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }

        BlobInfo copied = FileBlobStore.in(copy).stat("widgets/a.jpg").orElseThrow();
        assertThat(copied.attributes()).isEqualTo(RICH);
        assertThat(copied.lastModified()).isEqualTo(put.lastModified());
    }

    @Test
    void aDamagedSidecarIsAsGoodAsNone() throws IOException {
        store().put("a.jpg", JPEG, RICH);
        try (Stream<Path> all = Files.walk(folder.resolve(".lazyimg/meta"))) {
            Path sidecar = all.filter(Files::isRegularFile).findFirst().orElseThrow();
            byte[] text = Files.readAllBytes(sidecar);
            for (int length = 0; length < text.length - 1; length++) {
                Files.write(sidecar, java.util.Arrays.copyOf(text, length));
                assertThat(store().stat("a.jpg").orElseThrow().attributes()).isEqualTo(BlobAttributes.of("image/jpeg"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".lazyimg", ".lazyimg/tmp/x", ".lazyimg/meta/x", ".LAZYIMG/x", ".LazyImg"})
    void theReservedFolderHoldsNoBlobs(String key) throws IOException {
        Path file = folder.resolve(key);
        if (!Files.exists(file)) {
            Files.writeString(Files.createDirectories(file.getParent()).resolve(file.getFileName()), "secret");
        }

        assertThat(store().read(key)).isEmpty();
        assertThat(store().stat(key)).isEmpty();
        assertThat(keys("")).isEmpty();
        assertThat(keys(key)).isEmpty();
        assertThat(keys(".lazyimg/")).isEmpty();
        assertThatThrownBy(() -> put(key, "x")).isInstanceOf(IOException.class).hasMessageContaining("reserved");
        assertThatThrownBy(() -> store().putIfAbsent(key, new byte[1], TEXT)).isInstanceOf(IOException.class);
        assertThat(store().delete(key)).isFalse();
        assertThat(file).exists();
    }

    @Test
    void onlyTheTopmostFolderOfThatNameIsReserved() throws IOException {
        put("a/.lazyimg/b.jpg", "x");

        assertThat(keys("")).containsExactly("a/.lazyimg/b.jpg");
    }

    @Test
    void whatACrashLeftBehindIsRemovedWhenItIsOldAndNeverServed() throws IOException {
        Path old = Files.writeString(folder.resolve(".lazyimg/tmp/old"), "half a blo");
        Path young = Files.writeString(folder.resolve(".lazyimg/tmp/young"), "half a blo");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));
        Files.setLastModifiedTime(young, FileTime.from(Instant.now().minus(Duration.ofMinutes(59))));
        assertThat(listed("")).isEmpty();

        assertThat(restarted()).isPresent();

        assertThat(old).doesNotExist();
        assertThat(young).exists(); // perhaps of a process that is alive
        assertThat(listed("")).isEmpty();
    }

    @Test
    void nothingIsLeftOfWritersThatLostOrFailed() throws Exception {
        put("file", "x");
        for (int round = 0; round < 10; round++) {
            String key = "race/" + round;
            Racers.race(4, racer -> store().putIfAbsent(key, new byte[racer], TEXT));
            Racers.race(4, racer -> store().put("replaced", new byte[racer], TEXT));
            assertThatThrownBy(() -> put("file/below", "x")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> put("race", "x")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> put("x".repeat(300), "x")).isInstanceOf(IOException.class);
        }
        store().delete("race/0");

        assertThat(files(".lazyimg/tmp")).isEmpty();
        assertThat(files(".lazyimg/meta")).hasSameSizeAs(listed("")).hasSize(11);
    }

    @Test
    void foldersThatBecameEmptyGoAndOthersStay() throws IOException {
        put("a/b/c/d.jpg", "x");
        put("a/other.jpg", "x");
        Files.createDirectory(folder.resolve("empty"));

        store().delete("a/b/c/d.jpg");
        assertThat(folder.resolve("a/b")).doesNotExist();
        assertThat(folder.resolve("a/other.jpg")).exists();

        store().delete("a/other.jpg");
        assertThat(folder.resolve("a")).doesNotExist();
        assertThat(folder.resolve("empty")).exists();
        assertThat(store().delete("empty")).isFalse();
        assertThat(folder.resolve("empty")).exists();
    }

    @Test
    void writersAndPrunersOfOneFolderDoNotDisturbEachOther() throws Exception {
        List<Boolean> done = Racers.race(4, racer -> {
            for (int i = 0; i < 100; i++) {
                String key = "deep/er/" + racer;
                assertThat(store().putIfAbsent(key, new byte[1], TEXT)).isPresent();
                assertThat(store().delete(key)).isTrue();
            }
            return true;
        });

        assertThat(done).containsOnly(true);
        assertThat(folder.resolve("deep")).doesNotExist();
    }

    @Test
    void aFileCutOffWhileItIsReadIsAnErrorAndNotAShortBlob() throws IOException {
        store().put("a", new byte[100_000], TEXT);

        try (Blob blob = store().read("a").orElseThrow()) {
            assertThat(blob.content().readNBytes(10)).hasSize(10);
            Files.write(folder.resolve("a"), new byte[50]);

            assertThatThrownBy(() -> blob.content().readAllBytes()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aFileThatGrowsWhileItIsReadHasTheBytesThatWereAnnounced() throws IOException {
        put("a", "0123456789");

        try (Blob blob = store().read("a").orElseThrow()) {
            Files.writeString(folder.resolve("a"), "more", StandardOpenOption.APPEND);

            assertThat(blob.content().readAllBytes()).asString().isEqualTo("0123456789");
        }
    }

    @Test
    void aFolderThatIsGoneIsAnErrorAndNotAnAbsentBlob() throws IOException {
        Path away = folder.resolve("store");
        BlobStore store = FileBlobStore.in(away);
        store.put("a", JPEG, TEXT);
        Files.move(away, folder.resolve("unmounted"));

        assertThatThrownBy(() -> store.read("a")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store.stat("b/c")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store.list("b/")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store.list("").count()).isInstanceOf(Exception.class);
        assertThatThrownBy(() -> store.put("a", JPEG, TEXT)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store.delete("a")).isInstanceOf(IOException.class);
        assertThat(away).doesNotExist();
    }

    @Test
    void aFolderThatIsEmptiedMayBeWrittenToAgain() throws IOException {
        Path emptied = folder.resolve("store");
        BlobStore store = FileBlobStore.in(emptied);
        store.put("a", JPEG, RICH);
        Files.move(emptied, folder.resolve("old"));
        Files.createDirectory(emptied);

        assertThat(store.stat("a")).isEmpty();
        BlobInfo put = store.put("a", JPEG, RICH);
        assertThat(store.stat("a")).contains(put);
    }

    private List<Path> files(String below) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve(below))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
