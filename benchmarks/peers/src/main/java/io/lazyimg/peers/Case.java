package io.lazyimg.peers;

import java.util.List;
import java.util.Optional;

/**
 * One source to one width, and what all peers made of it.
 *
 * @param source the picture
 * @param width of the output
 * @param height of the output
 * @param results ours first
 */
record Case(Source source, int width, int height, List<Result> results) {
    Case {
        results = List.copyOf(results);
    }

    Result ours() {
        return results.get(0);
    }

    Optional<Result> of(String peer) {
        return results.stream().filter(result -> result.peer().equals(peer)).findFirst();
    }

    /** A peer's result if it and ours are like work: only then is their ratio one of the averages. */
    Optional<Result> like(String peer) {
        return ours().alike() ? of(peer).filter(Result::alike) : Optional.empty();
    }

    String title() {
        return source.photograph().title() + " " + source.kind() + " -> " + width + " px";
    }
}
