package io.lazyimg.attack;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What one kind of attack got: how many answers of each status, and how many broken connections. */
final class Tally {
    private final String name;
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    Tally(String name) {
        this.name = name;
    }

    void answered(int status) {
        add(Integer.toString(status));
    }

    void add(String outcome) {
        counts.computeIfAbsent(outcome, none -> new LongAdder()).increment();
    }

    long total() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    @Override
    public String toString() {
        return name + " "
                + new TreeMap<>(counts)
                        .entrySet().stream()
                                .map(count -> count.getKey() + "=" + count.getValue())
                                .collect(Collectors.joining(" "));
    }
}
