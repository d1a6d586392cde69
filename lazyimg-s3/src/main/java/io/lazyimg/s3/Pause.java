package io.lazyimg.s3;

import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** What comes between two attempts of a write that met another of the same key. Safe for use by many threads. */
@FunctionalInterface
interface Pause {
    /** Twice as long after each attempt, and not the same for two who met. */
    Pause GROWING = attempt -> Thread.sleep(millis(attempt, ThreadLocalRandom.current()));

    /** Waits; the first attempt is number 1. */
    void after(int attempt) throws InterruptedException;

    /** From 50 on, at most 400 milliseconds. */
    static int millis(int attempt, RandomGenerator random) {
        int longest = 100 << Math.min(attempt - 1, 2);
        return random.nextInt(longest / 2, longest + 1);
    }
}
