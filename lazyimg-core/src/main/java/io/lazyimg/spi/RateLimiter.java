package io.lazyimg.spi;

import java.time.Duration;

/** Decides whether a render may be started. Asked only then: hits and waiting for somebody else's render are free. */
public interface RateLimiter {
    /** Lets everything pass. */
    RateLimiter UNLIMITED = client -> Duration.ZERO;

    /**
     * Charges one render. Must not block, and must be safe for use by many threads.
     *
     * @param client the visitor's address, as the host application sees it
     * @return {@link Duration#ZERO} if the render may start, else after which time it is worth asking again
     */
    Duration charge(String client);
}
