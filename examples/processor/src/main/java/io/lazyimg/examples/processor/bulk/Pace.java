package io.lazyimg.examples.processor.bulk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * How fast the work goes lately: over the last so many seconds, because what was done before and is only skipped again
 * says nothing about what is left.
 */
final class Pace {
    private static final long WINDOW = TimeUnit.SECONDS.toNanos(15);
    private static final long APART = TimeUnit.MILLISECONDS.toNanos(500);

    private record Mark(long nanos, long done) {}

    private final Deque<Mark> marks = new ArrayDeque<>();
    private Mark last;

    /** One that begins with nothing done. */
    Pace(long nanos) {
        last = new Mark(nanos, 0);
        marks.add(last);
    }

    /** Notes how much is done at a time, which must not be before the one noted last. */
    void note(long nanos, long done) {
        last = new Mark(nanos, done);
        if (nanos - marks.getLast().nanos >= APART) {
            marks.addLast(last);
        }
        while (marks.size() > 1 && nanos - marks.getFirst().nanos > WINDOW) {
            marks.removeFirst();
        }
    }

    /** What is done in a second; 0 as long as that is not known. */
    double perSecond() {
        Mark first = marks.getFirst();
        long nanos = last.nanos - first.nanos;
        return nanos <= 0 ? 0 : (last.done - first.done) * 1e9 / nanos;
    }
}
