package io.lazyimg.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A peer before it is started.
 *
 * @param name as the tables name it
 * @param slow so many times slower than the rest that it is measured in every fourth round only
 * @param picture whether it gives a picture at all
 * @param upright whether it heeds EXIF orientation
 * @param unlike why it does other work than the rest in every case, or nothing
 * @param program how it is started
 */
record PeerKind(String name, boolean slow, boolean picture, boolean upright, String unlike, Program program) {
    /** Starts a peer. */
    @FunctionalInterface
    interface Program {
        /**
         * Starts it.
         *
         * @param name of the peer
         * @param cores where it runs, as {@code taskset -c} lists them
         * @param log what it says beside its answers
         * @param frugal for measuring memory and not time
         */
        Peer start(String name, String cores, Path log, boolean frugal) throws IOException;
    }

    /** A peer that is no engine of this run. */
    static PeerKind named(String name, Path cache, Path scripts) {
        return switch (name) {
            case "sharp" -> sharp(cache, scripts);
            case "thumbnailator" -> library(name, true);
            case "imgscalr" -> library(name, false);
            case "imageio" -> decoder(name);
            case "default" -> core(name);
            case "vipsthumbnail" -> vips(name, scripts);
            case "nginx" -> nginx(name);
            default -> throw new IllegalArgumentException("no peer " + name);
        };
    }

    /** Whether the system has what a peer needs that {@code run} can do without. */
    static boolean present(String name) {
        return switch (name) {
            case "vipsthumbnail" -> Tool.present("vipsthumbnail");
            case "nginx" -> Tool.present("nginx") && NginxPeer.present();
            default -> true;
        };
    }

    /** One of our engines, by its class; {@code CLASS@CLASSPATH} puts a class path before this run's. */
    static PeerKind engine(String name, String choice) {
        String[] words = choice.split("@", 2);
        String path = System.getProperty("java.class.path");
        return new PeerKind(
                name, false, true, true, "", Jvm.program(words.length == 1 ? path : words[1] + ":" + path, words[0]));
    }

    /** The core's engine as it is without ours, which is an ImageIO plugin too. */
    private static PeerKind core(String name) {
        return new PeerKind(name, true, true, true, "", Jvm.program(Jvm.pathWithoutOurs(), Engines.DEFAULT));
    }

    /** Another library in a JVM, which must not find our decoder through ImageIO. */
    private static PeerKind library(String name, boolean upright) {
        return new PeerKind(name, true, true, upright, "", Jvm.program(Jvm.pathWithoutOurs(), name));
    }

    /** ImageIO's decoder, which makes nothing of what it decodes. */
    private static PeerKind decoder(String name) {
        return new PeerKind(name, true, false, false, "decodes only", Jvm.program(Jvm.pathWithoutOurs(), name));
    }

    private static PeerKind sharp(Path cache, Path scripts) {
        String script = scripts.resolve("sharp.js").toString();
        String module = cache.resolve("npm/node_modules/sharp").toString();
        return new PeerKind("sharp", false, true, true, "", ProcessPeer.program("node", "--expose-gc", script, module));
    }

    private static PeerKind vips(String name, Path scripts) {
        return new PeerKind(
                name,
                true,
                true,
                true,
                "a process a picture, from file to file",
                ProcessPeer.program("bash", scripts.resolve("vips.sh").toString()));
    }

    private static PeerKind nginx(String name) {
        return new PeerKind(name, true, true, false, "over HTTP, from a file", NginxPeer.program());
    }

    /** Whether it does the same work as the others on this source. */
    boolean takes(Source source) {
        return upright || !source.turned();
    }

    /** Whether it has a turn in a round: what is only shown has one in the first. */
    boolean plays(int round) {
        return round == 0 || (unlike.isEmpty() && (!slow || round % 4 == 0));
    }

    /** Starts it on some processors only, as {@code taskset -c} lists them. */
    Peer start(String cores, Path logs) throws IOException {
        return start(cores, logs, false);
    }

    /** Starts it for measuring its memory. */
    Peer startFrugal(String cores, Path logs) throws IOException {
        return start(cores, logs, true);
    }

    private Peer start(String cores, Path logs, boolean frugal) throws IOException {
        Files.createDirectories(logs);
        return program.start(name, cores, logs.resolve(name + ".log"), frugal);
    }
}
