package io.lazyimg.bucket4j;

import io.lazyimg.spi.RateLimiter;
import io.lazyimg.spi.RateLimiterProvider;
import io.lazyimg.spi.Rates;
import java.net.URI;

/** Makes {@link RedisRateLimiter}s that speak over TLS, by URIs such as {@code rediss://redis.example.com:6379}. */
public final class RedissRateLimiterProvider implements RateLimiterProvider {
    /** For {@link java.util.ServiceLoader}. */
    public RedissRateLimiterProvider() {}

    @Override
    public String scheme() {
        return "rediss";
    }

    @Override
    public String example() {
        return "rediss://redis.example.com:6379";
    }

    @Override
    public RateLimiter open(URI uri, Rates rates) {
        return RedisRateLimiterProvider.connect(uri, rates);
    }
}
