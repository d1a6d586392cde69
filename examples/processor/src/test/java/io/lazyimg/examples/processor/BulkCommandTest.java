package io.lazyimg.examples.processor;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs a command on two folders. */
abstract class BulkCommandTest {
    @TempDir
    Path home;

    Path originals;
    Path derivatives;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void folders() throws IOException {
        originals = Files.createDirectory(home.resolve("originals"));
        derivatives = Files.createDirectory(home.resolve("derivatives"));
    }

    /** Runs it with both stores, unless other derivatives are among the arguments. */
    int run(String command, String... args) {
        return run(Map.of(), command, args);
    }

    int run(Map<String, String> environment, String command, String... args) {
        List<String> all = new ArrayList<>(
                List.of(command, "--originals", originals.toUri().toString()));
        all.addAll(List.of(args));
        if (!all.contains("--derivatives")) {
            all.addAll(List.of("--derivatives", derivatives.toUri().toString()));
        }
        return runBare(environment, all);
    }

    /** Runs it with nothing but these arguments. */
    int runBare(Map<String, String> environment, List<String> args) {
        out = new StringWriter();
        err = new StringWriter();
        return Main.run(environment, home, new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new));
    }

    List<String> printed() {
        return out.toString().lines().toList();
    }

    List<String> complained() {
        return err.toString().lines().toList();
    }

    void original(String key) throws IOException {
        TestPictures.put(originals, key, 80, 60);
    }

    /** The keys of what is stored. */
    List<String> stored() {
        try (Stream<Path> files = Files.walk(derivatives)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> derivatives.relativize(file).toString().replace('\\', '/'))
                    .filter(key -> !key.startsWith(".lazyimg/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
