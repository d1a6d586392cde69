package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What comes out is what went in. */
interface ReadingDuties extends StoreDuties {
    @Test
    default void aKeyThatIsNotThereIsAbsent() throws IOException {
        put("there.jpg", "x");

        assertThat(store().read("missing.jpg")).isEmpty();
        assertThat(store().stat("missing.jpg")).isEmpty();
        assertThat(store().stat("folder/missing.jpg")).isEmpty();
    }

    @Test
    default void aBlobHasTheBytesThatWereStored() throws IOException {
        put("widgets/a.jpg", "the bytes");

        assertThat(text("widgets/a.jpg")).contains("the bytes");
    }

    @Test
    default void attributesComeBackAsTheyWereStored() throws IOException {
        BlobInfo put = store().put("rich.webp", StoreDuties.bytes("x"), RICH);

        assertThat(put.attributes()).isEqualTo(RICH);
        assertThat(store().stat("rich.webp").orElseThrow().attributes()).isEqualTo(RICH);
    }

    @Test
    default void attributesMayBeNothingButAMediaType() throws IOException {
        put("plain.txt", "x");

        BlobAttributes stored = store().stat("plain.txt").orElseThrow().attributes();
        assertThat(stored).isEqualTo(new BlobAttributes("text/plain", null, TEXT.metadata()));
    }

    @Test
    default void putReadStatAndListAgreeOnEveryBlob() throws IOException {
        BlobInfo put = store().put("widgets/a.jpg", StoreDuties.bytes("12345"), RICH);
        BlobInfo first = store().putIfAbsent("widgets/b.jpg", StoreDuties.bytes("123"), TEXT)
                .orElseThrow();

        assertThat(put.key()).isEqualTo("widgets/a.jpg");
        assertThat(put.size()).isEqualTo(5);
        assertThat(store().stat("widgets/a.jpg")).contains(put);
        assertThat(store().stat("widgets/b.jpg")).contains(first);
        try (Blob blob = store().read("widgets/a.jpg").orElseThrow()) {
            assertThat(blob.info()).isEqualTo(put);
        }
        assertThat(listed("widgets/")).containsExactlyInAnyOrder(StoreDuties.listing(put), StoreDuties.listing(first));
    }

    @Test
    default void blobsAndTheirAttributesSurviveARestart() throws IOException {
        BlobInfo put = store().put("widgets/rich.webp", StoreDuties.bytes("12345"), RICH);
        BlobInfo first =
                store().putIfAbsent("plain.txt", StoreDuties.bytes("x"), TEXT).orElseThrow();

        assumeTrue(restarted().isPresent(), "this store forgets everything when it is closed");

        assertThat(store().stat("widgets/rich.webp")).contains(put);
        assertThat(text("widgets/rich.webp")).contains("12345");
        assertThat(listed("")).containsExactlyInAnyOrder(StoreDuties.listing(put), StoreDuties.listing(first));
    }

    @Test
    default void anETagIsPrintableAndHasNoQuotes() throws IOException {
        assertThat(put("a.jpg", "x").etag()).matches("[!#-~]+");
    }

    @Test
    default void lastModifiedIsAboutNow() throws IOException {
        Instant modified = put("a.jpg", "x").lastModified();

        // clocks of other machines are minutes apart at worst; an epoch in the wrong unit is years off
        assertThat(Duration.between(modified, Instant.now()).abs()).isLessThan(Duration.ofHours(1));
    }

    @Test
    default void aBlobOfNoBytesIsABlob() throws IOException {
        BlobInfo put = store().put("empty", new byte[0], RICH);

        assertThat(put.size()).isZero();
        assertThat(store().stat("empty")).contains(put);
        assertThat(content("empty").orElseThrow()).isEmpty();
        assertThat(store().putIfAbsent("empty", new byte[1], TEXT)).isEmpty();
    }

    @Test
    default void aLargeBlobIsStoredWhole() throws IOException {
        byte[] large = Hashed.content(1, 8 << 20);
        BlobInfo put = store().put("large.tiff", large, TEXT);

        assertThat(put.size()).isEqualTo(8 << 20);
        assertThat(Arrays.equals(content("large.tiff").orElseThrow(), large)).isTrue();
    }

    @Test
    default void aBlobMayBeReadInPiecesAndOverItsEnd() throws IOException {
        put("pieces", "0123456789");

        try (Blob blob = store().read("pieces").orElseThrow()) {
            assertThat(blob.content().read()).isEqualTo('0');
            assertThat(blob.content().readNBytes(3)).asString().isEqualTo("123");
            blob.content().skipNBytes(2);
            assertThat(blob.content().readAllBytes()).asString().isEqualTo("6789");
            assertThat(blob.content().read()).isEqualTo(-1);
            assertThat(blob.content().read(new byte[4])).isEqualTo(-1);
        }
    }

    @Test
    default void aBlobMayBeClosedBeforeItsEnd() throws IOException {
        store().put("large.tiff", new byte[1 << 20], TEXT);

        for (int i = 0; i < 200; i++) {
            try (Blob blob = store().read("large.tiff").orElseThrow()) {
                assertThat(blob.content().read()).isZero();
            }
        }
        assertThat(store().delete("large.tiff")).isTrue();
    }

    @Test
    default void aBlobMayBeReadManyTimesAtOnce() throws IOException {
        put("a", "0123456789");

        try (Blob one = store().read("a").orElseThrow();
                Blob two = store().read("a").orElseThrow()) {
            assertThat(one.content().readNBytes(5)).asString().isEqualTo("01234");
            assertThat(two.content().readAllBytes()).asString().isEqualTo("0123456789");
            assertThat(one.content().readAllBytes()).asString().isEqualTo("56789");
        }
    }

    @Test
    default void theLocationEndsInASlashAndNamesAScheme() {
        assertThat(store().location().isAbsolute()).isTrue();
        assertThat(store().location().toString()).endsWith("/");
    }
}
