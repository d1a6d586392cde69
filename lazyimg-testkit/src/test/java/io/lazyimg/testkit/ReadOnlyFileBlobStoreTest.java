package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobSource;
import io.lazyimg.store.FileBlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadOnlyFileBlobStoreTest {
    @TempDir
    Path folder;

    @Test
    void nothingInTheFolderIsWritten() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("widgets")).resolve("a.jpg"), "content");
        Map<String, Object> before = everything();

        try (BlobSource source = FileBlobStore.readOnly(folder);
                Blob blob = source.read("widgets/a.jpg").orElseThrow()) {
            assertThat(blob.content().readAllBytes()).asString().isEqualTo("content");
            assertThat(source.stat("widgets/a.jpg")).contains(blob.info());
            assertThat(source.stat("missing")).isEmpty();
            assertThat(source.location()).isEqualTo(folder.toRealPath().toUri());
        }
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aFolderWithoutPermissionToWriteIsRead() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX permissions here");
        Files.writeString(folder.resolve("a.jpg"), "content");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeFalse(Files.isWritable(folder), "permissions do not bind root");

            assertThat(FileBlobStore.readOnly(folder).stat("a.jpg")).isPresent();
            assertThatThrownBy(() -> FileBlobStore.in(folder)).isInstanceOf(IOException.class);
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aFileSystemThatNobodyCanWriteToIsRead() throws IOException {
        Path kernel = Path.of("/proc/sys/kernel");
        assumeTrue(Files.isDirectory(kernel), "no such file system here");

        assertThat(FileBlobStore.readOnly(kernel).stat("ostype")).isPresent();
    }

    @Test
    void attributesThatAStoreWroteAreSeen() throws IOException {
        BlobInfo put = FileBlobStore.in(folder).put("a.jpg", new byte[3], StoreDuties.RICH);

        assertThat(FileBlobStore.readOnly(folder).stat("a.jpg")).contains(put);
    }

    @Test
    void aFolderThatIsNotThereIsRefusedAndNotMade() throws IOException {
        Path missing = folder.resolve("missing");
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> FileBlobStore.readOnly(missing)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> FileBlobStore.readOnly(file)).isInstanceOf(IOException.class);
        assertThat(missing).doesNotExist();
    }

    private Map<String, Object> everything() throws IOException {
        Map<String, Object> all = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                all.put(path.toString(), Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS));
            }
        }
        return all;
    }
}
