package io.lazyimg.s3;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Adds up the time that one reader waits for a server, and ends the wait when it is too long. */
final class Patience {
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final long limitNanos;
    private final Runnable end;
    private long waitedNanos;
    private long sinceNanos;
    private boolean waiting;
    private boolean exhausted;
    private @Nullable Future<?> look;

    /**
     * Begins with nothing waited.
     *
     * @param end ends a wait; called at most once, by another thread than the one that waits
     */
    Patience(Duration limit, Runnable end) {
        this.limitNanos = limit.toNanos();
        this.end = end;
    }

    synchronized void begin() {
        waiting = true;
        sinceNanos = System.nanoTime();
        if (look == null) {
            lookAgain();
        }
    }

    synchronized void pause() {
        waitedNanos = waited();
        waiting = false;
    }

    /** No more waiting: nothing is left behind. */
    synchronized void stop() {
        if (look != null) {
            look.cancel(false);
        }
    }

    synchronized boolean isExhausted() {
        exhausted |= waited() >= limitNanos;
        return exhausted;
    }

    private void look() {
        synchronized (this) {
            if (!isExhausted()) {
                lookAgain();
                return;
            }
            if (!waiting) {
                return;
            }
        }
        end.run();
    }

    private void lookAgain() {
        look = TIMER.schedule(this::look, limitNanos - waited(), TimeUnit.NANOSECONDS);
    }

    private long waited() {
        return waitedNanos + (waiting ? System.nanoTime() - sinceNanos : 0);
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, look -> {
            Thread thread = new Thread(look, "lazyimg-s3-patience");
            thread.setDaemon(true);
            return thread;
        });
        timer.setKeepAliveTime(10, TimeUnit.SECONDS); // so that no thread outlives an application that is undeployed
        timer.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
