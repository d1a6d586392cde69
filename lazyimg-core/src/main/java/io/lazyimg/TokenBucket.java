package io.lazyimg;

import io.lazyimg.spi.RateLimiter;
import java.time.Duration;
import java.util.function.LongSupplier;

/** One bucket for all visitors together: so many renders a second, and so many at once. */
final class TokenBucket implements RateLimiter {
    private final double perNano;
    private final double capacity;
    private final LongSupplier nanoTime;
    private double tokens;
    private long filledAt;

    TokenBucket(double perSecond, int burst, LongSupplier nanoTime) {
        if (!(perSecond > 0) || burst < 1) {
            throw new IllegalArgumentException(
                    "a rate of " + perSecond + " a second and a burst of " + burst + " let nothing pass");
        }
        this.perNano = perSecond / 1e9;
        this.capacity = burst;
        this.nanoTime = nanoTime;
        this.tokens = burst;
        this.filledAt = nanoTime.getAsLong();
    }

    /** By the clock of the JVM; a rate of 0 is none. */
    static RateLimiter limiter(int perSecond, int burst) {
        return perSecond == 0 ? RateLimiter.UNLIMITED : new TokenBucket(perSecond, burst, System::nanoTime);
    }

    @Override
    public synchronized Duration charge(String client) {
        long now = nanoTime.getAsLong();
        tokens = Math.min(capacity, tokens + (now - filledAt) * perNano);
        filledAt = now;
        if (tokens >= 1) {
            tokens -= 1;
            return Duration.ZERO;
        }
        return Duration.ofNanos((long) Math.ceil((1 - tokens) / perNano));
    }
}
