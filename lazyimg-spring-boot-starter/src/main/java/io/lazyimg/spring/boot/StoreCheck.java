package io.lazyimg.spring.boot;

import io.lazyimg.LazyImages;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the stores answer, for those who ask often and cannot wait long: the stores are asked by one thread at a time,
 * and not again until an answer is ten seconds old. Safe for use by many threads.
 */
final class StoreCheck {
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Stores stores;
    private final Duration patience;
    private final LongSupplier nanos;
    private final Executor threads;

    private @Nullable Asked asked;

    /** Both stores. */
    @FunctionalInterface
    interface Stores {
        void check() throws IOException;
    }

    /**
     * @param patience how long anybody waits for the stores to answer
     * @param nanos a clock as {@link System#nanoTime}
     * @param threads where the stores are asked
     */
    StoreCheck(Stores stores, Duration patience, LongSupplier nanos, Executor threads) {
        this.stores = stores;
        this.patience = patience;
        this.nanos = nanos;
        this.threads = threads;
    }

    /** One that asks on threads of its own. */
    StoreCheck(Stores stores, Duration patience, LongSupplier nanos) {
        this(stores, patience, nanos, StoreCheck::start);
    }

    static StoreCheck of(LazyImages images) {
        return new StoreCheck(images::check, PATIENCE, System::nanoTime);
    }

    /** Why the stores cannot be used, or nothing if they answer. */
    Optional<Exception> failure() {
        try {
            return current().answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Optional.of(new IOException("the stores have not answered within " + patience.toMillis() + " ms"));
        } catch (ExecutionException e) {
            return Optional.of(new IOException("the stores could not be asked", e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new InterruptedIOException("interrupted while the stores were asked"));
        }
    }

    private synchronized Asked current() {
        Asked last = asked;
        if (last != null && (!last.answer.isDone() || nanos.getAsLong() - last.began < FRESH.toNanos())) {
            return last;
        }
        Asked now = new Asked(nanos.getAsLong(), new CompletableFuture<>());
        asked = now;
        try {
            threads.execute(() -> ask(now.answer));
        } catch (OutOfMemoryError e) { // no more threads, for now
            now.answer.completeExceptionally(e);
        }
        return now;
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "lazyimg-health");
        thread.setDaemon(true);
        thread.start();
    }

    private void ask(CompletableFuture<Optional<Exception>> answer) {
        try {
            stores.check();
            answer.complete(Optional.empty());
        } catch (IOException | RuntimeException e) {
            answer.complete(Optional.of(e));
        } catch (Throwable e) {
            answer.completeExceptionally(e);
        }
    }

    private record Asked(long began, CompletableFuture<Optional<Exception>> answer) {}
}
