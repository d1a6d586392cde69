package io.lazyimg;

import io.lazyimg.image.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param kind what
 * @param path the derivative's key where it is known, else the requested path
 * @param took how long it took
 * @param bytes the bytes of the picture concerned, 0 where there is none
 * @param engine the engine that rendered, or {@code null}
 * @param reason why there was no image, or {@code null}
 * @param cause what went wrong underneath, or {@code null}
 */
public record ImageEvent(
        Kind kind,
        String path,
        Duration took,
        long bytes,
        @Nullable String engine,
        @Nullable Reason reason,
        @Nullable Throwable cause) {

    /** What can happen. */
    public enum Kind {
        /** A stored derivative was found. */
        HIT,
        /** A request leads a flight: nobody has made or is making this derivative. */
        MISS,
        /** A request waits for a flight that another one leads. */
        JOINED,
        /** A request was redirected to the canonical URL. */
        REDIRECTED,
        /** An original was read. */
        READ,
        /** A derivative was rendered. */
        RENDERED,
        /** A request got no image; {@link ImageEvent#reason} says why. */
        FAILED,
        /** A derivative was saved. */
        SAVED,
        /** Somebody else had saved the same derivative first. */
        SAVE_LOST,
        /** A derivative was removed again because its original changed meanwhile. */
        SAVE_OUTDATED,
        /** A derivative was not saved because too many were waiting. */
        SAVE_DROPPED,
        /** A derivative was not saved because others had saved as many of its original as there may be. */
        SAVE_SURPLUS,
        /** A stored derivative was removed because its original had changed. */
        OUTDATED,
        /** A stored derivative was removed by a purge. */
        PURGED,
        /** A derivative could not be saved; its visitor got it all the same. */
        SAVE_FAILED
    }
}
