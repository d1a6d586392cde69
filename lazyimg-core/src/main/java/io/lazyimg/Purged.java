package io.lazyimg;

import java.io.IOException;
import java.util.Map;

/**
 * What became of the derivatives of one original.
 *
 * @param originalKey the original's key
 * @param deleted how many derivatives are gone
 * @param failed how many could not be deleted
 * @param failures the keys of the first {@value #MAX_NAMED} of those, and why
 */
public record Purged(String originalKey, long deleted, long failed, Map<String, IOException> failures) {
    /** The most failures that are named. */
    public static final int MAX_NAMED = 1000;

    public Purged {
        failures = Map.copyOf(failures);
    }
}
