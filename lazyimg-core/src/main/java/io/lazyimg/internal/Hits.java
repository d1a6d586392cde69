package io.lazyimg.internal;

import io.lazyimg.ImageEvent.Kind;
import io.lazyimg.ImageRequest;
import io.lazyimg.ImageResponse;
import io.lazyimg.image.Variant;
import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Answers with what is stored. A derivative of usual size is read whole before it is answered, so that a store that
 * breaks off is found out while there is still another answer to give, and so that a visitor who reads slowly holds no
 * connection to a store. Larger ones, and those for which there is no room, are passed on as they come.
 */
final class Hits {
    /** The largest derivative that is read whole, in bytes. */
    private static final int MAX_WHOLE = 1024 * 1024;
    /** How many bytes of derivatives are held for visitors at one time. */
    private static final long MAX_HELD = 16L * 1024 * 1024;
    /** How much of another one is in hand before the visitor is told that all is well. */
    private static final int HEAD_BYTES = 8 * 1024;

    private final BlobStore derivatives;
    private final Answers answers;
    private final Events events;
    private final Freshness freshness;
    private final AtomicLong held = new AtomicLong();

    Hits(PipelineParts parts, Answers answers, Freshness freshness) {
        this.derivatives = parts.derivatives();
        this.answers = answers;
        this.events = parts.events();
        this.freshness = freshness;
    }

    /** The answer, or {@code null} if there is no such derivative, or none that is up to date. */
    @Nullable
    ImageResponse find(ImageRequest request, Variant variant, String key, long began) {
        try {
            if (Answers.mayNeedNoBody(request)) {
                Optional<BlobInfo> info = derivatives.stat(key);
                if (info.isEmpty()) {
                    return null;
                }
                if (freshness.isOutdated(variant.originalKey(), info.get())) {
                    remove(info.get());
                    return null;
                }
                if (Answers.needsNoBody(request, info.get())) {
                    tell(key, began, info.get().size());
                    return answers.stored(request, info.get(), timing(began));
                }
            }
            return read(variant, key, began);
        } catch (IOException e) {
            throw Leader.storeFailed("derivatives", key, e);
        }
    }

    private @Nullable ImageResponse read(Variant variant, String key, long began) throws IOException {
        Optional<Blob> found = derivatives.read(key);
        if (found.isEmpty()) {
            return null;
        }
        Blob blob = found.get();
        boolean handedOn = false;
        try {
            if (!freshness.isOutdated(variant.originalKey(), blob.info())) {
                ImageResponse response = answer(blob, timing(began));
                handedOn = true;
                tell(key, began, blob.info().size());
                return response;
            }
        } finally {
            if (!handedOn) {
                blob.close();
            }
        }
        remove(blob.info());
        return null;
    }

    private ImageResponse answer(Blob blob, String timing) throws IOException {
        long size = blob.info().size();
        if (size <= MAX_WHOLE && held.addAndGet(size) <= MAX_HELD) {
            boolean answered = false;
            try (blob) {
                byte[] whole = head(blob, (int) size);
                answered = true;
                return answers.stored(blob.info(), whole, timing, () -> held.addAndGet(-size));
            } finally {
                if (!answered) {
                    held.addAndGet(-size);
                }
            }
        }
        if (size <= MAX_WHOLE) {
            held.addAndGet(-size);
        }
        byte[] head = head(blob, (int) Math.min(HEAD_BYTES, size));
        return answers.stored(
                new Blob(blob.info(), new SequenceInputStream(new ByteArrayInputStream(head), blob.content())), timing);
    }

    private static byte[] head(Blob blob, int length) throws IOException {
        byte[] head = blob.content().readNBytes(length);
        if (head.length < length) {
            throw new EOFException(
                    "the store gave " + head.length + " of " + blob.info().size() + " bytes");
        }
        return head;
    }

    /** What cannot be removed is made anew all the same, and removed by whoever asks next. */
    private void remove(BlobInfo outdated) {
        try {
            if (derivatives.deleteIfMatch(outdated.key(), outdated.etag())) {
                events.tell(Kind.OUTDATED, outdated.key(), Duration.ZERO, outdated.size());
            }
        } catch (IOException e) {
            events.log().warn("An outdated derivative could not be removed", outdated.key(), e);
        }
    }

    private void tell(String key, long began, long bytes) {
        events.tell(Kind.HIT, key, Timing.since(began), bytes);
    }

    private static String timing(long began) {
        return new Timing().add("hit", Timing.since(began)).toString();
    }
}
