package io.lazyimg.bucket4j;

import io.lazyimg.spi.Charge;
import io.lazyimg.spi.RateLimiter;
import java.net.URI;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Budgets that all who use the same Redis have together, in buckets of Bucket4j. A charge waits for Redis once, for no longer
 * than the timeout, and for no server that is known not to answer. While Redis does not answer, either the rates of this JVM
 * hold or nothing is rendered. What was charged and not answered in time stays charged. The clocks of all JVMs must agree to
 * about a second.
 */
public final class RedisRateLimiter implements RateLimiter {
    private final RedisAccess access;
    private final RateLimiter local;
    private final Link link;

    private RedisRateLimiter(RedisAccess access, Budgets budgets, RateLimiter local) {
        this.access = access;
        this.local = local;
        this.link = new Link(access, connection -> new SharedBuckets(connection, budgets, access));
    }

    /**
     * Budgets in a Redis, which is connected to in the background, again and again if need be.
     *
     * @param uri {@code redis://user:password@host:6379/0?when-down=open&timeout=100ms&pause=1s&prefix=lazyimg}, of which
     *     everything but the host can be left out; {@code rediss} for TLS. With {@code when-down=closed} nothing is rendered
     *     while Redis does not answer.
     * @param local who is asked instead while Redis does not answer, with {@code when-down=open}; the caller closes it
     * @throws IllegalArgumentException if the URI is not as it must be
     */
    public static RedisRateLimiter connect(URI uri, Budgets budgets, RateLimiter local) {
        return new RedisRateLimiter(RedisAccess.of(uri), budgets, local);
    }

    @Override
    public Charge charge(String client) {
        CompletableFuture<SharedBuckets> buckets = link.buckets();
        if (buckets.isCompletedExceptionally()) {
            return withoutRedis(client);
        }
        try {
            return buckets.thenCompose(there -> there.charge(client))
                    .get(access.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            link.failed(buckets, "no answer in " + access.timeout().toMillis() + " ms");
            return withoutRedis(client);
        } catch (ExecutionException | CancellationException e) {
            link.failed(buckets, String.valueOf(e.getCause()));
            return withoutRedis(client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Charge.unknown(access.pause());
        }
    }

    private Charge withoutRedis(String client) {
        return access.opensWhenDown() ? local.charge(client) : Charge.unknown(access.pause());
    }

    /** Ends the connection, for which it may wait two seconds. */
    @Override
    public void close() {
        link.close();
    }
}
