package io.lazyimg.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The run: chooses, measures, prints. */
@Command(
        name = "benchmarks/peers/run",
        mixinStandardHelpOptions = true,
        description = "lazyimg side by side with what else makes thumbnails of JPEGs.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class Main implements Callable<Integer> {
    private static final double MILLISECOND = 1e6;

    /** Milliseconds that a fast peer has at least, over all, before the first case: compilers take seconds. */
    private static final int WARM = 8000;

    private static final List<String> QUICK_PEERS = List.of("sharp", "thumbnailator");

    @Option(names = "--quick", description = "two pictures, few rounds, no memory, beside sharp and Thumbnailator")
    private boolean quick;

    @Option(names = "--pictures", description = "how many, or their names: a,b,c (10; all: 99)")
    private String pictures = "";

    @Option(names = "--recipe", description = "encodes all of them like this instead: 24mp-420-q95")
    private String recipe = "";

    @Option(names = "--kinds", split = ",", description = "baseline,progressive")
    private List<String> kinds = List.of("baseline", "progressive");

    @Option(names = "--widths", split = ",", description = "of the outputs")
    private List<Integer> widths = List.of(160, 320, 720, 1600);

    @Option(
            names = "--peers",
            split = ",",
            description = "of sharp,thumbnailator,imgscalr,imageio,default,vipsthumbnail,nginx")
    private List<String> peers =
            List.of("sharp", "thumbnailator", "imgscalr", "imageio", "default", "vipsthumbnail", "nginx");

    @Option(names = "--engine", description = "ours, by class; CLASS@CLASSPATH; given again, it is a peer")
    private List<String> engines = new ArrayList<>();

    @Option(names = "--rounds", description = "turns of each fast peer at each case; slow ones have a quarter (7)")
    private int rounds;

    @Option(names = "--turn", description = "milliseconds that a turn lasts at least (200)")
    private int turn;

    @Option(names = "--warm", description = "milliseconds of a case before its first round, for each peer (1000)")
    private int warm;

    @Option(names = "--no-fidelity", description = "only times and bytes")
    private boolean noFidelity;

    @Option(names = "--no-memory", description = "no peak memory")
    private boolean noMemory;

    @Option(
            names = "--cold",
            description = "only this: the first, tenth and hundredth picture of fresh processes, at 720 px")
    private boolean cold;

    @Option(names = "--cores", description = "where the peers run, as taskset -c says it (default: the last one)")
    private String cores = Integer.toString(Runtime.getRuntime().availableProcessors() - 1);

    @Option(names = "--out", description = "where peers.json and peers.png go (default: target beside this)")
    private @Nullable Path out;

    @Option(names = "--cache", hidden = true)
    private Path cache;

    @Option(names = "--scripts", hidden = true)
    private Path scripts;

    @Spec
    private CommandSpec command;

    private Main() {}

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        settle();
        List<Source> sources = sources();
        Path target = scripts.resolve("target");
        if (cold) {
            cold(sources.subList(0, Math.min(kinds.size(), sources.size())), target);
            return 0;
        }
        List<PeerKind> playing = chosen();
        Match match = new Match(playing, rounds, turn * MILLISECOND, warm * MILLISECOND, target.resolve("outputs"));
        Memory memory = new Memory(playing, cores, target);
        References references = new References(cache.resolve("references"));
        List<Case> cases = new ArrayList<>();
        Map<String, String> versions;
        try {
            versions = match.start(cores, target);
            List<Source> first = sources.subList(0, Math.min(4, sources.size()));
            match.warm(first, widths, Math.max(2 * warm, WARM / first.size() / widths.size()) * MILLISECOND);
            for (Source source : sources) {
                List<Integer> smaller =
                        widths.stream().filter(width -> width < source.width()).toList();
                List<Case> played = match.play(source, smaller, references, !noFidelity);
                if (!noMemory && !played.isEmpty()) {
                    played = memory.measure(played, match.file(playing.get(0), source, smaller.get(0)), quick);
                }
                played.forEach(Report::print);
                cases.addAll(played);
            }
        } finally {
            match.end();
        }
        finish(cases, versions, out == null ? target : out);
        return 0;
    }

    private void settle() {
        pictures = pictures.isEmpty() ? (quick ? "2" : "10") : pictures;
        if (quick) {
            noMemory = true;
            peers = peers.stream().filter(QUICK_PEERS::contains).toList();
        }
        rounds = rounds > 0 ? rounds : quick ? 3 : 7;
        turn = turn > 0 ? turn : quick ? 60 : 200;
        warm = warm > 0 ? warm : quick ? 250 : 1000;
    }

    private List<Source> sources() throws IOException {
        Studio studio = new Studio(cache.resolve("sources"));
        List<Source> sources = new ArrayList<>();
        List<Photograph> photographs = Photograph.chosen(pictures).stream()
                .map(photograph -> recipe.isEmpty() ? photograph : photograph.with(Recipe.of(recipe)))
                .distinct()
                .toList();
        for (Photograph photograph : photographs) {
            for (String kind : kinds) {
                sources.add(studio.source(photograph, "progressive".equals(kind)));
            }
        }
        return sources;
    }

    private void finish(List<Case> cases, Map<String, String> versions, Path to) throws IOException {
        Files.createDirectories(to);
        List<Bars.Bar> bars = Bars.of(cases);
        new Summary(cases).print(bars);
        Files.writeString(to.resolve("peers.json"), RunRecord.of(cases, bars, versions, arguments()) + "\n");
        System.out.println();
        System.out.println(Machine.line());
        System.out.println("written: peers.json" + (Chart.write(cases, to.resolve("peers.png")) ? ", peers.png" : ""));
        System.out.printf("ratio sharp baseline=%.2f progressive=%.2f%n", ratio(cases, false), ratio(cases, true));
    }

    private void cold(List<Source> sources, Path target) throws IOException {
        String engine = engines.isEmpty() ? Engines.present() : engines.get(0);
        Cold measurement = new Cold(engine, cache, scripts, cores, target, quick ? 1 : 3);
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("machine", Machine.line());
        for (Source source : sources) {
            List<Cold.Times> times = measurement.measure(source, 720);
            Cold.print(source, 720, times);
            run.put(
                    source.photograph().title() + " " + source.kind(),
                    times.stream().map(Cold.Times::map).toList());
        }
        Path to = out == null ? target : out;
        Files.createDirectories(to);
        Files.writeString(to.resolve("peers-cold.json"), Json.of(run) + "\n");
        System.out.println();
        System.out.println(Machine.line());
        System.out.println("written: peers-cold.json");
    }

    /** Those of the caller, without the places that the script adds in front. */
    private List<String> arguments() {
        List<String> all = command.commandLine().getParseResult().originalArgs();
        return all.subList(4, all.size());
    }

    private static double ratio(List<Case> cases, boolean progressive) {
        return Numbers.ratio(
                cases.stream()
                        .filter(one -> one.source().progressive() == progressive)
                        .toList(),
                "sharp");
    }

    private List<PeerKind> chosen() {
        List<PeerKind> chosen = new ArrayList<>();
        List<String> ours = engines.isEmpty() ? List.of(Engines.present()) : engines;
        for (String engine : ours) {
            String name = chosen.isEmpty() ? "lazyimg" : "lazyimg-" + (chosen.size() + 1);
            chosen.add(PeerKind.engine(name, engine));
            System.out.println(name + " is " + engine.split("@", 2)[0]);
        }
        for (String peer : peers) {
            if (!PeerKind.present(peer)) {
                System.out.println(peer + " is not installed: left out");
            } else if (!"default".equals(peer) || !ours.contains(Engines.DEFAULT)) {
                chosen.add(PeerKind.named(peer, cache, scripts));
            }
        }
        return chosen;
    }
}
