package io.lazyimg.internal;

import io.lazyimg.CachePolicy;
import io.lazyimg.ImageEvent.Kind;
import io.lazyimg.spi.BlobAttributes;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores derivatives on threads of its own, which exist only while there is something to store. What waits is bounded
 * in bytes; beyond that a derivative is not kept, and the next visitor has it made again.
 */
final class SaveBack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("io.lazyimg");
    private static final int THREADS = 8;
    private static final Duration IDLE = Duration.ofSeconds(5);
    /** How long is waited for what is being stored when it ends. */
    static final Duration FLUSH = Duration.ofSeconds(30);

    private final Keeping keeping;
    private final CachePolicy caching;
    private final Events events;
    private final long maxBytes;
    private final AtomicLong bytes = new AtomicLong();
    private final ThreadPoolExecutor threads;

    /**
     * What became of a picture.
     *
     * @param kind {@code SAVED}, {@code SAVE_LOST}, {@code SAVE_OUTDATED}, {@code SAVE_DROPPED}, {@code
     *     SAVE_SURPLUS} or {@code SAVE_FAILED}
     * @param failure why it failed, if it did and that is known
     * @param took how long it took
     * @param bytes of how many bytes the picture is, 0 if it failed
     */
    record Saved(Kind kind, @Nullable Exception failure, Duration took, long bytes) {
        /** A save-back that failed, nobody knows how. */
        static final Saved UNKNOWN = new Saved(Kind.SAVE_FAILED, null, Duration.ZERO, 0);
    }

    SaveBack(PipelineParts parts) {
        this.keeping = new Keeping(parts);
        this.caching = parts.caching();
        this.events = parts.events();
        this.maxBytes = parts.limits().maxUnsavedBytes();
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE.toMillis(), TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "lazyimg-save-back-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    thread.setContextClassLoader(SaveBack.class.getClassLoader());
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Stores a picture some time soon, or drops it.
     *
     * @param done told once what became of it
     */
    void submit(String key, Outcome.Rendered rendered, Flights.Flight flight, Consumer<Saved> done) {
        long size = rendered.picture().content().length;
        if (bytes.addAndGet(size) > maxBytes) {
            drop(size, done);
            return;
        }
        try {
            threads.execute(() -> {
                Saved saved = Saved.UNKNOWN;
                try {
                    saved = save(key, rendered, flight);
                } finally {
                    bytes.addAndGet(-size);
                    done.accept(saved);
                }
            });
        } catch (RejectedExecutionException e) {
            drop(size, done);
        } catch (OutOfMemoryError e) { // no thread to be had
            events.log().error("A derivative could not be saved", key, e);
            drop(size, done);
        }
    }

    private void drop(long size, Consumer<Saved> done) {
        bytes.addAndGet(-size);
        done.accept(new Saved(Kind.SAVE_DROPPED, null, Duration.ZERO, size));
    }

    private Saved save(String key, Outcome.Rendered rendered, Flights.Flight flight) {
        long began = System.nanoTime();
        try {
            byte[] content = rendered.picture().content();
            Kind kind = keeping.keep(key, content, attributes(rendered), rendered.original(), flight);
            return new Saved(kind, null, Timing.since(began), content.length);
        } catch (IOException | RuntimeException e) {
            events.log().warn("A derivative could not be saved; it was served, and will be made again", key, e);
            return new Saved(Kind.SAVE_FAILED, e, Timing.since(began), 0);
        }
    }

    private BlobAttributes attributes(Outcome.Rendered rendered) {
        return Keeping.attributes(
                rendered.picture().format().mediaType(), rendered.etag(), rendered.original(), caching);
    }

    /** Stores what waits, for half a minute at most. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(FLUSH.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn(
                        "{} derivatives were not saved within {}",
                        threads.getQueue().size(),
                        FLUSH);
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
