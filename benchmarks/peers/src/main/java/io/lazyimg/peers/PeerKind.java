package io.lazyimg.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A peer before it is started.
 *
 * @param name as the tables name it
 * @param slow so many times slower than the rest that it is measured in every third round only
 * @param picture whether it gives a picture at all
 * @param upright whether it heeds EXIF orientation
 * @param command the program and its arguments
 */
record PeerKind(String name, boolean slow, boolean picture, boolean upright, List<String> command) {
    /** The most that any JVM among the peers may take for its heap. */
    static final String HEAP = "-Xmx2g";

    PeerKind {
        command = List.copyOf(command);
    }

    /** One of our engines, by its class; {@code NAME@CLASSPATH} puts a class path before this run's. */
    static PeerKind engine(String name, String choice) {
        String[] words = choice.split("@", 2);
        String path = System.getProperty("java.class.path");
        return new PeerKind(name, false, true, true, java(words.length == 1 ? path : words[1] + ":" + path, words[0]));
    }

    /** The core's engine as it is without ours, which is an ImageIO plugin too. */
    static PeerKind core(String name) {
        return new PeerKind(name, true, true, true, java(pathWithoutOurPlugin(), Engines.DEFAULT));
    }

    /** Another library in a JVM, which must not find our decoder through ImageIO. */
    static PeerKind library(String name, boolean picture, boolean upright) {
        return new PeerKind(name, true, picture, upright, java(pathWithoutOurPlugin(), name));
    }

    private static String pathWithoutOurPlugin() {
        return Arrays.stream(System.getProperty("java.class.path").split(":"))
                .filter(entry -> !entry.contains("lazyimg-jpeg"))
                .collect(Collectors.joining(":"));
    }

    static PeerKind sharp(Path cache, Path scripts) {
        Path module = cache.resolve("npm/node_modules/sharp");
        return new PeerKind(
                "sharp",
                false,
                true,
                true,
                List.of("node", scripts.resolve("sharp.js").toString(), module.toString()));
    }

    /** Whether it does the same work as the others on this source. */
    boolean takes(Source source) {
        return upright || !source.turned();
    }

    private static List<String> java(String path, String way) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                HEAP,
                "-Djava.awt.headless=true",
                "-cp",
                path,
                "io.lazyimg.peers.worker.Worker",
                way);
    }

    /** Starts it on some processors only, as {@code taskset -c} lists them. */
    Peer start(String cores, Path logs) throws IOException {
        Files.createDirectories(logs);
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", cores));
        pinned.addAll(command);
        return new ProcessPeer(name, pinned, logs.resolve(name + ".log"));
    }
}
