package io.lazyimg.examples.processor;

import io.lazyimg.LazyImages;
import io.lazyimg.Setting;
import java.io.IOException;
import java.nio.file.Files;

/** Opens the stores for bulk work: those that {@code serve} would use with the same settings. */
final class BulkStores {
    /** Nobody sits in front of a page and waits for bulk work, so that it rather waits than fails. */
    private static final String MAX_WAIT = "10m";

    /** The logger whose failures the report tells anyway, in a line each. */
    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.log.io.lazyimg";

    private BulkStores() {}

    /** Leaves telling of failures to the report, unless the level of the log was given. */
    static void quietLog() {
        if (System.getProperty(LOG_LEVEL) == null) {
            System.setProperty(LOG_LEVEL, "off");
        }
    }

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
        Configuration configuration = demo.furnish(given).withFallback(Setting.MAX_WAIT, MAX_WAIT);
        return LazyImages.builder().settings(configuration.byKey()).build();
    }
}
