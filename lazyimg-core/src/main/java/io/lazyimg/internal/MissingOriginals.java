package io.lazyimg.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Remembers for a short while which originals were not there, the latest of them. Safe for use by many threads. */
final class MissingOriginals {
    private final long ttlNanos;
    private final LongSupplier nanoTime;
    private final Map<String, Long> since;

    MissingOriginals(Duration ttl, int most, LongSupplier nanoTime) {
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

    synchronized boolean contains(String originalKey) {
        Long at = since.get(originalKey);
        if (at == null) {
            return false;
        }
        if (nanoTime.getAsLong() - at < ttlNanos) {
            return true;
        }
        since.remove(originalKey);
        return false;
    }

    synchronized void add(String originalKey) {
        since.remove(originalKey);
        since.put(originalKey, nanoTime.getAsLong());
    }
}
