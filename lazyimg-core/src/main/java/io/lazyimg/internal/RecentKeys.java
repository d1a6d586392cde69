package io.lazyimg.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Keys that something was learnt of a short while ago, the latest of them. Safe for use by many threads. */
final class RecentKeys {
    private final long ttlNanos;
    private final LongSupplier nanoTime;
    private final Map<String, Long> since;

    RecentKeys(Duration ttl, int most, LongSupplier nanoTime) {
        this.ttlNanos = ttl.toNanos();
        this.nanoTime = nanoTime;
        this.since = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                return size() > most;
            }
        };
    }

    synchronized boolean contains(String key) {
        Long at = since.get(key);
        if (at == null) {
            return false;
        }
        if (nanoTime.getAsLong() - at < ttlNanos) {
            return true;
        }
        since.remove(key);
        return false;
    }

    synchronized void add(String key) {
        since.remove(key);
        since.put(key, nanoTime.getAsLong());
    }

    synchronized void remove(String key) {
        since.remove(key);
    }
}
