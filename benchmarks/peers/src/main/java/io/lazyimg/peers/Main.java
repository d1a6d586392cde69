package io.lazyimg.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The run: chooses, measures, prints. */
@Command(
        name = "benchmarks/peers/run",
        mixinStandardHelpOptions = true,
        description = "lazyimg side by side with what else makes thumbnails of JPEGs.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class Main implements Callable<Integer> {
    private static final List<String> JAVA_PEERS = List.of("thumbnailator", "imgscalr", "imageio");

    @Option(names = "--quick", description = "two pictures, few rounds")
    private boolean quick;

    @Option(names = "--pictures", description = "how many, or their names: a,b,c (default: 10; all: 99)")
    private String pictures = "10";

    @Option(names = "--recipe", description = "encodes all of them like this instead: 24mp-420-q95")
    private String recipe = "";

    @Option(names = "--kinds", split = ",", description = "baseline,progressive")
    private List<String> kinds = List.of("baseline", "progressive");

    @Option(names = "--widths", split = ",", description = "of the outputs")
    private List<Integer> widths = List.of(160, 320, 720, 1600);

    @Option(names = "--peers", split = ",", description = "sharp,thumbnailator,imgscalr,imageio,default")
    private List<String> peers = List.of("sharp", "thumbnailator", "imgscalr", "imageio", "default");

    @Option(names = "--engine", description = "ours, by class; CLASS@CLASSPATH; given again, it is a peer")
    private List<String> engines = new ArrayList<>();

    @Option(names = "--rounds", description = "turns of each fast peer at each case; slow ones have a third")
    private int rounds = 7;

    @Option(names = "--turn", description = "milliseconds that a turn lasts at least")
    private int turn = 200;

    @Option(names = "--warm", description = "milliseconds of a case before its first round, for each peer")
    private int warm = 1000;

    @Option(names = "--no-fidelity", description = "only times and bytes")
    private boolean noFidelity;

    @Option(names = "--cores", description = "where the peers run, as taskset -c says it (default: the last one)")
    private String cores = Integer.toString(Runtime.getRuntime().availableProcessors() - 1);

    @Option(names = "--cache", hidden = true)
    private Path cache;

    @Option(names = "--scripts", hidden = true)
    private Path scripts;

    private Main() {}

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        Studio studio = new Studio(cache.resolve("sources"));
        References references = new References(cache.resolve("references"));
        List<Source> sources = new ArrayList<>();
        for (Photograph photograph : Photograph.chosen(quick ? "2" : pictures)) {
            Photograph as = recipe.isEmpty() ? photograph : photograph.with(Recipe.of(recipe));
            for (String kind : kinds) {
                sources.add(studio.source(as, "progressive".equals(kind)));
            }
        }
        Match match = new Match(
                chosen(),
                rounds,
                turn * 1e6,
                warm * 1e6,
                scripts.resolve("target").resolve("outputs"));
        List<Case> cases = new ArrayList<>();
        try {
            match.start(cores, scripts.resolve("target"));
            match.warm(sources.subList(0, Math.min(4, sources.size())), widths);
            for (Source source : sources) {
                List<Integer> smaller =
                        widths.stream().filter(width -> width < source.width()).toList();
                List<Case> played = match.play(source, smaller, references, !noFidelity);
                played.forEach(Report::print);
                cases.addAll(played);
            }
        } finally {
            match.end();
        }
        Report.summary(cases);
        System.out.printf(
                "ratio sharp baseline=%.2f progressive=%.2f%n",
                Report.ratio(cases, "sharp", one -> !one.source().progressive()),
                Report.ratio(cases, "sharp", one -> one.source().progressive()));
        return 0;
    }

    private List<PeerKind> chosen() {
        List<PeerKind> chosen = new ArrayList<>();
        List<String> ours = engines.isEmpty() ? List.of(Engines.present()) : engines;
        for (String engine : ours) {
            String name = chosen.isEmpty() ? "lazyimg" : "lazyimg-" + (chosen.size() + 1);
            chosen.add(PeerKind.engine(name, engine));
            System.out.println(name + " is " + engine);
        }
        for (String peer : peers) {
            if (JAVA_PEERS.contains(peer)) {
                chosen.add(PeerKind.library(peer, !"imageio".equals(peer), "thumbnailator".equals(peer)));
            } else if ("default".equals(peer)) {
                if (!ours.contains(Engines.DEFAULT)) {
                    chosen.add(PeerKind.core("default"));
                }
            } else if ("sharp".equals(peer)) {
                chosen.add(PeerKind.sharp(cache, scripts));
            } else {
                throw new IllegalArgumentException("no peer " + peer);
            }
        }
        return chosen;
    }
}
