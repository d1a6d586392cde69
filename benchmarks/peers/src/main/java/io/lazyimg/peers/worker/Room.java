package io.lazyimg.peers.worker;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How much memory a resize takes, in a JVM with the serial collector, a heap that is resident from the start and next to
 * no young generation. The heap is filled with ballast until a resize no longer comes out; what was free last is what it
 * takes. What the process grows by meanwhile is outside of the heap.
 */
final class Room {
    /** Of ballast: an array and its header. */
    private static final int CHUNK = 128 << 10;

    private static final long LEAST = 256 << 10;

    private final List<byte[]> ballast = new ArrayList<>(1 << 14);
    private final MemoryPoolMXBean old = pool("Tenured");
    private final long young =
            pool("Eden").getUsage().getCommitted() + pool("Survivor").getUsage().getCommitted();

    /** A resize, which may run out of memory. */
    @FunctionalInterface
    interface Resize {
        void run() throws IOException;
    }

    /** What is used of the heap when nothing is under way; to be asked before the first resize of a source. */
    long used() {
        System.gc();
        return old.getUsage().getUsed();
    }

    /**
     * The bytes of heap that must be free, what it leaves behind and all of the young generation included: at most a
     * tenth or 256 KB above the least.
     *
     * @param before what {@link #used} said
     */
    long heap(Resize resize, long before) throws IOException {
        long left = Math.max(0, used() - before);
        long low = 0;
        long high = LEAST;
        while (!passes(resize, high)) {
            low = high;
            high *= 2;
            if (high > old.getUsage().getMax() - before) {
                throw new IOException("a heap of " + (old.getUsage().getMax() >> 20) + " MB is too small");
            }
        }
        while (high - low > Math.max(LEAST, high / 10)) {
            long middle = (low + high) >>> 1;
            if (passes(resize, middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        ballast.clear();
        return high + left + young;
    }

    /** The bytes that the process grows by, or -1 where the system does not tell. */
    long rest(Resize resize) throws IOException {
        Path status = Path.of("/proc/self/status");
        Path clear = Path.of("/proc/self/clear_refs");
        if (!Files.isWritable(clear)) {
            return -1;
        }
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 2; i++) {
            resize.run();
            Files.write(clear, "5".getBytes(StandardCharsets.US_ASCII));
            long before = kilobytes(status, "VmRSS:");
            resize.run();
            least = Math.min(least, kilobytes(status, "VmHWM:") - before);
        }
        return Math.max(0, least) << 10;
    }

    private boolean passes(Resize resize, long free) throws IOException {
        leave(free);
        try {
            resize.run();
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    /** Fills the heap until no more than this is free of it, give or take a chunk. */
    private void leave(long free) {
        long missing = free - available();
        for (long i = 0; i < missing / CHUNK + 1 && missing > 0 && !ballast.isEmpty(); i++) {
            ballast.remove(ballast.size() - 1);
        }
        long chunks = (available() - free) / CHUNK;
        for (long i = 0; i < chunks; i++) {
            ballast.add(new byte[CHUNK - 16]);
        }
        System.gc();
    }

    private long available() {
        return old.getUsage().getMax() - used();
    }

    private static long kilobytes(Path status, String name) throws IOException {
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith(name)) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("no " + name + " in " + status);
    }

    private static MemoryPoolMXBean pool(String word) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().contains(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not the serial collector: no " + word));
    }
}
