package io.lazyimg.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures how much memory the peers take, in processes of their own that are not measured for time. */
final class Memory {
    /** The width that slow peers are measured at: theirs hardly depends on it. */
    private static final int ONE_WIDTH = 720;

    private static final int SMALL_WIDTH = 96;

    private final List<PeerKind> kinds;
    private final String cores;
    private final Path logs;

    Memory(List<PeerKind> kinds, String cores, Path logs) {
        this.kinds = List.copyOf(kinds);
        this.cores = cores;
        this.logs = logs;
    }

    /**
     * The same cases with the peaks.
     *
     * @param cases of one source
     * @param small a small picture, which loads all that a peer needs before the source comes
     * @param quick all fast peers at one width only, and no others
     */
    List<Case> measure(List<Case> cases, Path small, boolean quick) throws IOException {
        List<Case> all = new ArrayList<>(cases);
        for (PeerKind kind : kinds) {
            if (!(quick && kind.slow())
                    && kind.picture()
                    && kind.takes(cases.get(0).source())) {
                measure(kind, all, small, quick);
            }
        }
        return all;
    }

    private void measure(PeerKind kind, List<Case> cases, Path small, boolean quick) throws IOException {
        for (int i = 0; i < cases.size(); i++) {
            Case one = cases.get(i);
            if (one.width() == ONE_WIDTH || (!kind.slow() && !quick)) {
                Peak peak = peak(kind, one, small);
                cases.set(
                        i,
                        new Case(
                                one.source(),
                                one.width(),
                                one.height(),
                                one.results().stream()
                                        .map(result -> result.peer().equals(kind.name()) ? result.with(peak) : result)
                                        .toList()));
            }
        }
    }

    private Peak peak(PeerKind kind, Case one, Path small) throws IOException {
        try (Peer peer = kind.startFrugal(cores, logs)) {
            peer.load(small);
            peer.run(SMALL_WIDTH, one.source().heightFor(SMALL_WIDTH), 10);
            peer.load(one.source().file());
            return peer.peak(one.width(), one.height());
        }
    }
}
