package io.lazyimg.internal;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The renders under way, at most one for a derivative. The first request for one leads its flight, all others wait for
 * it. A flight stays in the air after its outcome is known until the derivative is stored or given up, so that nobody
 * renders in between.
 */
final class Flights {
    private final ConcurrentMap<String, Flight> inTheAir = new ConcurrentHashMap<>();
    private final AtomicLong landings = new AtomicLong();

    /**
     * How many flights have ended that had something to store; if it has not changed, nothing that was not stored then
     * is stored now.
     */
    long landings() {
        return landings.get();
    }

    /** The flight for this key, or {@code null}. */
    @Nullable
    Flight find(String key) {
        return inTheAir.get(key);
    }

    /** The flight for this key, or {@code null} if there was none and the caller leads the one given. */
    @Nullable
    Flight joinOrLead(Flight own) {
        return inTheAir.putIfAbsent(own.key, own);
    }

    /**
     * Ends a flight: whoever comes now finds the store as the flight left it.
     *
     * @param saved what became of the save-back, or nothing if there was nothing to save
     */
    void land(Flight flight, Optional<SaveBack.Saved> saved) {
        if (saved.isPresent()) {
            landings.incrementAndGet();
        }
        VariantBudget.Place place = flight.place;
        if (place != null) {
            place.settle(saved.map(SaveBack.Saved::kind).orElse(null));
        }
        inTheAir.remove(flight.key, flight);
    }

    /** Keeps what is being made of an original from being stored, and whoever comes now from joining. */
    void purge(String originalKey) {
        for (Flight flight : inTheAir.values()) {
            if (flight.originalKey.equals(originalKey)) {
                flight.purged = true;
                inTheAir.remove(flight.key, flight);
            }
        }
    }

    /**
     * One render, and those who want what it gives. The memory that its picture takes stays accounted for until all of
     * them have left: the leader, who is aboard from the start, whoever joined, and the save-back.
     */
    static final class Flight {
        private final String key;
        private final String originalKey;
        private final boolean bounded;
        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        private final CompletableFuture<Optional<SaveBack.Saved>> saved = new CompletableFuture<>();
        private volatile boolean purged;
        private volatile VariantBudget.@Nullable Place place;
        private int aboard = 1;
        private MemoryGate.@Nullable Permit carried;

        /** @param bounded whether the budget of variants bounds it */
        Flight(String key, String originalKey, boolean bounded) {
            this.key = key;
            this.originalKey = originalKey;
            this.bounded = bounded;
        }

        /** The derivative's key. */
        String key() {
            return key;
        }

        /** The key of the original that it is made of. */
        String originalKey() {
            return originalKey;
        }

        /** Whether the derivatives of the original were purged since this began. */
        boolean isPurged() {
            return purged;
        }

        /** Whether the budget of variants bounds it. */
        boolean isBounded() {
            return bounded;
        }

        /** Takes a place in the budget of variants, to be settled when this lands. */
        void take(VariantBudget.Place taken) {
            place = taken;
        }

        /** Its place in the budget of variants, if it has taken one. */
        VariantBudget.@Nullable Place place() {
            return place;
        }

        /** Comes aboard, unless everybody has left. */
        synchronized boolean board() {
            if (aboard == 0) {
                return false;
            }
            aboard++;
            return true;
        }

        /** Takes over a permit, to be closed when the last has left. */
        synchronized boolean carry(MemoryGate.Permit permit) {
            carried = permit;
            return true;
        }

        synchronized void leave() {
            aboard--;
            if (aboard == 0 && carried != null) {
                carried.close();
            }
        }

        /** Tells whoever waits for it what became of the save-back of a flight that has landed. */
        void conclude(Optional<SaveBack.Saved> result) {
            saved.complete(result);
        }

        void succeed(Outcome result) {
            outcome.complete(result);
        }

        void fail(ImageException failure) {
            outcome.completeExceptionally(failure);
        }

        /** Waits for the end; tells what became of the save-back, nothing if there was nothing to save. */
        Optional<SaveBack.Saved> awaitSaved(Duration longest) {
            return within(longest, saved);
        }

        /** Whether its outcome is still to come. */
        boolean isUnderWay() {
            return !outcome.isDone();
        }

        /** Completed when the outcome is known. */
        CompletionStage<?> arrival() {
            return outcome.minimalCompletionStage();
        }

        /** Waits for the leader. */
        Outcome await(Duration longest) {
            return within(longest, outcome);
        }

        private static <T> T within(Duration longest, CompletableFuture<T> future) {
            try {
                return future.get(longest.toNanos(), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                ImageException failure = (ImageException) e.getCause();
                throw failure == null ? new IllegalStateException(e) : failure;
            } catch (TimeoutException e) {
                throw ImageException.retryAfter(
                        Reason.OVERLOADED,
                        "the render that this request waited for took over " + longest.toMillis() + " ms",
                        Duration.ofSeconds(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw ImageException.retryAfter(Reason.OVERLOADED, "interrupted", Duration.ofSeconds(1));
            }
        }
    }
}
