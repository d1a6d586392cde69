package io.lazyimg.attack;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was measured, against what must hold. */
final class Verdict {
    private static final long MB = 1024 * 1024;
    /** How much slower the 99th percentile may be than without an attack. */
    private static final int SLOWER = 10;
    /** The most derivatives of one original: the default of {@code lazyimg.max-variants}. */
    private static final int MAX_VARIANTS = 64;
    /** What a JVM takes beside its heap and the pictures: code, classes, and the stacks of two hundred threads. */
    private static final long JVM_BYTES = 160 * MB;
    /** How much more may be alive afterwards. */
    private static final long LEFT_BYTES = 16 * MB;
    /** The most that may be logged. */
    private static final long LOG_BYTES = MB;

    private final int heapMegabytes;
    private final List<String> failures = new ArrayList<>();
    private Duration idleP99 = Duration.ZERO;
    private long idleLive;

    Verdict(int heapMegabytes) {
        this.heapMegabytes = heapMegabytes;
    }

    void idle(GoodClient.Visit visit, Target target) throws IOException {
        say("idle", visit.latencies());
        requireNone("errors without an attack", visit.errors());
        idleP99 = visit.latencies().quantile(0.99);
        idleLive = target.liveBytes();
        say("idle memory", "live=" + megabytes(idleLive) + " resident=" + megabytes(target.residentBytes()));
    }

    void attacked(GoodClient.Visit visit, Watch watch) {
        Duration p99 = visit.latencies().quantile(0.99);
        double times = (double) p99.toNanos() / idleP99.toNanos();
        say("attacked", visit.latencies() + String.format(" p99/idle=%.1f", times));
        requireNone("errors under attack", visit.errors());
        require(times < SLOWER, "the good client's p99 is not under " + SLOWER + " times that without an attack");
        say("peak", "heap=" + megabytes(watch.heapBytes()) + " threads=" + watch.threads());
    }

    void afterwards(Target target, GoodClient.Visit visit) throws IOException {
        require(target.isAlive(), "the processor has died");
        requireNone("errors after the attack", visit.errors());
        List<String> busy = target.busyThreads();
        say("afterwards", visit.latencies() + " busy threads=" + busy.size());
        busy.forEach(System.out::println);
        require(busy.isEmpty(), busy.size() + " threads are stuck");
        long most = heapMegabytes * MB + heapMegabytes * MB / 4 + JVM_BYTES;
        long resident = target.peakResidentBytes();
        long live = target.liveBytes();
        say("memory", "live=" + megabytes(live) + " peak resident=" + megabytes(resident) + " of " + megabytes(most));
        require(resident <= most, "the process held more than it may");
        require(live <= idleLive + LEFT_BYTES, "more is alive afterwards than before");
    }

    void stored(Map<String, Integer> perOriginal) {
        int most =
                perOriginal.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        say(
                "stored",
                perOriginal.values().stream().mapToInt(Integer::intValue).sum() + " derivatives, at most " + most
                        + " of one original");
        require(most <= MAX_VARIANTS, "more than " + MAX_VARIANTS + " derivatives of one original are stored");
        perOriginal.keySet().stream()
                .filter(name -> !name.matches("photos/(p[0-9]|large)|bombs/[a-z]+"))
                .forEach(name -> failures.add("something is stored of " + name));
    }

    void log(long bytes) {
        say("log", bytes / 1024 + " KB");
        require(bytes <= LOG_BYTES, "the log is longer than " + LOG_BYTES / 1024 + " KB");
    }

    /** Prints what does not hold; tells whether all does. */
    boolean tell() {
        failures.forEach(failure -> System.out.println("FAILED: " + failure));
        System.out.println(failures.isEmpty() ? "all of it holds" : failures.size() + " of it do not hold");
        return failures.isEmpty();
    }

    private void requireNone(String what, List<String> errors) {
        errors.stream().limit(10).forEach(error -> System.out.println(what + ": " + error));
        require(errors.isEmpty(), errors.size() + " " + what);
    }

    private void require(boolean holds, String failure) {
        if (!holds) {
            failures.add(failure);
        }
    }

    private static void say(String what, Object figures) {
        System.out.println(what + ": " + figures);
    }

    private static String megabytes(long bytes) {
        return String.format("%.1fMB", (double) bytes / MB);
    }
}
