package io.lazyimg.peers;

import java.util.List;

/**
 * One peer at one case.
 *
 * @param peer its name
 * @param turns one for each round that it was measured in, in the order of the rounds
 * @param wall our throughput as a ratio to its own, by wall time: the median over the rounds
 * @param cpu the same by processor time
 * @param fidelity its output beside the reference
 * @param peak the memory that it took
 * @param unlike why this is not the work that the others did, or nothing
 */
record Result(String peer, List<Turn> turns, double wall, double cpu, Fidelity fidelity, Peak peak, String unlike) {
    Result {
        turns = List.copyOf(turns);
    }

    boolean alike() {
        return unlike.isEmpty();
    }

    Result with(Peak measured) {
        return new Result(peer, turns, wall, cpu, fidelity, measured, unlike);
    }

    /** Median nanoseconds for one picture. */
    double wallTime() {
        return Numbers.median(turns.stream().map(Turn::wall).toList());
    }

    /** Median nanoseconds of processor time for one picture. */
    double cpuTime() {
        return Numbers.median(turns.stream().map(Turn::cpu).toList());
    }

    long bytes() {
        return turns.get(0).bytes();
    }

    long allocated() {
        return turns.get(turns.size() - 1).allocated();
    }
}
