package io.lazyimg.internal;

import io.lazyimg.CachePolicy;
import io.lazyimg.ImageEvent.Kind;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobSource;
import io.lazyimg.spi.BlobStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
 *
 * <p>The original is looked at before a derivative is stored, so that one that is outdated already is hardly ever seen,
 * and again afterwards, so that none stays.
 */
final class SaveBack implements AutoCloseable {
    /** The metadata entry with the ETag under which we serve the derivative. */
    static final String ETAG = "etag";
    /** The metadata entry with the ETag that the original had. */
    static final String ORIGINAL_ETAG = "original-etag";
    /** The metadata entry with the tag under which caches keep the derivative. */
    static final String CACHE_TAG = "cache-tag";

    private static final Logger LOG = LoggerFactory.getLogger("io.lazyimg");
    private static final int THREADS = 8;
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration FLUSH = Duration.ofSeconds(30);

    private final BlobSource originals;
    private final BlobStore derivatives;
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
        this.originals = parts.originals();
        this.derivatives = parts.derivatives();
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
            Kind kind = saved(key, rendered, flight);
            return new Saved(kind, null, Timing.since(began), rendered.picture().content().length);
        } catch (IOException | RuntimeException e) {
            events.log().warn("A derivative could not be saved; it was served, and will be made again", key, e);
            return new Saved(Kind.SAVE_FAILED, e, Timing.since(began), 0);
        }
    }

    private Kind saved(String key, Outcome.Rendered rendered, Flights.Flight flight) throws IOException {
        if (isOutdated(rendered, flight)) {
            return Kind.SAVE_OUTDATED;
        }
        VariantBudget.Place place = flight.place();
        if (place != null && !place.beginSave(Deadline.after(FLUSH))) {
            return Kind.SAVE_SURPLUS;
        }
        Optional<BlobInfo> saved;
        try {
            saved = derivatives.putIfAbsent(key, rendered.picture().content(), attributes(rendered));
        } catch (IOException | RuntimeException e) {
            withdraw(key, rendered, flight, e);
            throw e;
        }
        if (saved.isEmpty()) {
            return Kind.SAVE_LOST;
        }
        if (isOutdated(rendered, flight)) {
            remove(key, saved.get().etag());
            return Kind.SAVE_OUTDATED;
        }
        return Kind.SAVED;
    }

    private BlobAttributes attributes(Outcome.Rendered rendered) {
        BlobInfo original = rendered.original();
        return new BlobAttributes(
                rendered.picture().format().mediaType(),
                caching.header(caching.images()),
                Map.of(
                        ETAG,
                        rendered.etag(),
                        ORIGINAL_ETAG,
                        original.etag(),
                        CACHE_TAG,
                        CachePolicy.tag(original.key())));
    }

    /** Whether a derivative must not be kept, as far as can be told: what is not known to be right is not kept. */
    private boolean isOutdated(Outcome.Rendered rendered, Flights.Flight flight) {
        BlobInfo original = rendered.original();
        if (flight.isPurged()) {
            return true;
        }
        try {
            return originals
                    .stat(original.key())
                    .map(now -> !now.etag().equals(original.etag()))
                    .orElse(true);
        } catch (IOException | RuntimeException e) {
            events.log()
                    .warn("An original could not be looked at again; its derivative is not kept", original.key(), e);
            return true;
        }
    }

    /** A store that failed may have stored the derivative all the same. */
    private void withdraw(String key, Outcome.Rendered rendered, Flights.Flight flight, Exception failure) {
        if (!isOutdated(rendered, flight)) {
            return;
        }
        try {
            Optional<BlobInfo> stored = derivatives.stat(key);
            if (stored.isPresent()
                    && stored.get()
                            .attributes()
                            .metadata()
                            .equals(attributes(rendered).metadata())) {
                remove(key, stored.get().etag());
            }
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void remove(String key, String etag) throws IOException {
        try {
            derivatives.deleteIfMatch(key, etag);
        } catch (IOException | RuntimeException e) {
            events.log().error("An outdated derivative could not be removed; purge its original", key, e);
            throw e;
        }
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
