package io.lazyimg.examples.processor;

import io.lazyimg.LazyImages;
import io.lazyimg.Setting;
import java.io.IOException;
import java.nio.file.Files;

/** Opens the stores for bulk work: those that {@code serve} would use with the same settings. */
final class BulkStores {
    private BulkStores() {}

    /**
     * Opens them.
     *
     * @throws IllegalArgumentException if the settings are not accepted, or name no originals while there are no samples
     */
    static LazyImages open(Configuration given, DemoFolder demo) throws IOException {
        if (given.value(Setting.ORIGINALS).isEmpty() && !Files.isDirectory(demo.originals())) {
            throw new IllegalArgumentException("--originals is not given, and there are no sample pictures in "
                    + demo.originals() + "; it takes " + Setting.ORIGINALS.accepts());
        }
        return LazyImages.builder().settings(demo.furnish(given).byKey()).build();
    }
}
