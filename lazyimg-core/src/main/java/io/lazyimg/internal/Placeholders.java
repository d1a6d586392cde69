package io.lazyimg.internal;

import io.lazyimg.CachePolicy;
import io.lazyimg.ImageEvent.Kind;
import io.lazyimg.Limits;
import io.lazyimg.Placeholder;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import io.lazyimg.sketch.Sketch;
import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes placeholders and keeps them beside the derivatives of their originals. What was learnt is remembered for a
 * minute, so that a page that is asked for often asks no store. Safe for use by many threads.
 */
final class Placeholders {
    private static final String SUFFIX = ".placeholder.json";
    private static final Transform SMALL = Transform.fit(Sketch.MAX_SIDE, Sketch.MAX_SIDE);
    private static final Duration TRUST = Duration.ofMinutes(1);
    private static final int MAX_KNOWN = 10_000;
    /** Longer than any; what is not ours is not read whole. */
    private static final int MAX_JSON = 200;

    private final BlobStore derivatives;
    private final CachePolicy caching;
    private final Limits limits;
    private final Events events;
    private final Flights flights;
    private final Renderer renderer;
    private final RecentKeys missing;
    private final Freshness freshness;
    private final Keeping keeping;
    private final LongSupplier nanoTime;
    private final Map<String, Known> known;

    /** What was learnt of an original: its placeholder, or why it can have none. */
    private record Known(
            @Nullable Placeholder placeholder, @Nullable ImageException failure, long at) {}

    Placeholders(
            PipelineParts parts,
            Flights flights,
            Renderer renderer,
            RecentKeys missing,
            Freshness freshness,
            LongSupplier nanoTime) {
        this.derivatives = parts.derivatives();
        this.caching = parts.caching();
        this.limits = parts.limits();
        this.events = parts.events();
        this.flights = flights;
        this.renderer = renderer;
        this.missing = missing;
        this.freshness = freshness;
        this.keeping = new Keeping(parts);
        this.nanoTime = nanoTime;
        this.known = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
                return size() > MAX_KNOWN;
            }
        };
    }

    /** The key under which an original's placeholder is stored. */
    static String key(String originalKey) {
        return originalKey + SUFFIX;
    }

    /** The placeholder, or nothing if there is no such original. */
    Optional<Placeholder> of(String originalKey) {
        Variant small = new Variant(originalKey, SMALL);
        while (true) {
            if (missing.contains(originalKey)) {
                return Optional.empty();
            }
            Known before = known(originalKey);
            if (before != null) {
                return recalled(before);
            }
            Flights.Flight own = new Flights.Flight(key(originalKey), originalKey, false);
            Flights.Flight other = flights.joinOrLead(own);
            if (other == null) {
                return lead(own, small);
            }
            other.await(limits.maxFlight()); // what failed for its leader has failed
        }
    }

    synchronized void forget(String originalKey) {
        known.remove(originalKey);
    }

    private Optional<Placeholder> lead(Flights.Flight flight, Variant small) {
        String originalKey = small.originalKey();
        try {
            Placeholder placeholder = stored(originalKey, flight.key());
            if (placeholder == null) {
                placeholder = made(small, flight);
            }
            remember(flight, new Known(placeholder, null, nanoTime.getAsLong()));
            return Optional.of(placeholder);
        } catch (IOException e) {
            throw failed(flight, Leader.storeFailed("originals", originalKey, e));
        } catch (ImageException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return Optional.empty();
            }
            throw failed(flight, e);
        } catch (RuntimeException | Error e) {
            throw failed(flight, Unforeseen.outcome(e));
        } finally {
            flight.succeed(new Outcome.Stored()); // unless it has failed
            flights.land(flight, Optional.empty());
            flight.conclude(Optional.empty());
            flight.leave();
        }
    }

    /** What is the same on the next try is not tried for a while. */
    private ImageException failed(Flights.Flight flight, ImageException failure) {
        if (failure.reason().status() < 500) {
            remember(flight, new Known(null, failure, nanoTime.getAsLong()));
        }
        flight.fail(failure);
        return failure;
    }

    /** What is stored, if it is up to date and one of ours. */
    private @Nullable Placeholder stored(String originalKey, String key) {
        try (Blob blob = derivatives.read(key).orElse(null)) {
            if (blob == null) {
                return null;
            }
            String json = new String(blob.content().readNBytes(MAX_JSON), StandardCharsets.US_ASCII);
            Optional<Placeholder> placeholder = Placeholder.ofJson(json);
            if (placeholder.isPresent() && !freshness.isOutdated(originalKey, blob.info())) {
                return placeholder.get();
            }
            derivatives.deleteIfMatch(key, blob.info().etag());
        } catch (IOException e) {
            throw Leader.storeFailed("derivatives", key, e);
        }
        return null;
    }

    private Placeholder made(Variant small, Flights.Flight flight) throws IOException {
        Outcome.Rendered rendered = renderer.sketch(small, flight.key(), flight);
        Sketch sketch = Sketch.of(rendered.picture());
        Placeholder placeholder = new Placeholder(
                rendered.plan().sourceWidth(),
                rendered.plan().sourceHeight(),
                sketch.colour(),
                Base64.getEncoder().encodeToString(sketch.thumbHash()));
        save(placeholder, rendered, flight);
        return placeholder;
    }

    /** One that cannot be saved is made again by whoever asks in a minute. */
    private void save(Placeholder placeholder, Outcome.Rendered rendered, Flights.Flight flight) {
        byte[] json = placeholder.json().getBytes(StandardCharsets.US_ASCII);
        long began = System.nanoTime();
        try {
            Kind kind = keeping.keep(
                    flight.key(),
                    json,
                    Keeping.attributes("application/json", Etags.of(json), rendered.original(), caching),
                    rendered.original(),
                    flight);
            events.tell(kind, flight.key(), Timing.since(began), json.length);
        } catch (IOException | RuntimeException e) {
            events.log().warn("A placeholder could not be saved, and will be made again", flight.key(), e);
            events.saved(flight.key(), new SaveBack.Saved(Kind.SAVE_FAILED, e, Timing.since(began), 0));
        }
    }

    private static Optional<Placeholder> recalled(Known known) {
        if (known.failure != null) {
            throw known.failure;
        }
        return Optional.ofNullable(known.placeholder);
    }

    private synchronized @Nullable Known known(String originalKey) {
        Known found = known.get(originalKey);
        if (found != null && nanoTime.getAsLong() - found.at >= TRUST.toNanos()) {
            known.remove(originalKey);
            return null;
        }
        return found;
    }

    /** Not what a purge has made doubtful meanwhile. */
    private synchronized void remember(Flights.Flight flight, Known learnt) {
        if (!flight.isPurged()) {
            known.remove(flight.originalKey());
            known.put(flight.originalKey(), learnt);
        }
    }
}
