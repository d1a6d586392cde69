package io.lazyimg.examples.processor;

import io.lazyimg.LazyImages;
import io.lazyimg.UrlScheme;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobStore;
import java.io.IOException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds what was derived, whether or not the originals are still there. What lies in the store and is no derivative is
 * passed over.
 */
record Derivatives(BlobStore store, UrlScheme urls) {
    static Derivatives in(LazyImages images) {
        return new Derivatives(images.derivatives(), images.scheme());
    }

    /**
     * The keys of the derivatives of one original, as they are needed. The caller closes the stream.
     *
     * @throws IllegalArgumentException if this is not the key of an original
     */
    Stream<String> ofOriginal(String key) throws IOException {
        return find(stem(OriginalKeys.require(key)) + "_", key::equals);
    }

    /**
     * The keys of the derivatives of all originals whose keys begin with a string, as they are needed. The caller
     * closes the stream.
     */
    Stream<String> below(String prefix) throws IOException {
        return find(stem(prefix), original -> original.startsWith(prefix));
    }

    private Stream<String> find(String prefix, Predicate<String> original) throws IOException {
        return store.list(prefix).map(BlobInfo::key).filter(key -> urls.variantOf(key)
                .filter(variant -> original.test(variant.originalKey()))
                .isPresent());
    }

    /** What a derivative's key has in common with its original's: all before the last dot of the name. */
    private static String stem(String key) {
        int dot = key.lastIndexOf('.');
        return dot > key.lastIndexOf('/') ? key.substring(0, dot) : key;
    }
}
