package io.lazyimg.store;

import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The times that our files get. The system's own tick, some milliseconds long, gives several versions of a file the
 * same time; these are never the same twice in a process, to the microsecond, which is what every JDK can set.
 */
final class StampClock {
    private static final AtomicLong LAST = new AtomicLong();

    private StampClock() {}

    /** The time now, or the last one given plus a step if that is later. */
    static FileTime next(long stepMicros) {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        return FileTime.from(LAST.updateAndGet(last -> Math.max(now, last + stepMicros)), TimeUnit.MICROSECONDS);
    }
}
