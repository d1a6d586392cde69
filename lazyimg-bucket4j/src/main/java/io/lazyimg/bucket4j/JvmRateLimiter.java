package io.lazyimg.bucket4j;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LocalBucketBuilder;
import io.github.bucket4j.local.SynchronizationStrategy;
import io.lazyimg.spi.Charge;
import io.lazyimg.spi.RateLimiter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Budgets of this JVM in buckets of Bucket4j, for budgets that {@link io.lazyimg.LocalRateLimiter} does not know. Remembers
 * a bounded number of clients; one who has not been seen for the longest time is forgotten for a new one, and with him what
 * he has spent.
 */
public final class JvmRateLimiter implements RateLimiter {
    private final @Nullable BucketConfiguration clientBudget;
    private final @Nullable Bucket overall;
    private final TimeMeter clock;
    private final Map<String, Bucket> clients;

    JvmRateLimiter(Budgets budgets, int maxClients, TimeMeter clock) {
        if (maxClients < 1) {
            throw new IllegalArgumentException("max-clients " + maxClients + " is under 1");
        }
        this.clientBudget = budgets.client();
        this.overall = budgets.overall() == null ? null : bucket(budgets.overall(), clock);
        this.clock = clock;
        this.clients = new LatestLast(maxClients);
    }

    /**
     * Such budgets.
     *
     * @param maxClients how many clients are remembered at most, each in some 400 bytes
     */
    public static JvmRateLimiter of(Budgets budgets, int maxClients) {
        return new JvmRateLimiter(budgets, maxClients, TimeMeter.SYSTEM_NANOTIME);
    }

    /** Under one lock, so that no charge has to be taken back. */
    @Override
    public synchronized Charge charge(String client) {
        Bucket own = clientBudget == null || client.isEmpty()
                ? null
                : clients.computeIfAbsent(client, name -> bucket(clientBudget, clock));
        if (own != null) {
            EstimationProbe left = own.estimateAbilityToConsume(1);
            if (!left.canBeConsumed()) {
                return Charge.clientOver(Duration.ofNanos(left.getNanosToWaitForRefill()));
            }
        }
        if (overall != null) {
            ConsumptionProbe spent = overall.tryConsumeAndReturnRemaining(1);
            if (!spent.isConsumed()) {
                return Charge.overallOver(Duration.ofNanos(spent.getNanosToWaitForRefill()));
            }
        }
        if (own != null) {
            own.tryConsume(1);
        }
        return Charge.PAID;
    }

    private static Bucket bucket(BucketConfiguration budget, TimeMeter clock) {
        LocalBucketBuilder builder = Bucket.builder()
                .withCustomTimePrecision(clock)
                .withSynchronizationStrategy(SynchronizationStrategy.NONE);
        for (Bandwidth limit : budget.getBandwidths()) {
            builder.addLimit(limit);
        }
        return builder.build();
    }

    private static final class LatestLast extends LinkedHashMap<String, Bucket> {
        private static final long serialVersionUID = 1;

        private final int most;

        LatestLast(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > most;
        }
    }
}
