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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores derivatives on threads of its own, which exist only while there is something to store. What waits is bounded
 * in bytes; beyond that a derivative is not kept, and the next visitor has it made again.
 */
final class SaveBack implements AutoCloseable {
    /** The metadata entry with the ETag under which we serve the derivative. */
    static final String ETAG = "etag";
    /** The metadata entry with the ETag that the original had. */
    static final String ORIGINAL_ETAG = "original-etag";

    private static final Logger LOG = LoggerFactory.getLogger("io.lazyimg");
    private static final int THREADS = 2;
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration FLUSH = Duration.ofSeconds(30);

    private final BlobSource originals;
    private final BlobStore derivatives;
    private final CachePolicy caching;
    private final Events events;
    private final long maxBytes;
    private final AtomicLong bytes = new AtomicLong();
    private final ThreadPoolExecutor threads;

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

    /** Stores a picture some time soon, or drops it; runs {@code done} once, when it is stored or given up. */
    void submit(String key, Outcome.Rendered rendered, Runnable done) {
        long size = rendered.picture().content().length;
        if (bytes.addAndGet(size) > maxBytes) {
            drop(key, size, done);
            return;
        }
        try {
            threads.execute(() -> {
                try {
                    save(key, rendered);
                } finally {
                    bytes.addAndGet(-size);
                    done.run();
                }
            });
        } catch (RejectedExecutionException e) {
            drop(key, size, done);
        } catch (OutOfMemoryError e) { // no thread to be had
            LOG.error("Could not save {}", key, e);
            drop(key, size, done);
        }
    }

    private void drop(String key, long size, Runnable done) {
        bytes.addAndGet(-size);
        done.run();
        events.tell(Kind.SAVE_DROPPED, key, Duration.ZERO, size);
    }

    private void save(String key, Outcome.Rendered rendered) {
        long began = System.nanoTime();
        byte[] content = rendered.picture().content();
        BlobAttributes attributes = new BlobAttributes(
                rendered.picture().format().mediaType(),
                CachePolicy.header(caching.images()),
                Map.of(ETAG, rendered.etag(), ORIGINAL_ETAG, rendered.original().etag()));
        try {
            Optional<BlobInfo> saved = derivatives.putIfAbsent(key, content, attributes);
            if (saved.isEmpty()) {
                events.tell(Kind.SAVE_LOST, key, Timing.since(began), content.length);
            } else if (!isUnchanged(rendered.original())
                    && derivatives.deleteIfMatch(key, saved.get().etag())) {
                events.tell(Kind.SAVE_OUTDATED, key, Timing.since(began), content.length);
            } else {
                events.tell(Kind.SAVED, key, Timing.since(began), content.length);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("Could not save {}; it was served, and will be made again", key, e);
            events.saveFailed(key, Timing.since(began), e);
        }
    }

    private boolean isUnchanged(BlobInfo original) {
        try {
            return originals
                    .stat(original.key())
                    .map(now -> now.etag().equals(original.etag()))
                    .orElse(false);
        } catch (IOException e) {
            LOG.warn("Could not look at the original {} again; its derivative is not kept", original.key(), e);
            return false;
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
