package io.lazyimg.testkit;

import java.util.function.LongSupplier;

/** A clock that goes on by a nanosecond whenever somebody looks at it. */
final class Looks implements LongSupplier {
    private long count;

    @Override
    public long getAsLong() {
        return count++;
    }

    long count() {
        return count;
    }
}
