package io.lazyimg;

import io.lazyimg.spi.RateLimiter;
import io.lazyimg.spi.RateLimiterProvider;
import io.lazyimg.spi.Rates;
import java.net.URI;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the rate limiter that a setting names. */
final class RateLimiters {
    /** The one that needs no other module. */
    static final String LOCAL = "local";

    private RateLimiters() {}

    static RateLimiter open(String name, Rates rates) {
        if (name.equals(LOCAL)) {
            return LocalRateLimiter.of(rates);
        }
        URI uri = Stores.parse(Setting.RATE_LIMITER, name);
        try {
            return provider(uri).open(uri, rates);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    Setting.RATE_LIMITER.key() + ": " + Stores.shown(name) + ": " + e.getMessage(), e);
        }
    }

    private static RateLimiterProvider provider(URI uri) {
        List<RateLimiterProvider> providers =
                ServiceLoader.load(RateLimiterProvider.class, RateLimiters.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
        return providers.stream()
                .filter(provider -> provider.scheme().equalsIgnoreCase(uri.getScheme()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such rate limiter is known; known are "
                        + Stream.concat(
                                        Stream.of(LOCAL),
                                        providers.stream()
                                                .map(RateLimiterProvider::example)
                                                .sorted())
                                .collect(Collectors.joining(", "))));
    }
}
