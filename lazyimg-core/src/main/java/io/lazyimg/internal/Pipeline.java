package io.lazyimg.internal;

import io.lazyimg.ImageEvent.Kind;
import io.lazyimg.ImageRequest;
import io.lazyimg.ImageResponse;
import io.lazyimg.Limits;
import io.lazyimg.Purged;
import io.lazyimg.UrlScheme;
import io.lazyimg.Warmed;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.spi.RateLimiter;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way of a variant that the policy has admitted: remembered as missing, or in the air, or stored, or rendered now.
 */
public final class Pipeline implements AutoCloseable {
    /** How much of a stored derivative is in hand before the visitor is told that all is well. */
    private static final int HEAD_BYTES = 8 * 1024;

    private final BlobStore derivatives;
    private final Limits limits;
    private final RateLimiter rateLimiter;
    private final Events events;
    private final Answers answers;
    private final RecentKeys missing;
    private final LookUps lookUps;
    private final Freshness freshness;
    private final Flights flights = new Flights();
    private final Leader leader;
    private final Bulk bulk;

    public Pipeline(PipelineParts parts, Answers answers) {
        this.derivatives = parts.derivatives();
        this.limits = parts.limits();
        this.rateLimiter = parts.rateLimiter();
        this.events = parts.events();
        this.answers = answers;
        this.missing = new RecentKeys(limits.missingTtl(), limits.maxMissing(), System::nanoTime);
        this.lookUps = new LookUps(parts.lookUpRate(), System::nanoTime);
        this.freshness = new Freshness(parts.freshness(), parts.originals(), System::nanoTime);
        this.leader = new Leader(parts, flights, missing);
        this.bulk = new Bulk(parts, flights, leader, missing, freshness);
    }

    /** Makes and stores variants without a visitor. */
    public List<Warmed> warm(String originalKey, Collection<Transform> transforms, UrlScheme urls) {
        return bulk.warm(originalKey, transforms, urls);
    }

    /** Deletes every derivative of an original. */
    public Purged purge(String originalKey, UrlScheme urls) throws IOException {
        return bulk.purge(originalKey, urls);
    }

    /**
     * Answers a request for one variant.
     *
     * @param key the derivative's key
     * @param urls how to write the variant that the original's size may show to be the canonical one
     * @throws ImageException if there is no image to be had
     */
    public ImageResponse answer(ImageRequest request, Variant variant, String key, UrlScheme urls, String mount) {
        while (true) {
            if (missing.contains(variant.originalKey())) {
                throw new ImageException(Reason.NOT_FOUND, "no such original");
            }
            long began = System.nanoTime();
            long landings = flights.landings();
            Flights.Flight other = flights.find(key);
            Flights.Flight own = new Flights.Flight(key, variant.originalKey());
            if (other == null) {
                lookUps.admit(key);
                ImageResponse hit = stored(request, variant, key, began);
                if (hit != null) {
                    lookUps.found(key);
                    return hit;
                }
                lookUps.foundNothing();
                other = flights.joinOrLead(own);
            }
            if (other != null && !other.board()) {
                continue; // it has just landed
            }
            Flights.Flight flight = other == null ? own : other;
            boolean answered = false;
            try {
                Outcome outcome = other == null
                        ? leader.lead(own, request.client(), rateLimiter, variant, landings)
                        : join(other, key);
                if (outcome instanceof Outcome.Rendered rendered) {
                    String how = other == null ? "miss" : "joined";
                    String timing = new Timing().add(how, Timing.since(began)) + ", " + rendered.timing();
                    ImageResponse response = answers.rendered(request, rendered, timing, flight::leave);
                    answered = true;
                    return response;
                }
                if (outcome instanceof Outcome.Redirect redirect) {
                    events.redirected(key, Timing.since(began));
                    return answers.redirect(request, 302, mount + urls.format(redirect.canonical()));
                }
            } catch (ImageException e) {
                if (other == null || e.reason() != Reason.RATE_LIMITED) {
                    throw e;
                }
                // the leader's debt is not ours: try to lead
            } finally {
                if (!answered) {
                    flight.leave();
                }
            }
        }
    }

    private @Nullable ImageResponse stored(ImageRequest request, Variant variant, String key, long began) {
        try {
            if (!request.method().equals("GET") || request.ifNoneMatch() != null || request.ifModifiedSince() != null) {
                Optional<BlobInfo> info = derivatives.stat(key);
                if (info.isEmpty() || isRemovedAsOutdated(variant, info.get())) {
                    return null;
                }
                if (Answers.needsNoBody(request, info.get())) {
                    hit(key, began, info.get().size());
                    return answers.stored(request, info.get(), timing(began));
                }
            }
            Optional<Blob> blob = derivatives.read(key);
            if (blob.isEmpty()) {
                return null;
            }
            Blob begun = begun(blob.get());
            if (isRemovedAsOutdated(variant, begun.info())) {
                begun.close();
                return null;
            }
            hit(key, began, begun.info().size());
            return answers.stored(begun, timing(began));
        } catch (IOException e) {
            throw Leader.storeFailed("derivatives", key, e);
        }
    }

    private boolean isRemovedAsOutdated(Variant variant, BlobInfo derivative) throws IOException {
        if (!freshness.isOutdated(variant.originalKey(), derivative)) {
            return false;
        }
        if (derivatives.deleteIfMatch(derivative.key(), derivative.etag())) {
            events.tell(Kind.OUTDATED, derivative.key(), Duration.ZERO, derivative.size());
        }
        return true;
    }

    /** The same blob, its first bytes read: a store that cannot deliver is found out while there is still an answer. */
    private static Blob begun(Blob blob) throws IOException {
        boolean begun = false;
        try {
            int length = (int) Math.min(HEAD_BYTES, blob.info().size());
            byte[] head = blob.content().readNBytes(length);
            if (head.length < length) {
                throw new EOFException(
                        "the store gave " + head.length + " of " + blob.info().size() + " bytes");
            }
            begun = true;
            return new Blob(blob.info(), new SequenceInputStream(new ByteArrayInputStream(head), blob.content()));
        } finally {
            if (!begun) {
                blob.close();
            }
        }
    }

    private void hit(String key, long began, long bytes) {
        events.tell(Kind.HIT, key, Timing.since(began), bytes);
    }

    private static String timing(long began) {
        return new Timing().add("hit", Timing.since(began)).toString();
    }

    private Outcome join(Flights.Flight flight, String key) {
        long began = System.nanoTime();
        Outcome outcome = flight.await(limits.maxFlight());
        events.tell(Kind.JOINED, key, Timing.since(began), 0);
        return outcome;
    }

    /** Saves what waits to be saved. */
    @Override
    public void close() {
        leader.close();
    }
}
