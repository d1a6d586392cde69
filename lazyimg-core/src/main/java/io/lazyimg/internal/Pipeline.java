package io.lazyimg.internal;

import io.lazyimg.ImageEvent.Kind;
import io.lazyimg.ImageRequest;
import io.lazyimg.ImageResponse;
import io.lazyimg.Limits;
import io.lazyimg.Placeholder;
import io.lazyimg.Purged;
import io.lazyimg.SizePolicy;
import io.lazyimg.UrlScheme;
import io.lazyimg.Waiting;
import io.lazyimg.Warmed;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import io.lazyimg.spi.BlobSource;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The way of a variant that the policy has admitted: remembered as missing, or in the air, or stored, or rendered now.
 */
public final class Pipeline implements AutoCloseable {
    private final BlobSource originals;
    private final SizePolicy sizes;
    private final Limits limits;
    private final Tolls tolls;
    private final Clients clients;
    private final Events events;
    private final Answers answers;
    private final RecentKeys missing;
    private final LookUps lookUps;
    private final Hits hits;
    private final VariantBudget budget;
    private final Flights flights = new Flights();
    private final Leader leader;
    private final Bulk bulk;
    private final Placeholders placeholders;

    /** @param urls how derivatives are named */
    public Pipeline(PipelineParts parts, Answers answers, UrlScheme urls) {
        this.originals = parts.originals();
        this.sizes = parts.sizes();
        this.limits = parts.limits();
        this.tolls = new Tolls(parts);
        this.clients = parts.clients();
        this.events = parts.events();
        this.answers = answers;
        this.missing = new RecentKeys(limits.missingTtl(), limits.maxMissing(), System::nanoTime);
        this.lookUps = new LookUps(parts.lookUpRate(), parts.rates(), System::nanoTime);
        Freshness freshness = new Freshness(parts.freshness(), parts.originals(), events.log(), System::nanoTime);
        this.hits = new Hits(parts, answers, freshness);
        StoredVariants variants = new StoredVariants(parts.derivatives(), urls);
        this.budget = new VariantBudget(limits.maxVariants(), variants, lookUps::charge, System::nanoTime);
        Renderer renderer = new Renderer(parts, missing, budget);
        this.leader = new Leader(parts, flights, renderer, budget);
        this.placeholders = new Placeholders(parts, flights, renderer, missing, freshness, System::nanoTime);
        this.bulk = new Bulk(parts, flights, leader, missing, freshness, variants);
    }

    /** Makes and stores variants without a visitor. */
    public List<Warmed> warm(String originalKey, Collection<Transform> transforms, UrlScheme urls) {
        return bulk.warm(originalKey, transforms, urls);
    }

    /** Deletes every derivative of an original. */
    public Purged purge(String originalKey) throws IOException {
        try {
            placeholders.forget(originalKey);
            return bulk.purge(originalKey);
        } finally {
            placeholders.forget(originalKey);
            budget.forget(originalKey);
        }
    }

    /** What a page can show of an original, or nothing if there is no such one. */
    public Optional<Placeholder> placeholder(String originalKey) {
        return placeholders.of(originalKey);
    }

    /**
     * Whether there is such an original. A look-up is charged for; that there is none is remembered for a while.
     *
     * @throws ImageException if that cannot be told now
     */
    public boolean hasOriginal(String originalKey) {
        try {
            if (missing.contains(originalKey)) {
                return false;
            }
            lookUps.admit(originalKey, () -> "");
            lookUps.charge();
            boolean there = originals.stat(originalKey).isPresent();
            if (!there) {
                missing.add(originalKey);
            }
            return there;
        } catch (IOException e) {
            throw Leader.storeFailed("originals", originalKey, e);
        }
    }

    /**
     * Answers a request for one variant.
     *
     * @param key the derivative's key
     * @param location where to redirect to for the variant that the original's size may show to be the canonical one
     * @throws ImageException if there is no image to be had
     */
    public ImageResponse answer(
            ImageRequest request, Variant variant, String key, Function<Variant, String> location, Waiting waiting) {
        while (true) {
            if (missing.contains(variant.originalKey())) {
                throw new ImageException(Reason.NOT_FOUND, "no such original");
            }
            long began = System.nanoTime();
            long landings = flights.landings();
            Flights.Flight other = flights.find(key);
            Flights.Flight own = new Flights.Flight(key, variant.originalKey(), !sizes.listsAsWritten(variant));
            if (other == null) {
                lookUps.admit(key, () -> clients.of(request));
                ImageResponse hit = hits.find(request, variant, key, began);
                if (hit != null) {
                    lookUps.found(key);
                    return hit;
                }
                lookUps.charge(clients.of(request));
                other = flights.joinOrLead(own);
            }
            if (other != null && !other.board()) {
                continue; // it has just landed
            }
            Flights.Flight flight = other == null ? own : other;
            boolean answered = false;
            try {
                if (other != null
                        && other.isUnderWay()
                        && waiting.park(other.arrival(), () -> answer(request, variant, key, location, waiting))) {
                    return ImageResponse.PARKED;
                }
                Outcome outcome =
                        other == null ? leader.lead(own, tolls.of(request), variant, landings) : join(other, key);
                if (outcome instanceof Outcome.Rendered rendered) {
                    String how = other == null ? "miss" : "joined";
                    String timing = new Timing().add(how, Timing.since(began)) + ", " + rendered.timing();
                    ImageResponse response = answers.rendered(request, rendered, timing, flight::leave);
                    answered = true;
                    return response;
                }
                if (outcome instanceof Outcome.Redirect redirect) {
                    events.redirected(key, Timing.since(began));
                    return answers.redirect(request, 302, location.apply(redirect.canonical()));
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
        events.log().close();
    }
}
