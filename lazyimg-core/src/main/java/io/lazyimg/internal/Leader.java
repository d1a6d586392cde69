package io.lazyimg.internal;

import io.lazyimg.ImageEvent.Kind;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Variant;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.spi.StoreBusyException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Leads flights: renders for everybody who waits, and has the picture saved. Whatever happens, the flight ends. */
final class Leader implements AutoCloseable {
    private static final Duration STORE_RETRY = Duration.ofSeconds(2);

    private final BlobStore derivatives;
    private final Events events;
    private final Flights flights;
    private final VariantBudget budget;
    private final Renderer renderer;
    private final SaveBack saveBack;

    Leader(PipelineParts parts, Flights flights, Renderer renderer, VariantBudget budget) {
        this.derivatives = parts.derivatives();
        this.events = parts.events();
        this.flights = flights;
        this.budget = budget;
        this.renderer = renderer;
        this.saveBack = new SaveBack(parts);
    }

    /**
     * Leads a flight to its outcome.
     *
     * @param landings how many flights had ended before the store was asked for this derivative
     * @param toll what must be paid before it renders
     */
    Outcome lead(Flights.Flight flight, Toll toll, Variant variant, long landings) {
        String key = flight.key();
        boolean saving = false;
        try {
            Outcome outcome = outcome(flight, toll, variant, landings);
            flight.succeed(outcome);
            if (outcome instanceof Outcome.Rendered rendered) {
                saving = flight.board();
                saveBack.submit(key, rendered, flight, saved -> {
                    flights.land(flight, Optional.of(saved));
                    events.saved(key, saved); // who hears of it finds the store as it is now
                    flight.conclude(Optional.of(saved));
                    flight.leave();
                });
            }
            return outcome;
        } catch (ImageException e) {
            flight.fail(e);
            throw e;
        } catch (RuntimeException | Error e) {
            ImageException failure = Unforeseen.outcome(e);
            flight.fail(failure);
            throw failure;
        } finally {
            if (!saving) {
                flights.land(flight, Optional.empty());
                flight.conclude(Optional.empty());
            }
        }
    }

    private Outcome outcome(Flights.Flight flight, Toll toll, Variant variant, long landings) {
        String key = flight.key();
        try {
            if (landings != flights.landings() && derivatives.stat(key).isPresent()) {
                return new Outcome.Stored();
            }
        } catch (IOException e) {
            throw storeFailed("derivatives", key, e);
        }
        if (flight.isBounded()) {
            budget.check(variant.originalKey());
        }
        toll.pay();
        events.tell(Kind.MISS, key, Duration.ZERO, 0);
        try {
            return renderer.render(variant, key, flight);
        } catch (IOException e) {
            throw storeFailed("originals", variant.originalKey(), e);
        }
    }

    /** What a visitor is told when a store fails. */
    static ImageException storeFailed(String which, String key, IOException cause) {
        boolean busy = cause instanceof StoreBusyException;
        return ImageException.retryAfter(
                Reason.STORE_FAILED,
                "the " + which + " store " + (busy ? "is busy" : "does not answer"),
                cause instanceof StoreBusyException asked ? asked.retryAfter() : STORE_RETRY,
                cause);
    }

    /** Saves what waits to be saved. */
    @Override
    public void close() {
        saveBack.close();
    }
}
