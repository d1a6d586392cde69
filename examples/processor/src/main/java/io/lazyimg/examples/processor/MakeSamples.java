package io.lazyimg.examples.processor;

import io.lazyimg.examples.processor.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that makes the sample pictures. */
@Command(
        name = "samples",
        description = "Makes the sample pictures in a folder, to have something to try.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class MakeSamples implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FOLDER", description = "where they go; what is there stays")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(folder);
        Samples.in(folder).makeMissing(spec.commandLine().getOut());
        return 0;
    }
}
