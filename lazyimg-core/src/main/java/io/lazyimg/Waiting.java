package io.lazyimg;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Where a request waits while another one makes the picture that it asks for. */
@FunctionalInterface
public interface Waiting {
    /** Every request waits on its caller's thread. */
    Waiting ON_THREAD = (until, then) -> false;

    /**
     * Takes a request off its caller's thread, if that can be done.
     *
     * @param until completed, however the other request ends; not on a thread that may do more than pass the word on
     * @param then to be called once after that, on any thread: goes on with the request behind the {@link KeyMapping} and
     *     the {@link Authorizer}, which may need the thread that they were asked on, and gives its answer, or {@link
     *     ImageResponse#PARKED} if it has been parked again
     * @return whether that will be done; if so, the request's caller gets {@link ImageResponse#PARKED}
     */
    boolean park(CompletionStage<?> until, Supplier<ImageResponse> then);
}
