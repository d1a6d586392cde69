package io.lazyimg.internal;

import io.lazyimg.ImageEvent.Kind;
import io.lazyimg.Limits;
import io.lazyimg.SizePolicy;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobSource;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.ResizePlan;
import io.lazyimg.spi.Resized;
import io.lazyimg.spi.Resizer;
import io.lazyimg.spi.TimeLimit;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a picture: reads the original, looks at its header, and decodes only with a permit for the memory that this
 * takes.
 *
 * <p>An original is held in memory only under a permit, and nobody who waits for one holds another or an original: who
 * cannot get all that is needed at once gives everything back, waits in the queue for the whole, and reads again.
 */
final class Renderer {
    private final BlobSource originals;
    private final List<Resizer> engines;
    private final SizePolicy sizes;
    private final Limits limits;
    private final int quality;
    private final int matte;
    private final MemoryGate memory;
    private final Turns turns;
    private final RecentKeys missing;
    private final SlowOriginals slow = new SlowOriginals(System::nanoTime);
    private final VariantBudget budget;
    private final Events events;

    Renderer(PipelineParts parts, RecentKeys missing, VariantBudget budget) {
        this.originals = parts.originals();
        this.engines = parts.engines();
        this.sizes = parts.sizes();
        this.limits = parts.limits();
        this.quality = parts.quality();
        this.matte = parts.matte();
        this.memory = new MemoryGate(limits.memoryBudget(), limits.maxWaiting());
        this.turns = new Turns(limits.maxRenders(), limits.maxWaiting());
        this.missing = missing;
        this.budget = budget;
        this.events = parts.events();
    }

    /** Renders; the flight carries the permit for the picture's bytes until the last visitor has them. */
    Outcome render(Variant variant, String key, Flights.Flight flight) throws IOException {
        return render(variant, key, flight, true);
    }

    /** Renders a JPEG or PNG for ourselves, whatever the policy says of the variant; it takes no place in the budget of variants. */
    Outcome.Rendered sketch(Variant variant, String key, Flights.Flight flight) throws IOException {
        return (Outcome.Rendered) render(variant, key, flight, false);
    }

    private Outcome render(Variant variant, String key, Flights.Flight flight, boolean forVisitors) throws IOException {
        Deadline deadline = Deadline.after(limits.maxWait());
        long began = System.nanoTime();
        long wanted = 0;
        while (true) {
            MemoryGate.Permit permit = wanted == 0 ? memory.open() : memory.acquire(wanted, deadline);
            boolean handedOn = false;
            try {
                Attempt attempt = attempt(variant, key, permit, forVisitors);
                wanted = attempt.memoryBytes;
                if (attempt.canonical != null) {
                    return new Outcome.Redirect(attempt.canonical);
                }
                if (attempt.ready != null) {
                    if (forVisitors) {
                        takePlace(variant, flight, deadline);
                    }
                    Outcome.Rendered rendered = resize(attempt.ready, attempt.original, key, began, deadline);
                    permit.shrink(rendered.picture().content().length);
                    handedOn = flight.carry(permit);
                    return rendered;
                }
            } finally {
                if (!handedOn) {
                    permit.close();
                }
            }
        }
    }

    /** Not before the original is known to be one: names that are made up cost no listing. */
    private void takePlace(Variant variant, Flights.Flight flight, Deadline deadline) {
        try {
            flight.take(budget.take(variant.originalKey(), flight.key(), flight.isBounded(), deadline));
        } catch (IOException e) {
            throw Leader.storeFailed("derivatives", flight.key(), e);
        }
    }

    /**
     * What came of looking at an original: another variant, or a job under a sufficient permit, or neither and the
     * number of bytes to get a permit for before trying again.
     */
    private record Attempt(
            BlobInfo original,
            long memoryBytes,
            @Nullable Variant canonical,
            @Nullable Ready ready) {}

    /** What is needed to go on. */
    private record Ready(ResizeJob job, Resizer engine, ResizePlan plan) {}

