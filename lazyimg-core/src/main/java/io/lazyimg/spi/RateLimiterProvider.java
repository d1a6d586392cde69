package io.lazyimg.spi;

import java.net.URI;

/** Makes rate limiters by URI; found by {@link java.util.ServiceLoader}. */
public interface RateLimiterProvider {
    /** The URI scheme that it answers for, lower case: {@code redis}. */
    String scheme();

    /** How such a URI looks, for error messages: {@code redis://localhost:6379}. */
    String example();

    /**
     * Makes a rate limiter. Called once at start; must not wait for another machine, and must not fail because one does
     * not answer.
     *
     * @throws IllegalArgumentException if the URI is not as it must be; the message says what would be, and tells no
     *     secret of it
     */
    RateLimiter open(URI uri, Rates rates);
}
