package io.lazyimg.examples.processor.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * So many threads that do steps. Each takes its next step from the source when it has done the one before, so that
 * nothing is collected: there are never more steps in memory than threads.
 */
final class Crew {
    private static final long TICK_MILLIS = 100;

    private final int size;
    private final Iterator<Step> source;
    private final Tally tally;
    private final Object turn = new Object();
    private final CountDownLatch over = new CountDownLatch(1);

    private int atWork;
    private int gone;
    private boolean stopped;
    private @Nullable Throwable broken;

    Crew(int size, Iterator<Step> source, Tally tally) {
        this.size = size;
        this.source = source;
        this.tally = tally;
    }

    /**
     * Does the steps, and returns when all are done or, after {@link #stop}, when none is under way. A thread that
     * still waits for the source then, whose reading may block for ever, does nothing more.
     *
     * @param tick is called every now and then
     * @throws IOException if the source or a step broke
     */
    void work(Runnable tick) throws IOException, InterruptedException {
        for (int i = 0; i < size; i++) {
            Thread thread = new Thread(this::member, "bulk-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        while (!over.await(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
            tick.run();
        }
        rethrow(failure());
    }

    /** Begins no more steps. */
    synchronized void stop() {
        stopped = true;
        look();
    }

    private synchronized void look() {
        if (gone == size || (stopped && atWork == 0)) {
            over.countDown();
        }
    }

    private synchronized @Nullable Throwable failure() {
        return broken;
    }

    private static void rethrow(@Nullable Throwable failure) throws IOException {
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            throw new IOException(failure.getMessage(), failure);
        }
        if (failure != null) {
            throw new IOException("the work was broken off: " + failure, failure);
        }
    }

    private void member() {
        try {
            for (Step step = next(); step != null && begin(); step = next()) {
                try {
                    step.run(tally);
                } finally {
                    end();
                }
            }
        } catch (Throwable e) { // an OutOfMemoryError too ends the work, with a report
            fail(e);
        } finally {
            leave();
        }
    }

    private @Nullable Step next() {
        synchronized (turn) {
            return isStopped() || !source.hasNext() ? null : source.next();
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private synchronized boolean begin() {
        if (!stopped) {
            atWork++;
        }
        return !stopped;
    }

    private synchronized void end() {
        atWork--;
        look();
    }

    private synchronized void leave() {
        gone++;
        look();
    }

    private synchronized void fail(Throwable failure) {
        if (!stopped) {
            broken = failure;
            stop();
        }
    }
}
