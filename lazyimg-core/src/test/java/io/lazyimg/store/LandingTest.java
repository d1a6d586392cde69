package io.lazyimg.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LandingTest {
    private static final int RACERS = 8;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void ofManyPutsIfAbsentExactlyOneWins(Landing landing) throws Exception {
        FileBlobStore store = FileBlobStore.in(folder, landing);
        for (int round = 0; round < 30; round++) {
            String key = "race/" + round;
            List<Integer> winners = race(store, key);

            assertThat(winners).hasSize(1);
            BlobAttributes expected = attributes(winners.get(0));
            try (Blob blob = store.read(key).orElseThrow()) {
                assertThat(blob.info().attributes()).isEqualTo(expected);
                assertThat(blob.content().readAllBytes()).containsExactly(winners.get(0));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void writersLeaveNothingButBlobsAndTheirSidecars(Landing landing) throws Exception {
        FileBlobStore store = FileBlobStore.in(folder, landing);
        race(store, "a");
        store.put("a", new byte[2], BlobAttributes.of("text/plain"));
        store.putIfAbsent("b", new byte[2], BlobAttributes.of("text/plain"));
        store.putIfAbsent("b", new byte[3], BlobAttributes.of("text/html"));
        store.putIfAbsent("c", new byte[2], BlobAttributes.of("text/plain"));
        store.delete("c");

        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).getName(0).toString()))
                    .containsExactlyInAnyOrder("a", "b", ".lazyimg", ".lazyimg");
        }
        assertThat(store.stat("a").map(BlobInfo::size)).contains(2L);
        assertThat(store.stat("b").map(BlobInfo::size)).contains(2L);
    }

    @Test
    void hardLinksAreUsedWhereTheyWork() throws IOException {
        Path original = Files.createFile(folder.resolve("original"));
        Files.createLink(folder.resolve("link"), original);

        assertThat(Landing.among(new Drafts(folder.resolve("tmp")))).isEqualTo(Landing.LINK);
        try (Stream<Path> left = Files.list(folder.resolve("tmp"))) {
            assertThat(left).isEmpty();
        }
    }

    private static List<Integer> race(FileBlobStore store, String key) throws Exception {
        CyclicBarrier start = new CyclicBarrier(RACERS);
        ExecutorService threads = Executors.newFixedThreadPool(RACERS);
        try {
            List<Future<Optional<BlobInfo>>> results = new ArrayList<>();
            for (int i = 0; i < RACERS; i++) {
                int racer = i;
                results.add(threads.submit(() -> {
                    start.await();
                    return store.putIfAbsent(key, new byte[] {(byte) racer}, attributes(racer));
                }));
            }
            List<Integer> winners = new ArrayList<>();
            for (int racer = 0; racer < RACERS; racer++) {
                if (results.get(racer).get().isPresent()) {
                    winners.add(racer);
                }
            }
            return winners;
        } finally {
            threads.shutdownNow();
        }
    }

    private static BlobAttributes attributes(int racer) {
        return new BlobAttributes("text/plain", null, Map.of("racer", "number-" + racer));
    }
}
