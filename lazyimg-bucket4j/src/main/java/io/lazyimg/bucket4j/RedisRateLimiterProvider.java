package io.lazyimg.bucket4j;

import io.lazyimg.LocalRateLimiter;
import io.lazyimg.spi.RateLimiter;
import io.lazyimg.spi.RateLimiterProvider;
import io.lazyimg.spi.Rates;
import java.net.URI;

/** Makes {@link RedisRateLimiter}s by URIs such as {@code redis://localhost:6379}. */
public final class RedisRateLimiterProvider implements RateLimiterProvider {
    /** For {@link java.util.ServiceLoader}. */
    public RedisRateLimiterProvider() {}

    @Override
    public String scheme() {
        return "redis";
    }

    @Override
    public String example() {
        return "redis://localhost:6379";
    }

    @Override
    public RateLimiter open(URI uri, Rates rates) {
        return connect(uri, rates);
    }

    static RateLimiter connect(URI uri, Rates rates) {
        try {
            return RedisRateLimiter.connect(uri, Budgets.of(rates), LocalRateLimiter.of(rates));
        } catch (NoClassDefFoundError e) {
            throw new IllegalArgumentException(
                    "com.bucket4j:bucket4j_jdk17-lettuce and io.lettuce:lettuce-core are not on the class path", e);
        }
    }
}
