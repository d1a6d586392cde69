package io.lazyimg.internal;

import io.lazyimg.CachePolicy;
import io.lazyimg.ImageEvent.Kind;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobSource;
import io.lazyimg.spi.BlobStore;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Stores what was made of an original, if that is still the original.
 *
 * <p>The original is looked at before a derivative is stored, so that one that is outdated already is hardly ever seen,
 * and again afterwards, so that none stays.
 */
final class Keeping {
    /** The metadata entry with the ETag under which we serve the derivative. */
    static final String ETAG = "etag";
    /** The metadata entry with the ETag that the original had. */
    static final String ORIGINAL_ETAG = "original-etag";
    /** The metadata entry with the tag under which caches keep the derivative. */
    static final String CACHE_TAG = "cache-tag";

    private final BlobSource originals;
    private final BlobStore derivatives;
    private final Events events;

    Keeping(PipelineParts parts) {
        this.originals = parts.originals();
        this.derivatives = parts.derivatives();
        this.events = parts.events();
    }

    /** What is stored with a derivative of an original. */
    static BlobAttributes attributes(String mediaType, String etag, BlobInfo original, CachePolicy caching) {
        return new BlobAttributes(
                mediaType,
                caching.header(caching.images()),
                Map.of(ETAG, etag, ORIGINAL_ETAG, original.etag(), CACHE_TAG, CachePolicy.tag(original.key())));
    }

    /**
     * Stores a derivative.
     *
     * @param original what it was made of
     * @param flight in which it was made
     * @return {@code SAVED}, {@code SAVE_LOST}, {@code SAVE_OUTDATED} or {@code SAVE_SURPLUS}
     */
    Kind keep(String key, byte[] content, BlobAttributes attributes, BlobInfo original, Flights.Flight flight)
            throws IOException {
        if (isOutdated(original, flight)) {
            return Kind.SAVE_OUTDATED;
        }
        VariantBudget.Place place = flight.place();
        if (place != null && !place.beginSave(Deadline.after(SaveBack.FLUSH))) {
            return Kind.SAVE_SURPLUS;
        }
        Optional<BlobInfo> saved;
        try {
            saved = derivatives.putIfAbsent(key, content, attributes);
        } catch (IOException | RuntimeException e) {
            withdraw(key, attributes, original, flight, e);
            throw e;
        }
        if (saved.isEmpty()) {
            return Kind.SAVE_LOST;
        }
        if (isOutdated(original, flight)) {
            remove(key, saved.get().etag());
            return Kind.SAVE_OUTDATED;
        }
        return Kind.SAVED;
    }

    /** Whether a derivative must not be kept, as far as can be told: what is not known to be right is not kept. */
    private boolean isOutdated(BlobInfo original, Flights.Flight flight) {
        if (flight.isPurged()) {
            return true;
        }
        try {
            return originals
                    .stat(original.key())
                    .map(now -> !now.etag().equals(original.etag()))
                    .orElse(true);
        } catch (IOException | RuntimeException e) {
            events.log()
                    .warn("An original could not be looked at again; its derivative is not kept", original.key(), e);
            return true;
        }
    }

    /** A store that failed may have stored the derivative all the same. */
    private void withdraw(
            String key, BlobAttributes attributes, BlobInfo original, Flights.Flight flight, Exception failure) {
        if (!isOutdated(original, flight)) {
            return;
        }
        try {
            Optional<BlobInfo> stored = derivatives.stat(key);
            if (stored.isPresent() && stored.get().attributes().metadata().equals(attributes.metadata())) {
                remove(key, stored.get().etag());
            }
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void remove(String key, String etag) throws IOException {
        try {
            derivatives.deleteIfMatch(key, etag);
        } catch (IOException | RuntimeException e) {
            events.log().error("An outdated derivative could not be removed; purge its original", key, e);
            throw e;
        }
    }
}
