package io.lazyimg.peers;

import io.lazyimg.peers.fidelity.Decoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures the peers against each other. All of them are running all the time; at a case each has a turn in each round,
 * and the next one begins when it has answered, so that whatever slows the machine down for a while slows all of them.
 */
final class Match {
    private final List<PeerKind> kinds;
    private final Map<String, Peer> peers = new LinkedHashMap<>();
    private final int rounds;
    private final double turnTime;
    private final double warmTime;
    private final Path outputs;

    /**
     * @param kinds ours first
     * @param turnTime nanoseconds that a turn takes at least, if 100 pictures take as long
     * @param warmTime nanoseconds of each case that go before its first round, for each peer
     */
    Match(List<PeerKind> kinds, int rounds, double turnTime, double warmTime, Path outputs) {
        this.kinds = List.copyOf(kinds);
        this.rounds = rounds;
        this.turnTime = turnTime;
        this.warmTime = warmTime;
        this.outputs = outputs;
    }

    /** Answers the versions of all. */
    Map<String, String> start(String cores, Path logs) throws IOException {
        Map<String, String> versions = new LinkedHashMap<>();
        for (PeerKind kind : kinds) {
            Peer peer = kind.start(cores, logs);
            peers.put(kind.name(), peer);
            versions.put(kind.name(), peer.version());
            System.out.printf("%-14s %s%n", kind.name(), peer.version());
        }
        return versions;
    }

    /**
     * Lets compilers see all that is to come before anything is measured.
     *
     * @param time nanoseconds of each source at each width for a fast peer; a slow one has a third
     */
    void warm(List<Source> sources, List<Integer> widths, double time) throws IOException {
        for (PeerKind kind : kinds) {
            Peer peer = peer(kind);
            for (Source source : sources) {
                if (kind.takes(source) && kind.unlike().isEmpty()) {
                    peer.load(source.file());
                    for (int width : widths) {
                        warm(kind, source, width, time);
                    }
                }
            }
        }
    }

    /** One source, to each width. */
    List<Case> play(Source source, List<Integer> widths, References references, boolean fidelity) throws IOException {
        List<PeerKind> taking =
                kinds.stream().filter(kind -> kind.takes(source)).toList();
        for (PeerKind kind : taking) {
            peer(kind).load(source.file());
        }
        List<Decoded> expected = fidelity ? references.of(source, widths) : List.of();
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < widths.size(); i++) {
            int width = widths.get(i);
            Map<String, Output> outputs = new LinkedHashMap<>();
            Map<String, Integer> times = new LinkedHashMap<>();
            for (PeerKind kind : taking) {
                times.put(kind.name(), warm(kind, source, width, warmTime));
                outputs.put(
                        kind.name(),
                        kind.picture()
                                ? output(kind, source, width, fidelity ? expected.get(i) : null)
                                : new Output(Fidelity.NONE, kind.unlike()));
            }
            Output.compare(outputs);
            Map<String, Turn[]> turns = rounds(taking, source, width, times);
            Turn[] ours = turns.values().iterator().next();
            List<Result> results = new ArrayList<>();
            outputs.forEach(
                    (name, output) -> results.add(result(name, ours, turns.getOrDefault(name, new Turn[0]), output)));
            cases.add(new Case(source, width, source.heightFor(width), results));
        }
        return cases;
    }

    /**
     * Until it has had its time; answers how many pictures make a turn. Processor time counts, so that on a busy machine
     * compilers get as far as on an idle one.
     */
    private int warm(PeerKind kind, Source source, int width, double time) throws IOException {
        double least = Double.MAX_VALUE;
        for (double spent = 0; spent < (kind.slow() ? time / 3 : time); ) {
            Turn turn = peer(kind).run(width, source.heightFor(width), 1);
            spent += Math.max(turn.cpu(), turn.wall() / 10);
            least = Math.min(least, turn.wall());
        }
        return (int) Math.min(100, Math.max(1, Math.ceil(turnTime / least)));
    }

    /** Where a peer's output is after a source has been played. */
    Path file(PeerKind kind, Source source, int width) {
        return outputs.resolve(
                source.photograph().title() + "." + source.kind() + "." + width + "." + kind.name() + ".jpg");
    }

    private Output output(PeerKind kind, Source source, int width, @Nullable Decoded expected) throws IOException {
        Files.createDirectories(outputs);
        Path file = file(kind, source, width);
        peer(kind).save(file);
        return Output.of(kind, file, width, source.heightFor(width), expected);
    }

    private Map<String, Turn[]> rounds(List<PeerKind> taking, Source source, int width, Map<String, Integer> times)
            throws IOException {
        Map<String, Turn[]> turns = new LinkedHashMap<>();
        taking.forEach(kind -> turns.put(kind.name(), new Turn[rounds]));
        for (int round = 0; round < rounds; round++) {
            for (PeerKind kind : taking) {
                if (kind.plays(round)) {
                    int count = times.getOrDefault(kind.name(), 1);
                    turns.getOrDefault(kind.name(), new Turn[rounds])[round] =
                            peer(kind).run(width, source.heightFor(width), count);
                }
            }
        }
        return turns;
    }

    private static Result result(String name, Turn[] ours, Turn[] theirs, Output output) {
        List<Turn> turns = new ArrayList<>();
        List<Double> wall = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int round = 0; round < ours.length; round++) {
            Turn turn = theirs[round];
            if (turn != null) {
                turns.add(turn);
                wall.add(turn.wall() / ours[round].wall());
                cpu.add(turn.cpu() / ours[round].cpu());
            }
        }
        return new Result(
                name, turns, Numbers.median(wall), Numbers.median(cpu), output.fidelity(), Peak.NONE, output.unlike());
    }

    private Peer peer(PeerKind kind) {
        Peer peer = peers.get(kind.name());
        if (peer == null) {
            throw new IllegalStateException(kind.name() + " is not started");
        }
        return peer;
    }

    void end() {
        peers.values().forEach(Peer::close);
    }
}
