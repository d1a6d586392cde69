package io.lazyimg.testkit;

import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What every group of duties is tested with. */
interface StoreDuties {
    /** Attributes with all that there can be. */
    BlobAttributes RICH = new BlobAttributes(
            "image/webp",
            "public, max-age=31536000, immutable",
            Map.of("source-etag", "\"5f3a=b c\"", "note", "", "n-2", " spaces and ~!@#$%^&*() "));

    /** The only attribute that blobs have which are about something else. */
    BlobAttributes TEXT = BlobAttributes.of("text/plain");

    /** The store under test. */
    BlobStore store();

    /** The store under test after a restart, or nothing if it forgets. */
    Optional<BlobStore> restarted() throws IOException;

    /** Stores a short text. */
    default BlobInfo put(String key, String content) throws IOException {
        return store().put(key, bytes(content), TEXT);
    }

    /** The whole content of a blob, or nothing. */
    default Optional<byte[]> content(String key) throws IOException {
        Optional<Blob> found = store().read(key);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (Blob blob = found.get()) {
            return Optional.of(blob.content().readAllBytes());
        }
    }

    /** The content of a blob as text, or nothing. */
    default Optional<String> text(String key) throws IOException {
        return content(key).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Everything that a listing gives, as {@link #listing} sees it. */
    default List<BlobInfo> listed(String prefix) throws IOException {
        try (Stream<BlobInfo> all = store().list(prefix)) {
            return all.map(StoreDuties::listing).toList();
        }
    }

    /** A blob without what a listing may have to guess. */
    static BlobInfo listing(BlobInfo info) {
        return new BlobInfo(info.key(), info.size(), info.etag(), info.lastModified(), TEXT);
    }

    /** The keys that a listing gives, in order. */
    default List<String> keys(String prefix) throws IOException {
        return listed(prefix).stream().map(BlobInfo::key).sorted().toList();
    }

    /** The UTF-8 of a text. */
    static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }
}
