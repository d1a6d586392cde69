package io.lazyimg.examples.processor.bulk;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A signal that ends the process, SIGINT or SIGTERM, held up until what is under way is finished and this is closed.
 * The process ends with the signal's own status then, 130 or 143.
 */
public final class Interruption implements AutoCloseable {
    private final Thread hook = new Thread(this::hold, "interruption");
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Runnable listener;
    private boolean requested;

    Interruption() {}

    /** Listens for signals from now on. */
    public static Interruption awaited() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Says whom to tell, at once if a signal has come already. */
    synchronized void tell(Runnable whom) {
        listener = whom;
        if (requested) {
            whom.run();
        }
    }

    synchronized void request() {
        requested = true;
        if (listener != null) {
            listener.run();
        }
    }

    synchronized boolean isRequested() {
        return requested;
    }

    /** Holds no signal up any more. */
    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending, and the hook is what it waited for
        }
    }

    private void hold() {
        request();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
