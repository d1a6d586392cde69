package io.lazyimg.peers;

import io.lazyimg.peers.fidelity.Decoded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a peer made of a source.
 *
 * @param fidelity beside the reference
 * @param unlike why it is other work than the rest's, or nothing
 */
record Output(Fidelity fidelity, String unlike) {
    /** Looks at a file; without a reference only at its size and sampling. */
    static Output of(PeerKind kind, Path file, int width, int height, @Nullable Decoded expected) throws IOException {
        JpegHead head = JpegHead.of(file);
        if (head.width() != width || head.height() != height) {
            return new Output(
                    Fidelity.NONE, "made %dx%d and not %dx%d".formatted(head.width(), head.height(), width, height));
        }
        Fidelity fidelity = expected == null ? Fidelity.NONE : Fidelity.of(expected, Decoded.of(file));
        String unlike = "2x2".equals(head.sampling()) ? kind.unlike() : "sampling " + head.sampling() + " and not 2x2";
        return new Output(fidelity, unlike);
    }

    /** Marks what is too far from the reference to be the same picture as the best of them. */
    static void compare(Map<String, Output> outputs) {
        outputs.replaceAll(
                (name, output) -> output.far(outputs) ? output.as("another picture by its fidelity") : output);
    }

    private boolean far(Map<String, Output> all) {
        return unlike.isEmpty()
                && all.values().stream().anyMatch(other -> other.unlike.isEmpty() && fidelity.farBelow(other.fidelity));
    }

    private Output as(String reason) {
        return new Output(fidelity, reason);
    }
}
