package io.lazyimg.spi;

import java.time.Duration;
import java.util.Objects;

/**
 * What came of charging a render.
 *
 * @param result what
 * @param retryAfter after which time it is worth asking again; {@link Duration#ZERO} if the render may start
 */
public record Charge(Result result, Duration retryAfter) {
    /** The render may start. */
    public static final Charge PAID = new Charge(Result.PAID, Duration.ZERO);

    /** What can come of it. */
    public enum Result {
        /** The render may start. */
        PAID,
        /** This client has started too many; nothing was charged to anybody. */
        CLIENT_OVER,
        /** All clients together have started too many; nothing was charged to anybody. */
        OVERALL_OVER,
        /** It cannot be told, and so the render may not start. */
        UNKNOWN
    }

    public Charge {
        Objects.requireNonNull(result);
        if (result == Result.PAID ? !retryAfter.isZero() : retryAfter.isNegative()) {
            throw new IllegalArgumentException(result + " and to be tried again after " + retryAfter);
        }
    }

    /** This client has started too many. */
    public static Charge clientOver(Duration retryAfter) {
        return new Charge(Result.CLIENT_OVER, retryAfter);
    }

    /** All clients together have started too many. */
    public static Charge overallOver(Duration retryAfter) {
        return new Charge(Result.OVERALL_OVER, retryAfter);
    }

    /** It cannot be told whether the render may start, and so it may not. */
    public static Charge unknown(Duration retryAfter) {
        return new Charge(Result.UNKNOWN, retryAfter);
    }
}
