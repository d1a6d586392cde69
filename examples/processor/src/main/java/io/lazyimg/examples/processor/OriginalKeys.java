package io.lazyimg.examples.processor;

import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;

/** The keys that originals can have. */
final class OriginalKeys {
    private static final Transform ANY_SIZE = Transform.fit(1, 1);

    private OriginalKeys() {}

    /** Whether there can be derivatives of what lies under this key. */
    static boolean isNameable(String key) {
        try {
            require(key);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * The key itself.
     *
     * @throws IllegalArgumentException if no URL can name it, or it is no image's
     */
    static String require(String key) {
        return new Variant(key, ANY_SIZE).originalKey();
    }
}
