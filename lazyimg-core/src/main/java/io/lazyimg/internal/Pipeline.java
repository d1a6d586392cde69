package io.lazyimg.internal;

import io.lazyimg.ImageEvent.Kind;
import io.lazyimg.ImageRequest;
import io.lazyimg.ImageResponse;
import io.lazyimg.Limits;
import io.lazyimg.UrlScheme;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Variant;
import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.spi.RateLimiter;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a variant that the policy has admitted: remembered as missing, or stored, or in the air, or rendered now.
 */
public final class Pipeline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("io.lazyimg");

    private final BlobStore derivatives;
    private final Limits limits;
    private final RateLimiter rateLimiter;
    private final Events events;
    private final Answers answers;
    private final MissingOriginals missing;
    private final Flights flights = new Flights();
    private final Renderer renderer;
    private final SaveBack saveBack;

    public Pipeline(PipelineParts parts, Answers answers) {
        this.derivatives = parts.derivatives();
        this.limits = parts.limits();
        this.rateLimiter = parts.rateLimiter();
        this.events = parts.events();
        this.answers = answers;
        this.missing = new MissingOriginals(limits.missingTtl(), limits.maxMissing(), System::nanoTime);
        this.renderer = new Renderer(parts, missing);
        this.saveBack = new SaveBack(parts);
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
            ImageResponse hit = stored(request, key, began);
            if (hit != null) {
                return hit;
            }
            Flights.Flight own = new Flights.Flight();
            Flights.Flight other = flights.joinOrLead(key, own);
            if (other != null && !other.board()) {
                continue; // it has just landed
            }
            Flights.Flight flight = other == null ? own : other;
            boolean answered = false;
            try {
                Outcome outcome = other == null ? lead(own, request, variant, key, landings) : join(other, key);
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

    private @Nullable ImageResponse stored(ImageRequest request, String key, long began) {
        try {
            if (!request.method().equals("GET") || request.ifNoneMatch() != null || request.ifModifiedSince() != null) {
                Optional<BlobInfo> info = derivatives.stat(key);
                if (info.isEmpty()) {
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
            hit(key, began, blob.get().info().size());
            return answers.stored(blob.get(), timing(began));
        } catch (IOException e) {
            throw storeFailed("derivatives", key, e);
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

    /** Renders for everybody who waits. Whatever happens, the flight ends. */
    private Outcome lead(Flights.Flight flight, ImageRequest request, Variant variant, String key, long landings) {
        boolean saving = false;
        try {
            Outcome outcome = outcome(flight, request, variant, key, landings);
            flight.succeed(outcome);
            if (outcome instanceof Outcome.Rendered rendered) {
                saving = flight.board();
                saveBack.submit(key, rendered, () -> {
                    flights.land(key, flight);
                    flight.leave();
                });
            }
            return outcome;
        } catch (ImageException e) {
            flight.fail(e);
            throw e;
        } catch (OutOfMemoryError e) {
            LOG.error("Rendering {} took more memory than there is; lower lazyimg.memory-budget", key, e);
            ImageException failure = MemoryGate.overloaded("out of memory");
            flight.fail(failure);
            throw failure;
        } catch (RuntimeException | Error e) {
            LOG.error("Rendering {} failed unexpectedly", key, e);
            ImageException failure = new ImageException(Reason.INTERNAL, "internal error", e);
            flight.fail(failure);
            throw failure;
        } finally {
            if (!saving) {
                flights.land(key, flight);
            }
        }
    }

    private Outcome outcome(Flights.Flight flight, ImageRequest request, Variant variant, String key, long landings) {
        try {
            if (landings != flights.landings() && derivatives.stat(key).isPresent()) {
                return new Outcome.Stored();
            }
        } catch (IOException e) {
            throw storeFailed("derivatives", key, e);
        }
        Duration retryAfter = rateLimiter.charge(request.client());
        if (!retryAfter.isZero()) {
            throw ImageException.retryAfter(Reason.RATE_LIMITED, "too many renders were asked for", retryAfter);
        }
        events.tell(Kind.MISS, key, Duration.ZERO, 0);
        try {
            return renderer.render(variant, key, flight);
        } catch (IOException e) {
            throw storeFailed("originals", variant.originalKey(), e);
        }
    }

    private static ImageException storeFailed(String which, String key, IOException cause) {
        LOG.warn("The {} store failed for {}", which, key, cause);
        return ImageException.retryAfter(
                Reason.STORE_FAILED, "the " + which + " store does not answer", Duration.ofSeconds(2), cause);
    }

    /** Saves what waits to be saved. */
    @Override
    public void close() {
        saveBack.close();
    }
}
