package io.lazyimg.internal;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import io.lazyimg.spi.BlobInfo;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The originals of which a render was ended for its time a short while ago: another size of one would only take as long
 * again. One that is replaced is another. Safe for use by many threads.
 */
final class SlowOriginals {
    private static final Duration LEFT_ALONE = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final RecentKeys recent;

    SlowOriginals(LongSupplier nanoTime) {
        this.recent = new RecentKeys(LEFT_ALONE, MOST, nanoTime);
    }

    /** Refuses what was too slow within the last minute. */
    void check(BlobInfo original) {
        if (recent.contains(name(original))) {
            throw ImageException.retryAfter(
                    Reason.TOO_SLOW,
                    "making a picture of this original took longer than maxRenderTime a short while ago",
                    LEFT_ALONE);
        }
    }

    /** Takes note of a render that was ended; what its visitor is told. */
    ImageException remember(BlobInfo original, ImageException ended) {
        recent.add(name(original));
        return ImageException.retryAfter(Reason.TOO_SLOW, String.valueOf(ended.getMessage()), LEFT_ALONE, ended);
    }

    private static String name(BlobInfo original) {
        return original.etag() + ' ' + original.key();
    }
}
