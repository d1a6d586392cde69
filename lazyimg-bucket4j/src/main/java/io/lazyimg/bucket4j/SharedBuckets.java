package io.lazyimg.bucket4j;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.RemoteAsyncBucketBuilder;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lazyimg.spi.Charge;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The buckets in Redis, over one connection. A key begins with the prefix and a number made of the budget, so that those
 * who are given another budget count anew; it expires some seconds after its bucket is full.
 */
final class SharedBuckets {
    /** How long a full bucket stays, so that clocks that differ by less do not empty anything. */
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final StatefulRedisConnection<byte[], byte[]> connection;
    private final AsyncProxyManager<byte[]> buckets;
    private final Budgets budgets;
    private final String prefix;
    private final @Nullable AsyncBucketProxy overall;
    private final AtomicLong overallEmptyUntil = new AtomicLong(System.nanoTime());

    SharedBuckets(StatefulRedisConnection<byte[], byte[]> connection, Budgets budgets, RedisAccess access) {
        this.connection = connection;
        this.buckets = Bucket4jLettuce.casBasedBuilder(connection)
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT))
                .requestTimeout(access.timeout())
                .build()
                .asAsync();
        this.budgets = budgets;
        this.prefix = access.prefix();
        // many who ask at once are answered by one exchange, or they would outrun each other's compare-and-swap
        this.overall = budgets.overall() == null
                ? null
                : bucket(buckets.builder().withOptimization(Optimizations.batching()), "all", "", budgets.overall());
    }

    /** Looks into a bucket and charges nothing: the first time takes long, for all that has to be loaded. */
    CompletableFuture<Long> probe() {
        BucketConfiguration budget = budgets.client();
        if (overall != null) {
            return overall.getAvailableTokens();
        }
        return budget == null
                ? CompletableFuture.completedFuture(0L)
                : bucket(buckets.builder(), "client", "", budget).getAvailableTokens();
    }

    /**
     * Charges the client, and then all together; if they cannot pay, the client gets his token back. That they cannot is
     * remembered until they can, and nothing is asked meanwhile.
     */
    CompletableFuture<Charge> charge(String client) {
        long empty = overallEmptyUntil.get() - System.nanoTime();
        if (empty > 0) {
            return CompletableFuture.completedFuture(Charge.overallOver(Duration.ofNanos(empty)));
        }
        BucketConfiguration budget = budgets.client();
        if (budget == null || client.isEmpty()) {
            return chargeAll();
        }
        AsyncBucketProxy own = bucket(buckets.builder(), "client", client, budget);
        return own.tryConsumeAndReturnRemaining(1)
                .thenCompose(spent -> spent.isConsumed()
                        ? chargeAll().thenCompose(charge -> paidOrBack(own, charge))
                        : CompletableFuture.completedFuture(Charge.clientOver(waiting(spent))));
    }

    private static CompletableFuture<Charge> paidOrBack(AsyncBucketProxy own, Charge charge) {
        return charge.equals(Charge.PAID)
                ? CompletableFuture.completedFuture(charge)
                : own.addTokens(1).thenApply(back -> charge);
    }

    private CompletableFuture<Charge> chargeAll() {
        if (overall == null) {
            return CompletableFuture.completedFuture(Charge.PAID);
        }
        return overall.tryConsumeAndReturnRemaining(1).thenApply(spent -> {
            if (spent.isConsumed()) {
                return Charge.PAID;
            }
            overallEmptyUntil.set(System.nanoTime() + spent.getNanosToWaitForRefill());
            return Charge.overallOver(waiting(spent));
        });
    }

    private static Duration waiting(ConsumptionProbe spent) {
        return Duration.ofNanos(spent.getNanosToWaitForRefill());
    }

    private AsyncBucketProxy bucket(
            RemoteAsyncBucketBuilder<byte[]> builder, String kind, String name, BucketConfiguration budget) {
        String version = Integer.toHexString(budget.toString().hashCode());
        String key = prefix + ":" + kind + ":" + version + ":" + name;
        return builder.build(key.getBytes(StandardCharsets.UTF_8), () -> CompletableFuture.completedFuture(budget));
    }

    boolean isOver(Object other) {
        return connection == other;
    }

    /** Fails whatever has been asked and not answered. Does not wait. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody needs to know when it is closed
    void close() {
        if (connection.isOpen()) {
            connection.closeAsync();
        }
    }
}
