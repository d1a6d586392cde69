package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.spi.BlobInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is removed, and what not. */
interface RemovingDuties extends StoreDuties {
    @Test
    default void aRemovedBlobIsAbsent() throws IOException {
        put("widgets/a.jpg", "a");
        put("widgets/b.jpg", "b");

        assertThat(store().delete("widgets/a.jpg")).isTrue();
        assertThat(store().read("widgets/a.jpg")).isEmpty();
        assertThat(store().stat("widgets/a.jpg")).isEmpty();
        assertThat(keys("")).containsExactly("widgets/b.jpg");
        assertThat(text("widgets/b.jpg")).contains("b");
    }

    @Test
    default void deleteSaysWhetherThereWasABlob() throws IOException {
        put("a.jpg", "a");

        assertThat(store().delete("a.jpg")).isTrue();
        assertThat(store().delete("a.jpg")).isFalse();
        assertThat(store().delete("never/there.jpg")).isFalse();
    }

    @Test
    default void deleteTakesNoPrefixForABlob() throws IOException {
        put("widgets/a.jpg", "a");

        assertThat(store().delete("widgets")).isFalse();
        assertThat(store().delete("widgets/a")).isFalse();
        assertThat(keys("")).containsExactly("widgets/a.jpg");
    }

    @Test
    default void deleteIfMatchRemovesTheBlobOfThatETag() throws IOException {
        BlobInfo put = put("widgets/a.jpg", "a");

        assertThat(store().deleteIfMatch("widgets/a.jpg", put.etag())).isTrue();
        assertThat(store().stat("widgets/a.jpg")).isEmpty();
    }

    @Test
    default void deleteIfMatchLeavesANewerBlobAlone() throws IOException {
        BlobInfo old = put("a.jpg", "old one");
        BlobInfo newer = store().put("a.jpg", StoreDuties.bytes("new one"), RICH);

        assertThat(store().deleteIfMatch("a.jpg", old.etag())).isFalse();
        assertThat(store().stat("a.jpg")).contains(newer);
        assertThat(text("a.jpg")).contains("new one");
    }

    @Test
    default void deleteIfMatchOfNothingRemovesNothing() throws IOException {
        String etag = put("a.jpg", "a").etag();

        assertThat(store().deleteIfMatch("missing.jpg", etag)).isFalse();
        assertThat(store().deleteIfMatch("a.jpg", "")).isFalse();
        assertThat(store().deleteIfMatch("a.jpg", "*")).isFalse();
        assertThat(keys("")).containsExactly("a.jpg");
    }

    @Test
    default void manyBlobsAreRemovedAtOnce() throws IOException {
        put("widgets/a.jpg", "a");
        put("widgets/b &<>'\"%2F+.jpg", "b");
        put("k\u00e4se/\ud83d\udc31.jpg", "c");
        put("widgets/kept.jpg", "kept");

        assertThat(store().deleteAll(
                                List.of("widgets/a.jpg", "widgets/b &<>'\"%2F+.jpg", "k\u00e4se/\ud83d\udc31.jpg")))
                .isEmpty();
        assertThat(keys("")).containsExactly("widgets/kept.jpg");
    }

    @Test
    default void whatIsNotThereOrNamedTwiceIsRemovedToo() throws IOException {
        put("a.jpg", "a");
        put("a.jpg.webp", "kept");

        assertThat(store().deleteAll(List.of("missing.jpg", "a.jpg", "never/there.jpg", "a.jpg")))
                .isEmpty();
        assertThat(store().deleteAll(List.of("a.jpg", "a"))).isEmpty();
        assertThat(keys("")).containsExactly("a.jpg.webp");
    }

    @Test
    default void removingNoBlobsRemovesNothing() throws IOException {
        put("a.jpg", "a");

        assertThat(store().deleteAll(List.of())).isEmpty();
        assertThat(keys("")).containsExactly("a.jpg");
    }

    @Test
    default void moreBlobsAreRemovedThanAServerTakesInOneCall() throws IOException {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 1001; i++) { // a call of S3 takes 1000
            keys.add("many/" + i);
        }
        put("many/0", "first");
        put("many/999", "last of a call");
        put("many/1000", "first of the next");
        put("many/1001", "kept");

        assertThat(store().deleteAll(keys)).isEmpty();
        assertThat(keys("")).containsExactly("many/1001");
    }

    @Test
    default void aRemovedBlobStaysAwayAfterARestart() throws IOException {
        put("widgets/a.jpg", "a");
        store().delete("widgets/a.jpg");
        restarted();

        assertThat(store().stat("widgets/a.jpg")).isEmpty();
        assertThat(keys("")).isEmpty();
    }
}
