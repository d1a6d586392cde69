package io.lazyimg.spi;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import java.util.Optional;
import java.util.Set;

/**
 * An engine. Safe for use by many threads. The pipeline asks {@link #plan} of each engine in turn, gets a permit for
 * {@link ResizePlan#memoryBytes} and only then calls {@link #resize} on the first that answered.
 *
 * <p>Found by {@link java.util.ServiceLoader} if it is provided as a service, and asked before the default engine. Making
 * one must be cheap: it is done for each {@code LazyImages} that is built.
 */
public interface Resizer {
    /**
     * A short name for events, settings and {@code Server-Timing}: lower-case ASCII letters, digits and {@code -}. Must
     * always be the same, and no other engine's.
     */
    String name();

    /** The formats that it writes. */
    Set<ImageFormat> outputs();

    /**
     * Reads the header and nothing more: must not allocate by figures that the header gives, and must be quick on any
     * bytes.
     *
     * @return the plan, or nothing if this engine does not read the source's format or write the one asked for
     * @throws ImageException {@code TOO_LARGE} if the source is over the job's limits, {@code NOT_DECODABLE} if the
     *     header is damaged
     */
    Optional<ResizePlan> plan(ResizeJob job);

    /**
     * Decodes, resizes as {@link io.lazyimg.image.Transform#layout} says, and encodes. The picture must be upright and
     * in sRGB, and must carry no metadata of the source. Called only for a job that it planned.
     *
     * <p>Runs on a visitor's thread, which nobody can end. It must look at {@link TimeLimit#check the job's time} wherever it
     * could go on for long whatever the source is: for every row or some thousand pixels, and while it reads what stands
     * between them.
     *
     * @throws ImageException {@code NOT_DECODABLE} if the source is damaged or cut off: no half pictures; {@code TOO_SLOW}
     *     from looking at the time
     */
    Resized resize(ResizeJob job);
}
