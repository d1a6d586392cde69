package io.lazyimg.s3;

import java.time.Duration;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.exception.AbortedException;

/** What comes between two attempts or two looks. Safe for use by many threads. */
@FunctionalInterface
interface Pause {
    /** By the clock. */
    Pause REAL = length -> Thread.sleep(length.toMillis());

    /** Waits so long. */
    void last(Duration length) throws InterruptedException;

    /**
     * Waits so long; who is interrupted meanwhile stays so.
     *
     * @throws AbortedException if interrupted
     */
    default void lastOrAbort(Duration length) {
        try {
            last(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted while waiting", e);
        }
    }

    /**
     * How long to wait after an attempt, of which the first is number 1: twice as long after each, from 50 milliseconds
     * on and at most 400, and not the same for two who met.
     */
    static Duration after(int attempt, RandomGenerator random) {
        int longest = 100 << Math.min(attempt - 1, 2);
        return Duration.ofMillis(random.nextInt(longest / 2, longest + 1));
    }
}
