package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What many threads at once see and do. */
interface RacingDuties extends StoreDuties {
    @Test
    default void ofManyPutsIfAbsentExactlyOneWins() throws Exception {
        for (int round = 0; round < 30; round++) {
            String key = "race/" + round + ".jpg";
            List<Optional<BlobInfo>> results = Racers.race(
                    8, racer -> store().putIfAbsent(key, StoreDuties.bytes("same size " + racer), ofRacer(racer)));

            List<Integer> winners = new ArrayList<>();
            for (int racer = 0; racer < results.size(); racer++) {
                if (results.get(racer).isPresent()) {
                    winners.add(racer);
                }
            }
            assertThat(winners).hasSize(1);
            int winner = winners.get(0);
            assertThat(text(key)).contains("same size " + winner);
            assertThat(store().stat(key)).isEqualTo(results.get(winner));
            assertThat(results.get(winner).orElseThrow().attributes()).isEqualTo(ofRacer(winner));
        }
    }

    @Test
    default void ofManyPutsOneIsStoredWithItsOwnAttributes() throws Exception {
        for (int round = 0; round < 15; round++) {
            List<BlobInfo> results = Racers.race(
                    4, racer -> store().put("race.jpg", StoreDuties.bytes("same size " + racer), ofRacer(racer)));

            BlobInfo stored = store().stat("race.jpg").orElseThrow();
            int winner = results.indexOf(stored);
            assertThat(winner).isNotNegative();
            assertThat(text("race.jpg")).contains("same size " + winner);
            assertThat(stored.attributes()).isEqualTo(ofRacer(winner));
        }
    }

    @Test
    default void ofManyDeletesExactlyOneRemoves() throws Exception {
        for (int round = 0; round < 15; round++) {
            put("race/a.jpg", "a");

            assertThat(Racers.race(4, racer -> store().delete("race/a.jpg"))).containsOnlyOnce(true);
        }
    }

    @Test
    default void readersDuringReplacementSeeOneWholeBlobOrAnother() throws Exception {
        putHashed("hot.jpg", 0);
        AtomicInteger writing = new AtomicInteger(2);

        List<List<String>> flaws = Racers.race(5, racer -> {
            List<String> seen = new ArrayList<>();
            if (racer < 2) {
                for (int i = 1; i <= 60; i++) {
                    putHashed("hot.jpg", racer * 1000 + i);
                }
                writing.decrementAndGet();
            } else {
                do {
                    seen.add(flawOf("hot.jpg"));
                } while (writing.get() > 0);
            }
            return seen;
        });

        assertThat(flaws.stream().flatMap(List::stream)).isNotEmpty().containsOnly("");
    }

    @Test
    default void aStormOfWritersRemoversAndReadersLeavesOnlyWholeBlobs() throws Exception {
        List<List<String>> flaws = Racers.race(6, racer -> {
            List<String> seen = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String key = "storm/" + i % 3 + "/" + i % 2 + ".jpg";
                switch (racer % 3) {
                    case 0 -> putHashed(key, racer * 1000 + i);
                    case 1 -> {
                        store().delete(key);
                        byte[] content = Hashed.content(i, 100 + i);
                        store().putIfAbsent(key, content, Hashed.attributes(content));
                    }
                    default -> {
                        for (BlobInfo info : listed("storm/")) {
                            seen.add(flawOf(info.key()));
                        }
                    }
                }
            }
            return seen;
        });

        for (String key : keys("storm/")) {
            assertThat(flawOf(key)).isEmpty();
        }
        assertThat(flaws.stream().flatMap(List::stream).filter(flaw -> !flaw.isEmpty()))
                .isEmpty();
    }

    @Test
    default void aNewerBlobSurvivesARemovalByTheOldETag() throws Exception {
        for (int round = 0; round < 15; round++) {
            String old = put("race.jpg", "old").etag();

            List<Boolean> newStored = Racers.race(2, racer -> {
                if (racer == 0) {
                    store().deleteIfMatch("race.jpg", old);
                    return false;
                }
                put("race.jpg", "new");
                return true;
            });

            assertThat(newStored).containsExactly(false, true);
            assertThat(text("race.jpg")).contains("new");
        }
    }

    private void putHashed(String key, int seed) throws IOException {
        byte[] content = Hashed.content(seed, 1000 + seed % 7 * 20_000);
        store().put(key, content, Hashed.attributes(content));
    }

    private String flawOf(String key) throws IOException {
        Optional<Blob> blob = store().read(key);
        return blob.isPresent() ? Hashed.flaw(blob.get()) : "";
    }

    private static BlobAttributes ofRacer(int racer) {
        return new BlobAttributes("image/x-" + racer, "max-age=" + racer, Map.of("racer", "number-" + racer));
    }
}
