package io.lazyimg.internal;

import io.lazyimg.UrlScheme;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;

/** What is stored of one original, told by the keys alone. */
final class StoredVariants {
    /** How many keys that begin alike are looked at to count those of one original: ten pages of S3's. */
    static final int MAX_LISTED = 10_000;

    private final BlobStore derivatives;
    private final UrlScheme urls;

    StoredVariants(BlobStore derivatives, UrlScheme urls) {
        this.derivatives = derivatives;
        this.urls = urls;
    }

    /**
     * What was found.
     *
     * @param keys the derivatives' keys, or as many of them as were asked for
     * @param whole whether there are no more, or enough
     */
    record Found(Set<String> keys, boolean whole) {}

    /** The derivatives' keys; the caller closes the stream. */
    Stream<String> keys(String originalKey) throws IOException {
        return alike(originalKey).filter(key -> isOf(originalKey, key));
    }

    /** Looks for derivatives until there are enough. */
    Found find(String originalKey, int enough) throws IOException {
        Set<String> found = new HashSet<>();
        try (Stream<String> listed = alike(originalKey)) {
            Iterator<String> keys = listed.iterator();
            for (int seen = 0; found.size() < enough && keys.hasNext(); seen++) {
                if (seen == MAX_LISTED) {
                    return new Found(found, false);
                }
                String key = keys.next();
                if (isOf(originalKey, key)) {
                    found.add(key);
                }
            }
            return new Found(found, true);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Those of other originals too, whose names begin like this one's. */
    private Stream<String> alike(String originalKey) throws IOException {
        String stem = originalKey.substring(0, originalKey.lastIndexOf('.')) + "_";
        return derivatives.list(stem).map(BlobInfo::key);
    }

    private boolean isOf(String originalKey, String key) {
        return urls.variantOf(key)
                .map(variant -> variant.originalKey().equals(originalKey))
                .orElse(false);
    }
}
