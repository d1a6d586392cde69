package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.image.Keys;
import io.lazyimg.spi.BlobInfo;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys there are. */
interface KeyDuties extends StoreDuties {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "name with spaces.jpg",
                " leading and trailing ",
                "a+b.jpg",
                "100%.jpg",
                "%2e%2e/%2Fx",
                "it's.jpg",
                "\"quoted\".jpg",
                "a&b=c;d,e.jpg",
                "a?b#c.jpg",
                "[1]{2}(3)<4>|5.jpg",
                "~tilde.jpg",
                "...",
                "..a/b..",
                ".hidden/.file",
                "-rf",
                "a:b.jpg",
                "$HOME/`id`/!x",
                "k\u00e4se/\u00e9t\u00e9.jpg",
                "\u65e5\u672c/\u8a9e.png",
                "\ud83d\udc31/\ud83e\uddc0.jpg",
                "\u0627\u0644.gif",
                "a^b.jpg",
                "a*b.jpg",
                "a=b@c.jpg",
                "UPPER/lower.JPG"
            })
    default void aKeyKeepsItsSpelling(String key) throws IOException {
        BlobInfo put = store().put(key, StoreDuties.bytes(key), RICH);

        assertThat(put.key()).isEqualTo(key);
        assertThat(store().stat(key)).contains(put);
        assertThat(text(key)).contains(key);
        assertThat(listed("")).containsExactly(StoreDuties.listing(put));
        assertThat(listed(key)).containsExactly(StoreDuties.listing(put));
        assertThat(store().putIfAbsent(key, new byte[0], TEXT)).isEmpty();
        assertThat(store().delete(key)).isTrue();
        assertThat(listed("")).isEmpty();
    }

    @Test
    default void keysThatLookAlikeAreDifferent() throws IOException {
        List<String> alike = List.of("a b", "a+b", "a%20b", "a%2520b", "a_b", "a.b", "a b.", "a  b");
        for (String key : alike) {
            put(key, key);
        }

        for (String key : alike) {
            assertThat(text(key)).contains(key);
        }
        assertThat(listed("")).hasSize(alike.size());
    }

    @Test
    default void aKeyMayBeAsLongAndAsDeepAsTheRulesAllow() throws IOException {
        String key = "d/".repeat(Keys.MAX_BYTES / 2 - 1) + "ab";
        assertThat(key).hasSize(Keys.MAX_BYTES);
        BlobInfo put = store().put(key, StoreDuties.bytes("deep"), RICH);

        assertThat(store().stat(key)).contains(put);
        assertThat(listed("d/d/")).containsExactly(StoreDuties.listing(put));
        assertThat(text(key)).contains("deep");
        assertThat(store().delete(key)).isTrue();
        assertThat(listed("")).isEmpty();
    }

    @Test
    default void aVeryLongSegmentIsEitherStoredOrRefused() throws IOException {
        String key = "long/" + "x".repeat(800) + ".jpg";
        assertThat(store().stat(key)).isEmpty();

        boolean stored = storedOrRefused(key);
        assertThat(text(key).isPresent()).isEqualTo(stored);
        assertThat(listed("")).hasSize(stored ? 1 : 0);
        assertThat(store().delete(key)).isEqualTo(stored);
    }

    @Test
    default void aKeyBelowAnotherIsEitherStoredOrRefused() throws IOException {
        BlobInfo above = put("a", "a");
        assertThat(store().stat("a/b")).isEmpty();

        boolean stored = storedOrRefused("a/b");
        assertThat(text("a/b").isPresent()).isEqualTo(stored);
        assertThat(store().stat("a")).contains(above);
        assertThat(text("a")).contains("a");
        assertThat(keys("")).isEqualTo(stored ? List.of("a", "a/b") : List.of("a"));
    }

    @Test
    default void aKeyAboveAnotherIsEitherStoredOrRefused() throws IOException {
        BlobInfo below = put("a/b", "b");
        assertThat(store().stat("a")).isEmpty();
        assertThat(store().read("a")).isEmpty();

        boolean stored = storedOrRefused("a");
        assertThat(text("a").isPresent()).isEqualTo(stored);
        assertThat(store().stat("a/b")).contains(below);
        assertThat(text("a/b")).contains("b");
        assertThat(keys("")).isEqualTo(stored ? List.of("a", "a/b") : List.of("a/b"));
    }

    @ParameterizedTest
    @MethodSource("io.lazyimg.testkit.InvalidKeys#all")
    default void aKeyThatBreaksTheRulesIsAbsent(String key) throws IOException {
        put("x", "x");
        put("a/b", "b");

        assertThat(store().read(key)).isEmpty();
        assertThat(store().stat(key)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.lazyimg.testkit.InvalidKeys#all")
    default void aKeyThatBreaksTheRulesIsRefusedByWhateverWrites(String key) throws IOException {
        String etag = put("x", "x").etag();
        put("a/b", "b");

        assertThatThrownBy(() -> put(key, "y")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().putIfAbsent(key, new byte[1], TEXT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().delete(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().deleteIfMatch(key, etag)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().deleteAll(List.of(key))).isInstanceOf(IllegalArgumentException.class);
        assertThat(keys("")).containsExactly("a/b", "x");
    }

    private boolean storedOrRefused(String key) throws IOException {
        try {
            boolean first =
                    store().putIfAbsent(key, StoreDuties.bytes("first"), TEXT).isPresent();
            assertThat(first).isTrue();
            put(key, "second");
            return true;
        } catch (IOException refused) {
            assertThatThrownBy(() -> put(key, "second")).isInstanceOf(IOException.class);
            return false;
        }
    }
}
