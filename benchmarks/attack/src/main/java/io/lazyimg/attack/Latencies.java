package io.lazyimg.attack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long answers took. */
final class Latencies {
    private final List<Duration> sorted;

    Latencies(List<Duration> each) {
        List<Duration> copy = new ArrayList<>(each);
        Collections.sort(copy);
        this.sorted = List.copyOf(copy);
    }

    int count() {
        return sorted.size();
    }

    /** The time that this share of the answers, 0 to 1, did not exceed. */
    Duration quantile(double share) {
        if (sorted.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.max(1, rank) - 1);
    }

    @Override
    public String toString() {
        return String.format(
                "requests=%d p50=%.1fms p99=%.1fms max=%.1fms",
                count(), millis(quantile(0.5)), millis(quantile(0.99)), millis(quantile(1)));
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
