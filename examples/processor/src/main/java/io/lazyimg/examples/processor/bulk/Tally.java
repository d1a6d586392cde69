package io.lazyimg.examples.processor.bulk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What came of the steps so far. Safe for use by many threads; remembers a bounded number of failures. */
public final class Tally {
    /** How many failures are told one by one. */
    public static final int MOST_LISTED = 1000;

    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    private final List<String> failures = new ArrayList<>();
    private long done;

    /** Counts images. */
    public synchronized void count(Outcome outcome, long images) {
        counts.merge(outcome, images, Long::sum);
    }

    /**
     * Counts a failure.
     *
     * @param what what failed, a key and perhaps a size
     */
    public synchronized void failed(String what, String why) {
        count(Outcome.FAILED, 1);
        if (failures.size() < MOST_LISTED) {
            failures.add((what + ": " + why).replaceAll("\\p{Cntrl}+", "?"));
        }
    }

    /** Counts what the progress is measured in. */
    public synchronized void done(long more) {
        done += more;
    }

    synchronized long done() {
        return done;
    }

    synchronized long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /** The first failures, in a line each. */
    synchronized List<String> failures() {
        return List.copyOf(failures);
    }
}
