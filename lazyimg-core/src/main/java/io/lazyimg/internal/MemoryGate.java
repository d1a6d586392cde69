package io.lazyimg.internal;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands out a budget of bytes, in the order of asking. Whoever finds it spent waits in a queue of bounded length until
 * a deadline. Safe for use by many threads.
 */
final class MemoryGate {
    private final long budget;
    private final int maxWaiting;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiter> queue = new ArrayDeque<>();
    private long free;

    MemoryGate(long budget, int maxWaiting) {
        this.budget = budget;
        this.maxWaiting = maxWaiting;
        this.free = budget;
    }

    /** A permit for nothing yet, to be {@link Permit#tryGrow grown}. */
    Permit open() {
        return new Permit();
    }

    /**
     * Waits for a permit for so many bytes.
     *
     * @throws ImageException {@code TOO_LARGE} if there will never be so many, {@code OVERLOADED} if the queue is full
     *     or the deadline passes
     */
    Permit acquire(long bytes, Deadline deadline) {
        check(bytes);
        Permit permit = new Permit();
        lock.lock();
        try {
            if (queue.isEmpty() && bytes <= free) {
                permit.take(bytes);
                return permit;
            }
            if (queue.size() >= maxWaiting) {
                throw overloaded("more than maxWaiting " + maxWaiting + " requests wait for memory");
            }
            Waiter waiter = new Waiter(permit, bytes, lock.newCondition());
            queue.add(waiter);
            try {
                await(waiter, deadline);
            } finally {
                if (queue.remove(waiter)) {
                    admitWaiting();
                }
            }
            return permit;
        } finally {
            lock.unlock();
        }
    }

    private static void await(Waiter waiter, Deadline deadline) {
        try {
            for (long left = deadline.left(); !waiter.admitted; left = deadline.left()) {
                if (left <= 0) {
                    throw overloaded("no memory was free within maxWait");
                }
                waiter.condition.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (!waiter.admitted) {
                throw overloaded("interrupted");
            }
        }
    }

    private void check(long bytes) {
        if (bytes > budget) {
            throw new ImageException(
                    Reason.TOO_LARGE,
                    "rendering takes " + megabytes(bytes) + " MB of memory, over memoryBudget " + megabytes(budget)
                            + " MB");
        }
    }

    private static long megabytes(long bytes) {
        return (bytes + 1024 * 1024 - 1) / (1024 * 1024);
    }

    static ImageException overloaded(String message) {
        return ImageException.retryAfter(Reason.OVERLOADED, message, Duration.ofSeconds(2));
    }

    private void admitWaiting() {
        for (Waiter next = queue.peek(); next != null && next.bytes <= free; next = queue.peek()) {
            queue.remove();
            next.permit.take(next.bytes);
            next.admitted = true;
            next.condition.signal();
        }
    }

    private static final class Waiter {
        final Permit permit;
        final long bytes;
        final Condition condition;
        boolean admitted;

        Waiter(Permit permit, long bytes, Condition condition) {
            this.permit = permit;
            this.bytes = bytes;
            this.condition = condition;
        }
    }

    /** Bytes of the budget, until closed. Used by one thread at a time. */
    final class Permit implements AutoCloseable {
        private long held;

        /**
         * Makes it a permit for so many bytes if they are free and nobody waits; never shrinks it.
         *
         * @throws ImageException {@code TOO_LARGE} if there will never be so many
         */
        boolean tryGrow(long bytes) {
            check(bytes);
            lock.lock();
            try {
                if (bytes <= held) {
                    return true;
                }
                if (!queue.isEmpty() || bytes - held > free) {
                    return false;
                }
                take(bytes - held);
                return true;
            } finally {
                lock.unlock();
            }
        }

        /** Gives back all but so many bytes. */
        void shrink(long bytes) {
            lock.lock();
            try {
                if (bytes < held) {
                    free += held - bytes;
                    held = bytes;
                    admitWaiting();
                }
            } finally {
                lock.unlock();
            }
        }

        private void take(long bytes) {
            free -= bytes;
            held += bytes;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                free += held;
                held = 0;
                admitWaiting();
            } finally {
                lock.unlock();
            }
        }
    }
}
