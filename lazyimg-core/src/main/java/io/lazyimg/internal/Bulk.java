package io.lazyimg.internal;

import io.lazyimg.ImageEvent.Kind;
import io.lazyimg.Limits;
import io.lazyimg.Purged;
import io.lazyimg.SizePolicy;
import io.lazyimg.UrlScheme;
import io.lazyimg.Warmed;
import io.lazyimg.Warmed.Result;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.Keys;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobSource;
import io.lazyimg.spi.BlobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Work on all derivatives of an original, without a visitor. */
final class Bulk {
    /** How often a variant is tried whose original keeps changing, or which others keep purging. */
    private static final int ATTEMPTS = 5;
    /** How many derivatives are deleted in one call. */
    private static final int BATCH = 1000;

    private final BlobSource originals;
    private final BlobStore derivatives;
    private final SizePolicy sizes;
    private final Limits limits;
    private final Events events;
    private final Flights flights;
    private final Leader leader;
    private final RecentKeys missing;
    private final Freshness freshness;
    private final StoredVariants variants;

    Bulk(
            PipelineParts parts,
            Flights flights,
            Leader leader,
            RecentKeys missing,
            Freshness freshness,
            StoredVariants variants) {
        this.originals = parts.originals();
        this.derivatives = parts.derivatives();
        this.sizes = parts.sizes();
        this.limits = parts.limits();
        this.events = parts.events();
        this.flights = flights;
        this.leader = leader;
        this.missing = missing;
        this.freshness = freshness;
        this.variants = variants;
    }

    List<Warmed> warm(String originalKey, Collection<Transform> transforms, UrlScheme urls) {
        List<Warmed> warmed = new ArrayList<>();
        for (Transform transform : transforms) {
            warmed.add(warm(new Variant(originalKey, transform), urls));
        }
        return warmed;
    }

    private Warmed warm(Variant asked, UrlScheme urls) {
        Variant variant = asked;
        try {
            variant = sizes.admit(asked);
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                String key = urls.key(variant);
                long landings = flights.landings();
                if (isStored(variant, key)) {
                    return new Warmed(variant, Result.PRESENT, null);
                }
                Flights.Flight own = new Flights.Flight(key, variant.originalKey(), false);
                Flights.Flight other = flights.joinOrLead(own);
                if (other != null) {
                    other.awaitSaved(limits.maxFlight());
                    continue;
                }
                Outcome outcome;
                try {
                    outcome = leader.lead(own, Toll.NONE, variant, landings);
                } finally {
                    own.leave();
                }
                if (outcome instanceof Outcome.Redirect redirect) {
                    variant = redirect.canonical();
                } else if (outcome instanceof Outcome.Rendered && isSaved(own.awaitSaved(limits.maxFlight()))) {
                    return new Warmed(variant, Result.MADE, null);
                }
            }
            throw new ImageException(
                    Reason.STORE_FAILED, "it did not stay stored in " + ATTEMPTS + " attempts; its original changes");
        } catch (ImageException e) {
            if (e.getCause() != null && e.reason().status() >= 500) {
                events.log().refused(asked.originalKey(), e);
            }
            return new Warmed(variant, Result.FAILED, e);
        }
    }

    /** Whether it is stored for good; if not, another attempt may help. */
    private static boolean isSaved(Optional<SaveBack.Saved> landed) {
        SaveBack.Saved saved = landed.orElse(SaveBack.Saved.UNKNOWN);
        return switch (saved.kind()) {
            case SAVED -> true;
            case SAVE_LOST, SAVE_OUTDATED -> false;
            case SAVE_DROPPED ->
                throw new ImageException(Reason.OVERLOADED, "too much waits to be saved, over maxUnsavedBytes");
            default -> throw notSaved(saved.failure());
        };
    }

    private static ImageException notSaved(@Nullable Exception failure) {
        String message = "it was made and could not be saved";
        return failure == null
                ? new ImageException(Reason.STORE_FAILED, message)
                : new ImageException(Reason.STORE_FAILED, message, failure);
    }

    /** Whether a derivative is stored and up to date; removes it if it is not. */
    private boolean isStored(Variant variant, String key) {
        Optional<BlobInfo> original;
        try {
            original = originals.stat(variant.originalKey());
        } catch (IOException e) {
            throw Leader.storeFailed("originals", variant.originalKey(), e);
        }
        if (original.isEmpty()) {
            throw new ImageException(Reason.NOT_FOUND, "no such original");
        }
        missing.remove(variant.originalKey());
        try {
            Optional<BlobInfo> stored = derivatives.stat(key);
            if (stored.isEmpty()) {
                return false;
            }
            if (Freshness.isMadeOf(stored.get(), original)) {
                return true;
            }
            if (derivatives.deleteIfMatch(key, stored.get().etag())) {
                events.tell(Kind.OUTDATED, key, Duration.ZERO, stored.get().size());
            }
            return false;
        } catch (IOException e) {
            throw Leader.storeFailed("derivatives", key, e);
        }
    }

    /**
     * Whoever asks from now on begins a flight of his own; the flights under way see that they were purged before or
     * after they save, and what they save in between is listed.
     */
    Purged purge(String originalKey) throws IOException {
        if (Variant.formatOf(Keys.require(originalKey)).isEmpty()) {
            throw new IllegalArgumentException("'" + originalKey + "' does not end in a known image extension");
        }
        flights.purge(originalKey);
        missing.remove(originalKey);
        freshness.forget(originalKey);
        Purging purging = new Purging(originalKey);
        if (derivatives.stat(Placeholders.key(originalKey)).isPresent()) {
            purging.delete(List.of(Placeholders.key(originalKey)));
        }
        try (Stream<String> stored = variants.keys(originalKey)) {
            Iterator<String> keys = stored.iterator();
            while (keys.hasNext()) {
                purging.delete(batch(keys));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return purging.result();
    }

    private static List<String> batch(Iterator<String> keys) {
        List<String> batch = new ArrayList<>();
        while (keys.hasNext() && batch.size() < BATCH) {
            batch.add(keys.next());
        }
        return batch;
    }

    /** What has been deleted so far; holds no more than a batch, however many there are. */
    private final class Purging {
        private final String originalKey;
        private final Map<String, IOException> failed = new LinkedHashMap<>();
        private long deletedCount;
        private long failedCount;

        Purging(String originalKey) {
            this.originalKey = originalKey;
        }

        void delete(List<String> batch) {
            Map<String, IOException> refused = derivatives.deleteAll(batch);
            for (String key : batch) {
                IOException failure = refused.get(key);
                if (failure == null) {
                    deletedCount++;
                    events.tell(Kind.PURGED, key, Duration.ZERO, 0);
                } else {
                    failedCount++;
                    if (failed.size() < Purged.MAX_NAMED) {
                        failed.put(key, failure);
                    }
                }
            }
        }

        Purged result() {
            return new Purged(originalKey, deletedCount, failedCount, failed);
        }
    }
}