    private Attempt attempt(Variant variant, String key, MemoryGate.Permit permit, boolean forVisitors)
            throws IOException {
        long began = System.nanoTime();
        Optional<Blob> found = originals.read(variant.originalKey());
        if (found.isEmpty()) {
            missing.add(variant.originalKey());
            throw new ImageException(Reason.NOT_FOUND, "no such original");
        }
        try (Blob blob = found.get()) {
            BlobInfo original = blob.info();
            slow.check(original);
            checkSize(original.size());
            if (!permit.tryGrow(original.size())) {
                return new Attempt(original, original.size(), null, null);
            }
            byte[] source = read(blob);
            events.tell(Kind.READ, key, Timing.since(began), source.length);
            ResizeJob job = new ResizeJob(
                    source,
                    forVisitors ? variant.transform() : readable(variant.transform(), source),
                    quality,
                    matte,
                    limits.maxSourcePixels(),
                    forVisitors ? sizes.maxOutputPixels(variant) : Long.MAX_VALUE);
            return plan(variant, job, original, permit, forVisitors);
        }
    }

    /** To a format that every JDK reads, and to a still picture: a JPEG stays one, since no other is made as quickly. */
    private static Transform readable(Transform transform, byte[] source) {
        boolean jpeg = ImageFormat.sniff(source).equals(Optional.of(ImageFormat.JPEG));
        return transform.as(jpeg ? ImageFormat.JPEG : ImageFormat.PNG);
    }

    private Attempt plan(
            Variant variant, ResizeJob job, BlobInfo original, MemoryGate.Permit permit, boolean forVisitors) {
        for (Resizer engine : engines) {
            Optional<ResizePlan> planned = engine.plan(job);
            if (planned.isPresent()) {
                ResizePlan plan = planned.get();
                Variant canonical =
                        forVisitors ? sizes.admit(variant, plan.sourceWidth(), plan.sourceHeight()) : variant;
                if (!canonical.equals(variant)) {
                    return new Attempt(original, 0, canonical, null);
                }
                long bytes = job.source().length + plan.memoryBytes();
                Ready ready = permit.tryGrow(bytes) ? new Ready(job, engine, plan) : null;
                return new Attempt(original, bytes, null, ready);
            }
        }
        Optional<ImageFormat> format = ImageFormat.sniff(job.source());
        throw new ImageException(
                Reason.NOT_DECODABLE,
                format.map(known -> "no engine turns this " + known.mediaType() + " into what was asked for")
                        .orElse("the original is not an image of a known format"));
    }

    private Outcome.Rendered resize(Ready ready, BlobInfo original, String key, long began, Deadline deadline) {
        turns.await(deadline);
        try {
            slow.check(original); // what other renders have shown meanwhile
            Timing timing = new Timing().add("wait", Timing.since(began));
            long started = System.nanoTime();
            Resized picture = resize(ready, original);
            Duration took = Timing.since(started);
            timing.add("render", took).described(ready.engine.name());
            events.rendered(key, took, picture.content().length, ready.engine.name());
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            return new Outcome.Rendered(
                    picture, Etags.of(picture.content()), now, original, ready.plan, timing.toString());
        } finally {
            turns.end();
        }
    }

    private Resized resize(Ready ready, BlobInfo original) {
        try {
            return ready.engine.resize(ready.job.within(TimeLimit.of(limits.maxRenderTime())));
        } catch (ImageException e) {
            throw e.reason() == Reason.TOO_SLOW ? slow.remember(original, e) : e;
        }
    }

    private void checkSize(long bytes) {
        if (bytes > limits.maxSourceBytes()) {
            throw new ImageException(
                    Reason.TOO_LARGE,
                    "the original has " + bytes + " bytes, over maxSourceBytes " + limits.maxSourceBytes());
        }
    }

    private static byte[] read(Blob blob) throws IOException {
        byte[] bytes = new byte[(int) blob.info().size()];
        int read = blob.content().readNBytes(bytes, 0, bytes.length);
        if (read != bytes.length || blob.content().read() >= 0) {
            throw new EOFException("the store gave " + (read == bytes.length ? "more than " : "") + read
                    + " bytes and announced " + bytes.length);
        }
        return bytes;
    }
}
