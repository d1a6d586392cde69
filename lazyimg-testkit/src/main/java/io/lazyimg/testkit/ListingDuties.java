package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.spi.BlobInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a prefix finds. */
interface ListingDuties extends StoreDuties {
    @Test
    default void anEmptyStoreListsNothing() throws IOException {
        assertThat(listed("")).isEmpty();
        assertThat(listed("widgets/")).isEmpty();
    }

    @Test
    default void theEmptyPrefixFindsAllBlobs() throws IOException {
        putSome();

        assertThat(keys(""))
                .containsExactly(
                        "gadgets/my.jpg",
                        "top.jpg",
                        "widgets/deep/er/my.jpg",
                        "widgets/my.jpg",
                        "widgets/my_1_2.jpg",
                        "widgets/other.jpg",
                        "widgets2/my.jpg");
    }

    @Test
    default void aPrefixMayEndInAFolder() throws IOException {
        putSome();

        assertThat(keys("widgets/"))
                .containsExactly("widgets/deep/er/my.jpg", "widgets/my.jpg", "widgets/my_1_2.jpg", "widgets/other.jpg");
        assertThat(keys("widgets/deep/")).containsExactly("widgets/deep/er/my.jpg");
    }

    @Test
    default void aPrefixMayEndInTheMiddleOfAName() throws IOException {
        putSome();

        assertThat(keys("widgets/my")).containsExactly("widgets/my.jpg", "widgets/my_1_2.jpg");
        assertThat(keys("widgets/d")).containsExactly("widgets/deep/er/my.jpg");
        assertThat(keys("widgets"))
                .containsExactly(
                        "widgets/deep/er/my.jpg",
                        "widgets/my.jpg",
                        "widgets/my_1_2.jpg",
                        "widgets/other.jpg",
                        "widgets2/my.jpg");
        assertThat(keys("t")).containsExactly("top.jpg");
    }

    @Test
    default void aPrefixMayBeAWholeKey() throws IOException {
        putSome();

        assertThat(keys("widgets/my.jpg")).containsExactly("widgets/my.jpg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "widgets/nothing",
                "nothing/",
                "widgets/my.jpg/",
                "/",
                "/widgets",
                "widgets//",
                "../",
                "widgets/../gadgets/",
                "./widgets",
                "\0",
                "widgets\\",
                "*",
                "?",
                "w*",
                "%77idgets",
                "[w]"
            })
    default void aPrefixThatNoKeyHasFindsNothing(String prefix) throws IOException {
        putSome();

        assertThat(keys(prefix)).isEmpty();
    }

    @Test
    default void aPrefixLongerThanAnyKeyFindsNothing() throws IOException {
        putSome();

        assertThat(keys("widgets/" + "m".repeat(2000))).isEmpty();
        assertThat(keys("widgets/" + "m".repeat(2000) + "/")).isEmpty();
    }

    @Test
    default void aListingOfManyBlobsIsComplete() throws IOException {
        List<String> stored = new ArrayList<>();
        for (int i = 1000; i < 2100; i++) { // more than a page of S3
            stored.add("many/" + i);
            put("many/" + i, "x");
        }

        assertThat(keys("many/")).isEqualTo(stored);
        assertThat(keys("many/15")).hasSize(100);
    }

    @Test
    default void aListingTellsWhatALookAtEachBlobTells() throws IOException {
        putSome();

        try (Stream<BlobInfo> all = store().list("widgets/")) {
            for (BlobInfo info : all.toList()) {
                assertThat(StoreDuties.listing(info))
                        .isEqualTo(StoreDuties.listing(store().stat(info.key()).orElseThrow()));
            }
        }
    }

    @Test
    default void aPrefixMayEndInTheMiddleOfACharacter() throws IOException {
        put("widgets/\ud83d\udc31.jpg", "cat");

        assertThat(keys("widgets/\ud83d")).containsExactly("widgets/\ud83d\udc31.jpg");
        assertThat(keys("widgets/\ud83c")).isEmpty();
    }

    @Test
    default void aListingMayBeClosedBeforeItsEnd() throws IOException {
        putSome();

        try (Stream<BlobInfo> all = store().list("")) {
            assertThat(all.findFirst()).isPresent();
        }
        try (Stream<BlobInfo> unused = store().list("")) {
            assertThat(unused).isNotNull();
        }
    }

    @Test
    default void blobsMayBeRemovedWhileTheyAreListed() throws IOException {
        putSome();

        try (Stream<BlobInfo> all = store().list("widgets/")) {
            for (BlobInfo info : (Iterable<BlobInfo>) all::iterator) {
                assertThat(store().delete(info.key())).isTrue();
            }
        }
        assertThat(keys("")).containsExactly("gadgets/my.jpg", "top.jpg", "widgets2/my.jpg");
    }

    private void putSome() throws IOException {
        for (String key : List.of(
                "top.jpg",
                "widgets/my.jpg",
                "widgets/my_1_2.jpg",
                "widgets/other.jpg",
                "widgets/deep/er/my.jpg",
                "widgets2/my.jpg",
                "gadgets/my.jpg")) {
            put(key, key);
        }
    }
}
