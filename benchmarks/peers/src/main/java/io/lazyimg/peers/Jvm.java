package io.lazyimg.peers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The JVMs that peers run in. */
final class Jvm {
    /** The most that any of them may take for its heap. */
    private static final List<String> HEAP = List.of("-XX:+UseSerialGC", "-Xmx2g");

    /**
     * All of the heap is resident from the start, so that what the process grows by is outside of it; next to all of it is
     * one generation, so that what is free is free for arrays of any size; compilers are small.
     */
    private static final List<String> FRUGAL = List.of(
            "-XX:+UseSerialGC",
            "-Xms1g",
            "-Xmx1g",
            "-Xmn1m",
            "-XX:+AlwaysPreTouch",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=32m");

    /** So that glibc gives large blocks back when they are freed, and they are seen when they are taken again. */
    private static final List<String> GIVE_BACK = List.of("env", "MALLOC_MMAP_THRESHOLD_=131072");

    private Jvm() {}

    /** A worker, by the name of its way. */
    static PeerKind.Program program(String path, String way) {
        return (name, cores, log, frugal) -> {
            List<String> command = new ArrayList<>();
            if (frugal) {
                command.addAll(GIVE_BACK);
            }
            command.addAll(command(frugal ? FRUGAL : HEAP, path, way));
            return new ProcessPeer(name, ProcessPeer.pinned(cores, command), log);
        };
    }

    /** A worker's command with some options before the rest. */
    static List<String> command(List<String> options, String path, String way) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-Djava.awt.headless=true", "-cp", path, "io.lazyimg.peers.worker.Worker", way));
        return command;
    }

    /** This run's class path without our engine, whose plugin ImageIO would find. */
    static String pathWithoutOurs() {
        return Arrays.stream(System.getProperty("java.class.path").split(":"))
                .filter(entry -> !entry.contains("lazyimg-jpeg"))
                .collect(Collectors.joining(":"));
    }
}
