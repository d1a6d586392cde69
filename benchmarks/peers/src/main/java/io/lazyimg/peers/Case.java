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

    Optional<Result> of(String peer) {
        return results.stream().filter(result -> result.peer().equals(peer)).findFirst();
    }
}
