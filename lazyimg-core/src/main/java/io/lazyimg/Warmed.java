package io.lazyimg;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.Variant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one variant that was to be made without a visitor.
 *
 * @param variant the variant, as it is stored: the canonical one for what was asked
 * @param result what became of it
 * @param failure why it is not stored, or {@code null} if it is
 */
public record Warmed(
        Variant variant, Result result, @Nullable ImageException failure) {
    public Warmed {
        Objects.requireNonNull(variant);
        if ((result == Result.FAILED) != (failure != null)) {
            throw new IllegalArgumentException(result + " with failure " + failure);
        }
    }

    /** What can become of it. */
    public enum Result {
        /** It was made, and is stored now. */
        MADE,
        /** It was stored already, and is up to date. */
        PRESENT,
        /** It is not stored; {@link Warmed#failure} says why. */
        FAILED
    }
}
