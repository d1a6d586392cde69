package io.lazyimg.spi;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;

/** A store asks for fewer calls, as S3 does with {@code 503 SlowDown}. The visitor is told when to come back. */
public final class StoreBusyException extends IOException {
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    /**
     * A store that is busy.
     *
     * @param retryAfter after which time it is worth asking again
     */
    public StoreBusyException(String message, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.retryAfter = Objects.requireNonNull(retryAfter);
    }

    /** After which time it is worth asking again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
