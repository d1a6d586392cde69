package io.lazyimg;

import io.lazyimg.internal.ClientTable;
import io.lazyimg.internal.Pace;
import io.lazyimg.spi.Charge;
import io.lazyimg.spi.RateLimiter;
import io.lazyimg.spi.Rates;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The rates of this JVM, by its clock: first the client's own, then that of all clients together, and either both are
 * charged or none is. Takes 1 MB, however many clients there are, and can then refuse one who has spent nothing; see the
 * decisions of the project. A client who is not known is charged only to all together.
 */
public final class LocalRateLimiter implements RateLimiter {
    private final @Nullable ClientTable clients;
    private final @Nullable Pace overall;
    private final LongSupplier nanoTime;
    private final long began;
    private long overallFull;

    LocalRateLimiter(Rates rates, LongSupplier nanoTime) {
        this.clients =
                rates.clientRate() == 0 ? null : new ClientTable(Pace.of(rates.clientRate(), rates.clientBurst()));
        this.overall = rates.renderRate() == 0 ? null : Pace.of(rates.renderRate(), rates.renderBurst());
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
    }

    /** These rates. */
    public static RateLimiter of(Rates rates) {
        boolean any = rates.clientRate() == 0 && rates.renderRate() == 0;
        return any ? RateLimiter.UNLIMITED : new LocalRateLimiter(rates, System::nanoTime);
    }

    @Override
    public Charge charge(String client) {
        return charge(clients == null || client.isEmpty() ? null : clients.cells(client));
    }

    /** Under one lock, so that no charge has to be taken back. It is held for some hundred nanoseconds. */
    private synchronized Charge charge(int @Nullable [] cells) {
        long now = nanoTime.getAsLong() - began;
        if (clients != null && cells != null) {
            long waiting = clients.waiting(cells, now);
            if (waiting > 0) {
                return Charge.clientOver(Duration.ofNanos(waiting));
            }
        }
        if (overall != null) {
            long waiting = overall.waiting(overallFull, now);
            if (waiting > 0) {
                return Charge.overallOver(Duration.ofNanos(waiting));
            }
            overallFull = overall.taken(overallFull, now);
        }
        if (clients != null && cells != null) {
            clients.take(cells, now);
        }
        return Charge.PAID;
    }
}
