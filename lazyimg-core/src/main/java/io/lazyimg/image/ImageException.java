package io.lazyimg.image;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a request that got no image. The message is for the visitor and for the log: it carries the numbers
 * and never a path of the machine or a secret.
 */
public final class ImageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final @Nullable Duration retryAfter;

    public ImageException(Reason reason, String message) {
        this(reason, message, null, null);
    }

    public ImageException(Reason reason, String message, Throwable cause) {
        this(reason, message, null, cause);
    }

    private ImageException(Reason reason, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason);
        this.retryAfter = retryAfter;
    }

    /** An outcome that may be another after this time. */
    public static ImageException retryAfter(Reason reason, String message, Duration retryAfter) {
        return new ImageException(reason, message, retryAfter, null);
    }

    /** An outcome that may be another after this time, and what went wrong underneath. */
    public static ImageException retryAfter(Reason reason, String message, Duration retryAfter, Throwable cause) {
        return new ImageException(reason, message, retryAfter, cause);
    }

    public Reason reason() {
        return reason;
    }

    /** After which time it is worth asking again, or {@code null} where that is not known. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
