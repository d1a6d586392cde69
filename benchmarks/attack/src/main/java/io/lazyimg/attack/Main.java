package io.lazyimg.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Attacks a processor while a good client uses it. Exits with 0 only if the good client hardly noticed. */
@Command(
        name = "run",
        description = "Attacks a processor on this machine while a good client uses it.",
        mixinStandardHelpOptions = true)
final class Main implements Callable<Integer> {
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofSeconds(15);
    private static final Duration CALM = Duration.ofSeconds(60);

    @Option(names = "--seconds", defaultValue = "120", description = "how long to attack (${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--heap", defaultValue = "256", description = "the processor's heap, in MB (${DEFAULT-VALUE})")
    private int heapMegabytes;

    @Option(names = "--processor", required = true, description = "the processor's jar")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path processor;

    @Option(names = "--keep", description = "leaves the pictures and the processor's log where they were")
    private boolean keep;

    private Main() {}

    /** Runs the program. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("lazyimg-attack");
        try {
            return attack(folder) ? 0 : 1;
        } finally {
            if (keep) {
                System.out.println("kept in " + folder);
            } else {
                delete(folder);
            }
        }
    }

    private boolean attack(Path folder) throws IOException, InterruptedException {
        Path originals = folder.resolve("originals");
        Path derivatives = Files.createDirectories(folder.resolve("derivatives"));
        Pictures.into(originals);
        Path log = folder.resolve("processor.log");
        Verdict verdict = new Verdict(heapMegabytes);
        try (Target target = Target.start(processor, heapMegabytes, originals, derivatives, log)) {
            GoodClient client = new GoodClient(target.address());
            client.prepare();
            client.visit(WARM_UP);
            verdict.idle(client.visit(IDLE), target);
            Process attackers = attackers(target, folder);
            Watch watch = new Watch(target);
            GoodClient.Visit amid = client.visit(Duration.ofSeconds(seconds));
            attackers.waitFor();
            watch.stop();
            System.out.print(Files.readString(folder.resolve("attackers.txt")));
            verdict.attacked(amid, watch);
            awaitCalm(target);
            verdict.afterwards(target, client.visit(Duration.ofSeconds(2)));
        }
        verdict.stored(perOriginal(derivatives));
        verdict.log(Files.size(log));
        return verdict.tell();
    }

    /** The attackers give way to the processor and to the good client, since they would run on other machines. */
    private Process attackers(Target target, Path folder) throws IOException {
        return new ProcessBuilder(
                        "nice",
                        "-n",
                        "19",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Attackers.class.getName(),
                        Integer.toString(target.address().getPort()),
                        Integer.toString(seconds))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("attackers.txt").toFile())
                .start();
    }

    private static void awaitCalm(Target target) throws InterruptedException {
        long until = System.nanoTime() + CALM.toNanos();
        while (!target.busyThreads().isEmpty() && System.nanoTime() < until) {
            Thread.sleep(500);
        }
    }

    /** How many derivatives are stored of each original. */
    private static Map<String, Integer> perOriginal(Path derivatives) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(derivatives)) {
            files.filter(Files::isRegularFile)
                    .map(file -> derivatives.relativize(file).toString())
                    .filter(key -> !key.startsWith(".lazyimg"))
                    .forEach(key -> counts.merge(key.replaceFirst("_[0-9]+_[0-9]+.*", ""), 1, Integer::sum));
        }
        return counts;
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> paths = Files.walk(folder)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
