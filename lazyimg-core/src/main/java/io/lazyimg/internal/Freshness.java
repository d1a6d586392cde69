package io.lazyimg.internal;

import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobSource;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a stored derivative was made of an original that has been replaced since. Safe for use by many threads.
 */
final class Freshness {
    /** Of how many originals it is remembered when they were looked at. */
    private static final int MAX_KNOWN = 10_000;

    private final @Nullable Duration trust;
    private final BlobSource originals;
    private final FailureLog log;
    private final LongSupplier nanoTime;
    private final Map<String, Look> looks;

    private record Look(String etag, long at) {}

    /**
     * Looks at originals.
     *
     * @param trust how long an original is taken to be unchanged without looking again; {@code null} for ever
     */
    Freshness(@Nullable Duration trust, BlobSource originals, FailureLog log, LongSupplier nanoTime) {
        this.trust = trust;
        this.originals = originals;
        this.log = log;
        this.nanoTime = nanoTime;
        this.looks = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Look> eldest) {
                return size() > MAX_KNOWN;
            }
        };
    }

    /**
     * Whether a derivative is outdated, as far as is known within the time that an original is trusted. One that does
     * not say what it was made of, or whose original cannot be looked at, is not.
     */
    boolean isOutdated(String originalKey, BlobInfo derivative) {
        String madeOf = madeOf(derivative);
        if (trust == null || madeOf == null || isTrusted(originalKey, madeOf, trust)) {
            return false;
        }
        try {
            Optional<BlobInfo> original = originals.stat(originalKey);
            original.ifPresent(now -> remember(originalKey, now.etag()));
            return !isMadeOf(derivative, original);
        } catch (IOException e) {
            log.warn("An original could not be looked at; its derivative is served as it is", originalKey, e);
            return false;
        }
    }

    /** Whether a derivative was made of this original, or does not say what it was made of. */
    static boolean isMadeOf(BlobInfo derivative, Optional<BlobInfo> original) {
        String madeOf = madeOf(derivative);
        return madeOf == null || original.map(now -> now.etag().equals(madeOf)).orElse(false);
    }

    synchronized void forget(String originalKey) {
        looks.remove(originalKey);
    }

    private static @Nullable String madeOf(BlobInfo derivative) {
        return derivative.attributes().metadata().get(Keeping.ORIGINAL_ETAG);
    }

    /** A derivative that is of another original than was seen last may be newer than that look. */
    private synchronized boolean isTrusted(String originalKey, String etag, Duration trusted) {
        Look look = looks.get(originalKey);
        return look != null && look.etag().equals(etag) && nanoTime.getAsLong() - look.at() < trusted.toNanos();
    }

    private synchronized void remember(String originalKey, String etag) {
        looks.remove(originalKey);
        looks.put(originalKey, new Look(etag, nanoTime.getAsLong()));
    }
}
