package io.lazyimg;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What became of the derivatives of one original.
 *
 * @param originalKey the original's key
 * @param deleted the keys of the derivatives that are gone, in no promised order
 * @param failed the keys of those that could not be deleted, and why
 */
public record Purged(String originalKey, List<String> deleted, Map<String, IOException> failed) {
    public Purged {
        deleted = List.copyOf(deleted);
        failed = Map.copyOf(failed);
    }
}
