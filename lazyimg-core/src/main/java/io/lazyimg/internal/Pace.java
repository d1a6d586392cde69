package io.lazyimg.internal;

/**
 * So many a second, and so many at once: a token bucket kept as one number, the time at which it will be full again
 * ("virtual scheduling" of the generic cell rate algorithm, ITU-T I.371). Times are nanoseconds; a bucket that is full has
 * any time in the past.
 *
 * @param interval in which one token comes
 * @param depth in which an empty bucket becomes full
 */
public record Pace(long interval, long depth) {
    private static final long SECOND = 1_000_000_000;

    /** A pace of at least 1 a second and 1 at once. */
    public static Pace of(int perSecond, int burst) {
        long interval = Math.max(1, SECOND / perSecond);
        return new Pace(interval, interval * burst);
    }

    /** When a bucket will be full that one token is taken from now. */
    public long taken(long full, long now) {
        return Math.max(full, now) + interval;
    }

    /** How long until there is a token; 0 or less if there is one. */
    public long waiting(long full, long now) {
        return taken(full, now) - depth - now;
    }
}
