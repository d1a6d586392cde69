package io.lazyimg;

import java.util.concurrent.CompletionStage;

/** Where a request waits while another one makes the picture that it asks for. */
@FunctionalInterface
public interface Waiting {
    /** Every request waits on its caller's thread. */
    Waiting ON_THREAD = until -> false;

    /**
     * Takes a request off its caller's thread, if that can be done.
     *
     * @param until completed, however the other request ends; not on a thread that may do more than pass the word on
     * @return whether the request will be served anew after that; if so, its caller gets {@link ImageResponse#PARKED}
     */
    boolean park(CompletionStage<?> until);
}
