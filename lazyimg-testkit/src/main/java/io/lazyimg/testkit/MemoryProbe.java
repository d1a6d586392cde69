package io.lazyimg.testkit;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.ResizePlan;
import io.lazyimg.spi.Resizer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures what resizes take, in a JVM with the serial collector, a heap that is resident from the start and next to no
 * young generation. The heap is filled with ballast until a resize no longer comes out: what was free last, and the whole
 * young generation, is what it takes. What the process grows by meanwhile is off the heap.
 */
final class MemoryProbe {
    /** The options of the JVM that this runs in. */
    static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:MarkSweepDeadRatio=0",
            "-XX:MarkSweepAlwaysCompactCount=1",
            "-Xmn1m",
            "-XX:+AlwaysPreTouch",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=32m",
            "-Djava.awt.headless=true");

    /** In place of the name of a format. */
    static final String KEPT = "kept";

    /** So that glibc gives large blocks back when they are freed, and they are seen when they are taken again. */
    static final String GIVE_BACK = "MALLOC_MMAP_THRESHOLD_";

    /** Of ballast: an array and its header. */
    private static final int CHUNK = 128 << 10;

    /** Bytes of heap by which two looks may differ. */
    private static final long SETTLED = 4096;

    private static final int NATIVE_RUNS = 2;
    /** Off the heap: what compilers and the like take meanwhile. */
    private static final long NOISE = 256 << 10;

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");

    private final List<byte[]> ballast = new ArrayList<>(1 << 14);
    private final MemoryPoolMXBean old = pool("Tenured");
    private final long young =
            pool("Eden").getUsage().getCommitted() + pool("Survivor").getUsage().getCommitted();

    private MemoryProbe() {}

    /**
     * Prints, for each job, what was planned and what was measured, on the heap and off it, in bytes; -1 off it where the
     * system does not tell.
     *
     * @param arguments a folder of sources, widths of results separated by commas, the format of results or
     *     {@link #KEPT}, and classes of engines
     */
    public static void main(String[] arguments) throws Exception {
        MemoryProbe probe = new MemoryProbe();
        List<Path> sources;
        try (var files = Files.list(Path.of(arguments[0]))) {
            sources = files.sorted().toList();
        }
        ImageFormat output = arguments[2].equals(KEPT) ? null : ImageFormat.valueOf(arguments[2]);
        for (int i = 3; i < arguments.length; i++) {
            Resizer engine = Class.forName(arguments[i])
                    .asSubclass(Resizer.class)
                    .getDeclaredConstructor()
                    .newInstance();
            for (Path source : sources) {
                for (String width : arguments[1].split(",", -1)) {
                    Transform transform =
                            Transform.fit(Integer.parseInt(width), 0).as(output);
                    ResizeJob job = new ResizeJob(Files.readAllBytes(source), transform, 90, 0, 1 << 30, 1 << 30);
                    System.out.println(String.join(
                            "\t",
                            engine.getClass().getSimpleName(),
                            source.getFileName().toString(),
                            width,
                            probe.measured(engine, job)));
                }
            }
        }
    }

    private String measured(Resizer engine, ResizeJob job) throws IOException {
        ResizePlan plan = engine.plan(job).orElseThrow();
        engine.resize(job);
        long rest = rest(engine, job);
        long heap = heap(engine, job, plan.memoryBytes());
        return plan.memoryBytes() + "\t" + heap + "\t" + rest;
    }

    /** Collects until nothing more is freed: streams with finalizers keep what is dead for some collections. */
    @SuppressWarnings("removal")
    private long used() {
        long now = Long.MAX_VALUE;
        long last;
        do {
            last = now;
            System.gc();
            System.runFinalization();
            now = old.getUsage().getUsed();
        } while (last - now > SETTLED);
        return now;
    }

    /** The bytes that must be free: at most a tenth or a chunk above the least. */
    private long heap(Resizer engine, ResizeJob job, long planned) {
        long low = 0;
        long high = planned;
        while (!passes(engine, job, high)) {
            low = high;
            high += high / 2;
        }
        while (high - low > Math.max(CHUNK, high / 10)) {
            long middle = (low + high) >>> 1;
            if (passes(engine, job, middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        ballast.clear();
        return high + young;
    }

    private boolean passes(Resizer engine, ResizeJob job, long free) {
        Thrashing thrashing = new Thrashing();
        leave(free);
        thrashing.watch();
        try {
            engine.resize(job);
            return !thrashing.isEnded();
        } catch (OutOfMemoryError e) {
            return false;
        } finally {
            thrashing.close();
        }
    }

    /** Fills the heap until no more than this is free of it, give or take a chunk. */
    private void leave(long free) {
        long chunks = (old.getUsage().getMax() - used() - free) / CHUNK;
        for (long i = chunks; i < 0 && !ballast.isEmpty(); i++) {
            ballast.remove(ballast.size() - 1);
        }
        for (long i = 0; i < chunks; i++) {
            ballast.add(new byte[CHUNK - 16]);
        }
    }

    private static long rest(Resizer engine, ResizeJob job) throws IOException {
        if (!Files.isWritable(CLEAR)) {
            return -1;
        }
        long least = Long.MAX_VALUE;
        for (int i = 0; i < NATIVE_RUNS && least > NOISE; i++) {
            Files.write(CLEAR, "5".getBytes(StandardCharsets.US_ASCII));
            long before = kilobytes("VmRSS:");
            engine.resize(job);
            least = Math.min(least, Math.max(0, kilobytes("VmHWM:") - before) << 10);
        }
        return least;
    }

    private static long kilobytes(String name) throws IOException {
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith(name)) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("no " + name + " in " + STATUS);
    }

    private static MemoryPoolMXBean pool(String word) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().contains(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not the serial collector: no " + word));
    }
}
