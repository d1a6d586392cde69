package io.lazyimg.internal;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import io.lazyimg.spi.Rates;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how often the derivatives store is asked for what it does not have: a visitor who makes up names costs a call
 * for each. What was found lately is asked for at any rate, so that such a visitor keeps nobody from it; and he has a bound
 * of his own, so that he does not keep others from what is new. Safe for use by many threads.
 */
final class LookUps {
    /** How many keys that were found are remembered. */
    private static final int MAX_KNOWN = 10_000;
    /** How many seconds' worth may be asked at once. */
    private static final int BURST_SECONDS = 4;
    /** How many may find nothing for each render that a client may start. */
    private static final int EACH_RENDER = 5;

    private final @Nullable Pace overall;
    private final @Nullable ClientTable clients;
    private final LongSupplier nanoTime;
    private final long began;
    private final RecentKeys known;
    private long overallFull;

    /**
     * A bound.
     *
     * @param perSecond how many look-ups may find nothing in a second, on average; 0 for any number
     * @param rates how many renders a client may start
     */
    LookUps(int perSecond, Rates rates, LongSupplier nanoTime) {
        this.overall = perSecond == 0 ? null : Pace.of(perSecond, times(perSecond, BURST_SECONDS));
        this.clients = rates.clientRate() == 0
                ? null
                : new ClientTable(
                        Pace.of(times(rates.clientRate(), EACH_RENDER), times(rates.clientBurst(), EACH_RENDER)));
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
        this.known = new RecentKeys(Duration.ofHours(1), MAX_KNOWN, nanoTime);
    }

    private static int times(int one, int many) {
        return (int) Math.min(Integer.MAX_VALUE, (long) one * many);
    }

    /**
     * Lets a look-up pass.
     *
     * @param client on whose behalf, as {@link Clients} says; asked for if the key is not known
     * @throws ImageException {@code RATE_LIMITED} if too many have found nothing
     */
    void admit(String key, Supplier<String> client) {
        if (known.contains(key)) {
            return;
        }
        refuse(waitingFor(client.get()), "too many images were asked for by you that nobody has made");
        refuse(waiting(), "too many images were asked for that nobody has made");
    }

    private static void refuse(long nanos, String message) {
        if (nanos > 0) {
            throw ImageException.retryAfter(Reason.RATE_LIMITED, message, Duration.ofNanos(nanos));
        }
    }

    private long waitingFor(String client) {
        if (clients == null || client.isEmpty()) {
            return 0;
        }
        int[] cells = clients.cells(client);
        synchronized (this) {
            return clients.waiting(cells, now());
        }
    }

    private synchronized long waiting() {
        return overall == null ? 0 : overall.waiting(overallFull, now());
    }

    void found(String key) {
        known.add(key);
    }

    /** Charges a look-up that found no derivative to a client, and to all together. */
    void charge(String client) {
        if (clients != null && !client.isEmpty()) {
            int[] cells = clients.cells(client);
            synchronized (this) {
                clients.take(cells, now());
            }
        }
        charge();
    }

    /** Charges a look-up that found no derivative to all together. */
    synchronized void charge() {
        if (overall != null) {
            overallFull = overall.taken(overallFull, now());
        }
    }

    private long now() {
        return nanoTime.getAsLong() - began;
    }
}
