package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.store.FileBlobStore;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One folder, several processes. */
class FileBlobStoreProcessesTest {
    @TempDir
    Path folder;

    @Test
    void aProcessKilledInAStormOfWritesLeavesOnlyWholeBlobs() throws Exception {
        for (int round = 1; round <= 3; round++) {
            try (StoreProcess writer = StoreProcess.start("storm", folder, "C")) {
                for (int i = 1; i <= 150 * round; i++) {
                    assertThat(writer.line()).containsOnlyDigits();
                }
                writer.kill();
            }
            assertAllAreWhole();
        }
    }

    @Test
    void ofManyProcessesExactlyOneWinsEachPutIfAbsent() throws Exception {
        List<StoreProcess> processes = new ArrayList<>();
        List<String> won = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                processes.add(StoreProcess.start("race", folder, "C"));
            }
            for (StoreProcess process : processes) {
                assertThat(process.line()).isEqualTo("ready");
            }
            for (StoreProcess process : processes) {
                process.go();
            }
            for (StoreProcess process : processes) {
                won.addAll(process.rest());
            }
        } finally {
            processes.forEach(StoreProcess::close);
        }

        assertThat(won)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 200).mapToObj(i -> "race/" + i).toList());
        assertAllAreWhole();
    }

    @Test
    void namesThatTheLocaleCannotSpellAreAbsentAndCannotBeWritten() throws Exception {
        FileBlobStore.in(folder).put("k\u00e4se/\ud83d\udc31.jpg", new byte[1], StoreDuties.TEXT);

        try (StoreProcess process = StoreProcess.start("names", folder, "POSIX")) {
            String encoding = process.line();
            assumeTrue(!Charset.forName(encoding).newEncoder().canEncode('\u00e4'), encoding + " spells all names");
            assertThat(process.rest()).containsExactly("false false false 0 0", "refused");
        }
    }

    private void assertAllAreWhole() throws IOException {
        BlobStore store = FileBlobStore.in(folder);
        List<BlobInfo> blobs;
        try (Stream<BlobInfo> all = store.list("")) {
            blobs = all.toList();
        }
        assertThat(blobs).isNotEmpty();
        for (BlobInfo blob : blobs) {
            assertThat(Hashed.flaw(store.read(blob.key()).orElseThrow())).isEmpty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> !file.startsWith(folder.resolve(".lazyimg"))))
                    .hasSameSizeAs(blobs);
        }
    }
}
