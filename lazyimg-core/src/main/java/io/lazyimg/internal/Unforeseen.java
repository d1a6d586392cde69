package io.lazyimg.internal;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import java.time.Duration;

/** What a visitor is told of what nobody foresaw. */
public final class Unforeseen {
    private static final Duration RETRY = Duration.ofSeconds(2);

    private Unforeseen() {}

    /** The outcome that a defect is, or a lack of memory. */
    public static ImageException outcome(Throwable thrown) {
        return thrown instanceof OutOfMemoryError
                ? ImageException.retryAfter(Reason.OVERLOADED, "out of memory", RETRY, thrown)
                : new ImageException(Reason.INTERNAL, "internal error", thrown);
    }
}
