package io.lazyimg.bucket4j;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to Redis: one connection at a time, made in the background. Whoever finds that it does not do says so, and it is
 * dropped and made anew, at once if it has done for a while and otherwise after a pause, until Redis answers again. So
 * nobody waits for a server that is known not to answer, and nothing queues for it.
 */
final class Link implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("io.lazyimg");

    /** How long making a connection may take, with the look into a bucket that it ends with. */
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    /** How many commands may be under way; one more fails at once. */
    private static final int MAX_COMMANDS = 10_000;

    private final RedisAccess access;
    private final Function<StatefulRedisConnection<byte[], byte[]>, SharedBuckets> opener;
    private final RedisClient client;
    private final CompletableFuture<SharedBuckets> first = new CompletableFuture<>();
    private volatile CompletableFuture<SharedBuckets> current = first;
    private long attemptedAt;
    private boolean down;
    private boolean closed;

    Link(RedisAccess access, Function<StatefulRedisConnection<byte[], byte[]>, SharedBuckets> opener) {
        this.access = access;
        this.opener = opener;
        access.server().setTimeout(CONNECTING);
        this.client = RedisClient.create(access.server());
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MAX_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECTING)
                        .keepAlive(true)
                        .build())
                .build());
        connectAfter(Duration.ZERO);
    }

    /** The buckets; pending only until the first attempt to connect ends or takes too long, failed while there are none. */
    CompletableFuture<SharedBuckets> buckets() {
        return current;
    }

    /** Tells that these buckets do not do. */
    synchronized void failed(CompletableFuture<SharedBuckets> buckets, String why) {
        if (buckets != current || closed || buckets.isCompletedExceptionally()) {
            return; // somebody has told before
        }
        if (buckets.isDone()) {
            buckets.join().close();
            lose(why);
        } else {
            goDown(why); // it is being connected to
        }
    }

    private synchronized void lost(Object connection) {
        CompletableFuture<SharedBuckets> buckets = current;
        if (!closed
                && buckets.isDone()
                && !buckets.isCompletedExceptionally()
                && buckets.join().isOver(connection)) {
            lose("the connection broke off");
        }
    }

    private synchronized void lose(String why) {
        if (closed) {
            return;
        }
        goDown(why);
        long since = System.nanoTime() - attemptedAt;
        connectAfter(Duration.ofNanos(Math.max(0, access.pause().toNanos() - since)));
    }

    private synchronized void goDown(String why) {
        disconnect();
        if (!down) {
            down = true;
            LOG.warn(
                    "Redis at {} does not keep the rates of renders: {}; until it does, {}",
                    access,
                    why,
                    access.opensWhenDown() ? "those of this JVM hold" : "nothing is rendered");
        }
    }

    private synchronized void disconnect() {
        IllegalStateException nowhere = new IllegalStateException("not connected");
        current = CompletableFuture.failedFuture(nowhere);
        first.completeExceptionally(nowhere);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // connect() throws nothing
    private void connectAfter(Duration time) {
        client.getResources().eventExecutorGroup().schedule(this::connect, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // connected() is told of everything and throws nothing
    private synchronized void connect() {
        if (closed) {
            return;
        }
        attemptedAt = System.nanoTime();
        try {
            client.connectAsync(ByteArrayCodec.INSTANCE, access.server()).whenComplete(this::connected);
        } catch (RuntimeException e) {
            connected(null, e);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody needs to know when it is closed
    private synchronized void connected(
            @Nullable StatefulRedisConnection<byte[], byte[]> connection, @Nullable Throwable failure) {
        if (connection == null) {
            lose(String.valueOf(failure));
            return;
        }
        if (closed) {
            connection.closeAsync();
            return;
        }
        try {
            SharedBuckets buckets = opener.apply(connection);
            buckets.probe()
                    .orTimeout(CONNECTING.toMillis(), TimeUnit.MILLISECONDS)
                    .whenComplete((tokens, refusal) -> probed(connection, buckets, refusal));
        } catch (RuntimeException e) {
            probed(connection, null, e);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody needs to know when it is closed
    private synchronized void probed(
            StatefulRedisConnection<byte[], byte[]> connection,
            @Nullable SharedBuckets buckets,
            @Nullable Throwable refusal) {
        if (closed || buckets == null || refusal != null) {
            connection.closeAsync();
            lose(String.valueOf(refusal));
            return;
        }
        connection.addListener(new RedisConnectionStateListener() {
            @Override
            public void onRedisDisconnected(RedisChannelHandler<?, ?> broken) {
                lost(broken);
            }
        });
        current = CompletableFuture.completedFuture(buckets);
        first.complete(buckets);
        if (down) {
            down = false;
            LOG.info("Redis at {} keeps the rates of renders again", access);
        }
        if (!connection.isOpen()) {
            lost(connection);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            disconnect();
        }
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
}
