package io.lazyimg.internal;

import java.time.Duration;

/** A point in time until which waiting makes sense, on the JVM's monotonic clock. */
record Deadline(long nanoTime) {
    static Deadline after(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** What is left, in nanoseconds; zero or less when it is over. */
    long left() {
        return nanoTime - System.nanoTime();
    }
}
