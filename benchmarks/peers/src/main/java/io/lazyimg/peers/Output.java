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
        boolean size = head.width() == width && head.height() == height;
        Fidelity fidelity = size && expected != null ? Fidelity.of(expected, Decoded.of(file)) : Fidelity.NONE;
        if (!kind.unlike().isEmpty()) {
            return new Output(fidelity, kind.unlike());
        }
        if (!size) {
            return new Output(
                    fidelity, "made %dx%d and not %dx%d".formatted(head.width(), head.height(), width, height));
        }
        return new Output(fidelity, "2x2".equals(head.sampling()) ? "" : "sampling " + head.sampling() + ", not 2x2");
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
