package io.lazyimg.peers;

import java.util.Collection;
import java.util.List;

/** The averages of this run. */
final class Numbers {
    private Numbers() {}

    /** Not a number of none. */
    static double median(Collection<Double> values) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** The geometric mean; not a number of none. */
    static double geometricMean(Collection<Double> values) {
        return Math.exp(values.stream().mapToDouble(Math::log).average().orElse(Double.NaN));
    }

    /** The geometric mean of our throughput as a ratio to a peer's, over the cases where both did like work. */
    static double ratio(List<Case> cases, String peer) {
        return geometricMean(cases.stream()
                .flatMap(one -> one.like(peer).stream())
                .map(Result::wall)
                .toList());
    }
}
