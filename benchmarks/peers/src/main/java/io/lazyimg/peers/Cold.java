package io.lazyimg.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The first pictures of fresh processes: ours as it is and with what may help, and sharp. */
final class Cold {
    private static final int PICTURES = 100;
    private static final int SMALL_PICTURES = 200;
    private static final int SMALL_WIDTH = 160;

    /** As in the other measurements. */
    private static final List<String> PLAIN = List.of("-XX:+UseSerialGC", "-Xmx2g");

    /**
     * A way of starting.
     *
     * @param name as the table names it
     * @param command of the process
     * @param warmed whether it makes small pictures before the first one that counts
     */
    private record Start(String name, List<String> command, boolean warmed) {}

    /**
     * Medians over some processes, in milliseconds.
     *
     * @param name of the way of starting
     * @param start until the process can take a picture, making small ones included where it does
     * @param first picture
     * @param tenth picture
     * @param hundredth picture
     */
    record Times(String name, double start, double first, double tenth, double hundredth) {
        Map<String, Object> map() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("name", name);
            map.put("startMillis", start);
            map.put("firstMillis", first);
            map.put("tenthMillis", tenth);
            map.put("hundredthMillis", hundredth);
            return map;
        }
    }

    private final String cores;
    private final Path target;
    private final int processes;
    private final Path archive;
    private final List<String> archiving;
    private final List<Start> starts = new ArrayList<>();

    /**
     * Prepares all ways of starting.
     *
     * @param engine ours, by class
     * @param processes of each way
     */
    Cold(String engine, Path cache, Path scripts, String cores, Path target, int processes) throws IOException {
        this.cores = cores;
        this.target = target;
        this.processes = processes;
        String path = jars(target);
        starts.add(ours("lazyimg", List.of(), path, engine, false));
        starts.add(ours(
                "lazyimg, C1 only (-XX:TieredStopAtLevel=1)", List.of("-XX:TieredStopAtLevel=1"), path, engine, false));
        this.archive = target.resolve("cold.jsa");
        this.archiving = Jvm.command(List.of("-XX:+UseSerialGC", "-XX:ArchiveClassesAtExit=" + archive), path, engine);
        List<String> archived = List.of("-XX:SharedArchiveFile=" + archive);
        starts.add(ours("lazyimg, class archive (-XX:SharedArchiveFile)", archived, path, engine, false));
        starts.add(ours("lazyimg, class archive, small pictures first", archived, path, engine, true));
        starts.add(new Start(
                "sharp",
                List.of(
                        "node",
                        scripts.resolve("sharp.js").toString(),
                        cache.resolve("npm/node_modules/sharp").toString()),
                false));
    }

    private static Start ours(String name, List<String> options, String path, String way, boolean warmed) {
        List<String> all = new ArrayList<>(PLAIN);
        all.addAll(options);
        return new Start(name, Jvm.command(all, path, way), warmed);
    }

    /** This run's class path with a jar for its own classes: archives take no directories. */
    private static String jars(Path target) throws IOException {
        Path jar;
        try (Stream<Path> files = Files.list(target)) {
            jar = files.filter(file -> file.getFileName().toString().matches("lazyimg-peers-.*\\.jar"))
                    .filter(file -> !file.toString().endsWith("-sources.jar"))
                    .filter(file -> !file.toString().endsWith("-javadoc.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no jar of this module in " + target));
        }
        return Arrays.stream(System.getProperty("java.class.path").split(":"))
                .map(entry -> entry.endsWith("classes") ? jar.toString() : entry)
                .collect(Collectors.joining(":"));
    }

    /** Measures all ways, one process of each at a time. */
    List<Times> measure(Source source, int width) throws IOException {
        Path small = target.resolve("small.jpg");
        archive(source, width, small);
        Map<String, List<double[]>> all = new LinkedHashMap<>();
        for (int i = 0; i < processes; i++) {
            for (Start start : starts) {
                all.computeIfAbsent(start.name(), name -> new ArrayList<>()).add(once(start, source, width, small));
            }
        }
        List<Times> times = new ArrayList<>();
        all.forEach((name, each) ->
                times.add(new Times(name, median(each, 0), median(each, 1), median(each, 2), median(each, 3))));
        return times;
    }

    /** Makes the archive of the classes that a few pictures need, and a small picture. */
    private void archive(Source source, int width, Path small) throws IOException {
        Files.deleteIfExists(archive);
        try (Peer peer = new ProcessPeer("archive", ProcessPeer.pinned(cores, archiving), target.resolve("cold.log"))) {
            peer.load(source.file());
            peer.run(width, source.heightFor(width), 3);
            peer.save(small);
        }
        if (!Files.exists(archive)) {
            throw new IOException("no archive of classes came out; see cold.log");
        }
    }

    private double[] once(Start start, Source source, int width, Path small) throws IOException {
        long begin = System.nanoTime();
        try (Peer peer =
                new ProcessPeer(start.name(), ProcessPeer.pinned(cores, start.command()), target.resolve("cold.log"))) {
            if (start.warmed()) {
                peer.load(small);
                peer.run(SMALL_WIDTH, source.heightFor(SMALL_WIDTH), SMALL_PICTURES);
            }
            double started = System.nanoTime() - begin;
            peer.load(source.file());
            double[] pictures = new double[PICTURES];
            for (int i = 0; i < PICTURES; i++) {
                pictures[i] = peer.run(width, source.heightFor(width), 1).wall();
            }
            return new double[] {started, pictures[0], pictures[9], pictures[PICTURES - 1]};
        }
    }

    private static double median(List<double[]> each, int which) {
        return Numbers.median(each.stream().map(figures -> figures[which]).toList()) / 1e6;
    }

    static void print(Source source, int width, List<Times> all) {
        System.out.printf("%n%s -> %d px, first pictures of a process, ms%n", source.title(), width);
        System.out.println(" ".repeat(50) + "   start   first   tenth  hundredth");
        for (Times times : all) {
            System.out.printf(
                    "  %-48s %7.0f %7.0f %7.1f %10.1f%n",
                    times.name(), times.start(), times.first(), times.tenth(), times.hundredth());
        }
        System.out.flush();
    }
}
