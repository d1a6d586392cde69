package io.lazyimg.internal;

import io.lazyimg.image.ImageException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets so many renders compute at one time, in the order of asking; the queue is bounded. */
final class Turns {
    private final Semaphore free;
    private final int maxWaiting;

    Turns(int atOnce, int maxWaiting) {
        this.free = new Semaphore(atOnce, true);
        this.maxWaiting = maxWaiting;
    }

    /**
     * Waits for a turn, to be {@link #end ended}.
     *
     * @throws ImageException {@code OVERLOADED} if the queue is full or the deadline passes
     */
    void await(Deadline deadline) {
        if (free.availablePermits() == 0 && free.getQueueLength() >= maxWaiting) {
            throw MemoryGate.overloaded("more than maxWaiting " + maxWaiting + " requests wait for their turn");
        }
        try {
            if (!free.tryAcquire(Math.max(0, deadline.left()), TimeUnit.NANOSECONDS)) {
                throw MemoryGate.overloaded("no turn came within maxWait");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MemoryGate.overloaded("interrupted");
        }
    }

    void end() {
        free.release();
    }
}
