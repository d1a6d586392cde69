package io.lazyimg.spi;

/**
 * Decides whether a render may be started. Asked only then: hits and waiting for somebody else's render are free. Must
 * be safe for use by many threads.
 */
@FunctionalInterface
public interface RateLimiter extends AutoCloseable {
    /** Lets everything pass. */
    RateLimiter UNLIMITED = client -> Charge.PAID;

    /**
     * Charges one render. Runs on the visitor's thread: must come to an answer in a time of some milliseconds that it
     * bounds itself, whatever it asks, and must not throw.
     *
     * @param client the visitor's address: {@code 203.0.113.7}, or of IPv6 the first half, {@code 2001:db8:0:1::/64};
     *     empty where it is not known
     */
    Charge charge(String client);

    /** Lets go of what it holds. Called once, by whoever made it; what is charged afterwards must still be answered. */
    @Override
    default void close() {}
}
