package io.lazyimg.internal;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Bounds how often the derivatives store is asked for what it does not have: a visitor who makes up names costs a call
 * for each. What was found lately is asked for at any rate, so that such a visitor keeps nobody from it. Safe for use
 * by many threads.
 */
final class LookUps {
    /** How many keys that were found are remembered. */
    private static final int MAX_KNOWN = 10_000;
    /** How many seconds' worth may be asked at once. */
    private static final int BURST_SECONDS = 4;

    private final double perNano;
    private final double capacity;
    private final LongSupplier nanoTime;
    private final RecentKeys known;
    private double tokens;
    private long filledAt;

    /**
     * A bound.
     *
     * @param perSecond how many look-ups may find nothing in a second, on average; 0 for any number
     */
    LookUps(int perSecond, LongSupplier nanoTime) {
        this.perNano = perSecond / 1e9;
        this.capacity = (double) perSecond * BURST_SECONDS;
        this.nanoTime = nanoTime;
        this.known = new RecentKeys(Duration.ofHours(1), MAX_KNOWN, nanoTime);
        this.tokens = capacity;
        this.filledAt = nanoTime.getAsLong();
    }

    /**
     * Lets a look-up pass.
     *
     * @throws ImageException {@code RATE_LIMITED} if too many have found nothing
     */
    void admit(String key) {
        if (perNano == 0 || known.contains(key)) {
            return;
        }
        double missing = 1 - fill(0);
        if (missing > 0) {
            throw ImageException.retryAfter(
                    Reason.RATE_LIMITED, "too many images were asked for that nobody has made", Duration.ofNanos((long)
                            Math.ceil(missing / perNano)));
        }
    }

    void found(String key) {
        known.add(key);
    }

    /** Charges a look-up that found no derivative. */
    void charge() {
        fill(1);
    }

    private synchronized double fill(int spent) {
        long now = nanoTime.getAsLong();
        tokens = Math.min(capacity, tokens + (now - filledAt) * perNano) - spent;
        filledAt = now;
        return tokens;
    }
}
