package io.lazyimg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code signing-vectors.tsv} and the page on signing say that signed paths are. */
final class SigningVectors {
    static final Path PAGE = Path.of("../docs/signing.md");

    private SigningVectors() {}

    /**
     * A path and what it becomes.
     *
     * @param key the key in hexadecimal
     * @param unsigned the canonical path without a signature, decoded
     * @param signed the path with its signature, decoded
     */
    record Vector(String key, String unsigned, String signed) {}

    static List<Vector> all() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/signing-vectors.tsv")).stream()
                .map(line -> line.split("\t"))
                .map(cells -> new Vector(cells[0], cells[1], cells[2]))
                .toList();
    }
}
