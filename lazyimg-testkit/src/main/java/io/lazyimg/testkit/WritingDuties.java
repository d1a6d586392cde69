package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobInfo;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is stored, and when. */
interface WritingDuties extends StoreDuties {
    @Test
    default void putIfAbsentStoresWhatIsNotThere() throws IOException {
        Optional<BlobInfo> stored = store().putIfAbsent("widgets/a.jpg", StoreDuties.bytes("first"), RICH);

        assertThat(stored).isPresent();
        assertThat(store().stat("widgets/a.jpg")).isEqualTo(stored);
        assertThat(text("widgets/a.jpg")).contains("first");
    }

    @Test
    default void putIfAbsentChangesNothingOfWhatIsThere() throws IOException {
        BlobInfo first = store().put("a.jpg", StoreDuties.bytes("first"), RICH);

        assertThat(store().putIfAbsent("a.jpg", StoreDuties.bytes("second"), TEXT))
                .isEmpty();
        assertThat(store().stat("a.jpg")).contains(first);
        assertThat(text("a.jpg")).contains("first");
    }

    @Test
    default void putIfAbsentStoresAgainAfterARemoval() throws IOException {
        put("widgets/a.jpg", "first");
        store().delete("widgets/a.jpg");

        assertThat(store().putIfAbsent("widgets/a.jpg", StoreDuties.bytes("second"), RICH))
                .isPresent();
        assertThat(text("widgets/a.jpg")).contains("second");
    }

    @Test
    default void putReplacesContentAndAttributes() throws IOException {
        store().put("a.jpg", StoreDuties.bytes("a long first content"), RICH);
        BlobInfo second = put("a.jpg", "second");

        assertThat(store().stat("a.jpg")).contains(second);
        assertThat(second.size()).isEqualTo(6);
        assertThat(second.attributes()).isEqualTo(TEXT);
        assertThat(text("a.jpg")).contains("second");
        assertThat(listed("")).containsExactly(StoreDuties.listing(second));
    }

    @Test
    default void putReplacesAttributesAloneToo() throws IOException {
        put("a.jpg", "same");
        BlobInfo second = store().put("a.jpg", StoreDuties.bytes("same"), RICH);

        assertThat(store().stat("a.jpg")).contains(second);
        assertThat(second.attributes()).isEqualTo(RICH);
    }

    @Test
    default void theETagChangesWheneverTheContentDoes() throws IOException {
        Set<String> etags = new HashSet<>();
        for (int i = 100; i < 200; i++) {
            etags.add(put("a.jpg", "same size " + i).etag());
        }

        assertThat(etags).hasSize(100);
    }

    @Test
    default void theETagChangesWhenABlobIsRemovedAndStoredAnew() throws IOException {
        Set<String> etags = new HashSet<>();
        for (int i = 100; i < 150; i++) {
            etags.add(store().putIfAbsent("widgets/a.jpg", StoreDuties.bytes("same size " + i), TEXT)
                    .orElseThrow()
                    .etag());
            store().delete("widgets/a.jpg");
        }

        assertThat(etags).hasSize(50);
    }

    @Test
    default void aReaderGoesOnReadingWhatItOpened() throws IOException {
        byte[] old = Hashed.content(1, 1 << 20);
        store().put("a.jpg", old, TEXT);

        try (Blob blob = store().read("a.jpg").orElseThrow()) {
            byte[] head = blob.content().readNBytes(1000);
            store().put("a.jpg", Hashed.content(2, 1 << 20), RICH);
            byte[] rest = blob.content().readAllBytes();

            assertThat(head).isEqualTo(Arrays.copyOf(old, 1000));
            assertThat(Arrays.equals(rest, 0, rest.length, old, 1000, old.length))
                    .isTrue();
            assertThat(blob.info().attributes()).isEqualTo(TEXT);
        }
    }

    @Test
    default void theCallersBytesAreNeitherChangedNorKept() throws IOException {
        byte[] content = StoreDuties.bytes("content");
        store().put("put", content, TEXT);
        store().putIfAbsent("absent", content, TEXT);

        assertThat(content).asString().isEqualTo("content");
        Arrays.fill(content, (byte) 'x');
        assertThat(text("put")).contains("content");
        assertThat(text("absent")).contains("content");
    }
}
