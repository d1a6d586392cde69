package io.lazyimg.examples.processor;

import io.lazyimg.examples.processor.bulk.Bulk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The flags of every command that works on many originals. */
final class BulkFlags {
    @Parameters(paramLabel = "KEY", arity = "0..*", description = "originals, such as widgets/myimage.jpg")
    private List<String> keys = new ArrayList<>();

    @Option(
            names = "--keys",
            order = 1,
            paramLabel = "FILE",
            description = "the originals in a file, one key a line, in UTF-8; - for the standard input")
    private @Nullable Path file;

    @Option(
            names = "--below",
            order = 2,
            paramLabel = "PREFIX",
            description = "all originals whose keys begin so, such as widgets/")
    private @Nullable String below;

    @Option(
            names = "--parallel",
            order = 10,
            paramLabel = "N",
            description =
                    "how much to do at one time, at most " + Bulk.MOST_PARALLEL + " (otherwise one for each processor)")
    private int parallel = Math.min(Bulk.MOST_PARALLEL, Runtime.getRuntime().availableProcessors());

    int parallel() {
        return parallel;
    }

    @Nullable
    String below() {
        return below;
    }

    /** Whether originals are named one by one. */
    boolean areNamed() {
        return file != null || !keys.isEmpty();
    }

    /** The originals that are named one by one. */
    KeyList named() {
        return file == null ? KeyList.of(keys) : KeyList.in(file);
    }

    /** How many of the ways to say which originals were used. */
    int ways() {
        return (keys.isEmpty() ? 0 : 1) + (file == null ? 0 : 1) + (below == null ? 0 : 1);
    }
}
