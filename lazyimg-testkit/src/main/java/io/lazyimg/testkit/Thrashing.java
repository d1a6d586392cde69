package io.lazyimg.testkit;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends what would go on for minutes with next to no memory, in one full collection after the other: takes what is left, so
 * that it fails.
 */
final class Thrashing implements AutoCloseable {
    /** How many full collections are one too many. */
    private static final int MOST = 1500;

    private static final int PIECE = 512;
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(20);

    private final GarbageCollectorMXBean full = ManagementFactory.getGarbageCollectorMXBeans().stream()
            .filter(collector -> collector.getName().equals("MarkSweepCompact"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("not the serial collector"));
    private final List<byte[]> taken = new ArrayList<>(1 << 13);
    private final Thread thread = new Thread(this::look, "thrashing");
    private long began;
    private volatile boolean ended;
    private volatile boolean over;

    void watch() {
        began = full.getCollectionCount();
        thread.setDaemon(true);
        thread.start();
    }

    private void look() {
        while (!over) {
            if (full.getCollectionCount() - began > MOST) {
                ended = true;
                take();
            }
            LockSupport.parkNanos(LOOK);
        }
    }

    private void take() {
        try {
            while (!over) {
                taken.add(new byte[PIECE]);
            }
        } catch (OutOfMemoryError e) {
            return; // there is nothing left
        }
    }

    /** Whether it has ended something. */
    boolean isEnded() {
        return ended;
    }

    @Override
    public void close() {
        over = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
