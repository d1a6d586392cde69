package io.lazyimg.spi;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Until when a render may compute. Nothing can end a thread from outside, so whoever works looks here now and then:
 * wherever the work goes by what a file says and not only by the size of the result. A look takes about as long as one at
 * a clock, some 25 ns. Safe for use by many threads.
 */
public final class TimeLimit {
    private static final TimeLimit NONE = new TimeLimit(Long.MAX_VALUE, () -> 0);

    private final long most;
    private final LongSupplier nanoTime;
    private final long began;

    private TimeLimit(long most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
    }

    /** No limit. */
    public static TimeLimit none() {
        return NONE;
    }

    /** A limit that begins now. */
    public static TimeLimit of(Duration most) {
        return of(most, System::nanoTime);
    }

    /** A limit that begins now, by a clock that gives nanoseconds and never goes back. */
    public static TimeLimit of(Duration most, LongSupplier nanoTime) {
        return new TimeLimit(most.toNanos(), nanoTime);
    }

    /**
     * Returns while there is time.
     *
     * @throws ImageException {@code TOO_SLOW} if there is none left; must be passed on
     */
    public void check() {
        if (nanoTime.getAsLong() - began > most) {
            throw new ImageException(
                    Reason.TOO_SLOW, "making this picture takes longer than maxRenderTime " + most / 1_000_000 + " ms");
        }
    }
}
