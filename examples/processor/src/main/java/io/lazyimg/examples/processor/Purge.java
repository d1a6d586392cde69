package io.lazyimg.examples.processor;

import io.lazyimg.LazyImages;
import io.lazyimg.examples.processor.bulk.Bulk;
import io.lazyimg.examples.processor.bulk.Interruption;
import io.lazyimg.examples.processor.bulk.Outcome;
import io.lazyimg.examples.processor.bulk.Step;
import io.lazyimg.examples.processor.bulk.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that deletes derivatives. */
@Command(
        name = "purge",
        description = {
            "Deletes the derivatives of originals, also of such as are not there any more; never an original.",
            "",
            "Which originals: KEYs, --keys, --below or --all. What a visitor asks for afterwards is made again.",
            "",
            "When interrupted (SIGINT, SIGTERM) it finishes what is under way and ends with the signal's status, 130 or"
                    + " 143; the same command again goes on. Ends with 1 if anything failed, with 2 if it was called"
                    + " wrongly.",
            "",
            ConfigFlag.HELP,
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpWidth = 110,
        versionProvider = Main.Version.class)
final class Purge implements Callable<Integer> {
    private final Map<String, String> environment;
    private final Path home;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private BulkFlags flags = new BulkFlags();

    @Mixin
    private ConfigFlag config = new ConfigFlag();

    @Option(names = "--all", order = 3, description = "the derivatives of all originals")
    private boolean all;

    @Option(names = "--dry-run", order = 4, description = "print what would be deleted, and delete nothing")
    private boolean dryRun;

    /**
     * A command.
     *
     * @param environment the environment variables
     * @param home the folder in which the demo folder lies
     */
    Purge(Map<String, String> environment, Path home) {
        this.environment = environment;
        this.home = home;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (flags.ways() + (all ? 1 : 0) != 1) {
            throw new IllegalArgumentException("give the originals to purge in one way: as keys such as"
                    + " widgets/myimage.jpg, with --keys FILE, with --below PREFIX, or with --all");
        }
        if ("".equals(flags.below())) {
            throw new IllegalArgumentException("--below '' would purge everything; give --all if that is meant");
        }
        BulkStores.quietLog();
        Configuration configuration = config.configuration(environment);
        PrintWriter out = spec.commandLine().getOut();
        try (Interruption interruption = Interruption.awaited();
                LazyImages images = BulkStores.open(configuration, DemoFolder.in(home));
                KeyList originals = flags.areNamed() ? flags.named() : KeyList.of(List.of());
                Stream<Step> steps = steps(images, originals.keys(), out)) {
            Bulk bulk = new Bulk(
                    flags.areNamed() ? "originals" : "derivatives",
                    flags.areNamed() ? originals.count() : OptionalLong.empty(),
                    flags.parallel(),
                    List.of(dryRun ? Outcome.TO_DELETE : Outcome.DELETED, Outcome.FAILED));
            boolean whole = bulk.run(
                    steps, interruption, out, spec.commandLine().getErr(), Terminal.isStandardError(environment));
            return whole ? 0 : Main.FAILED;
        }
    }

    private Stream<Step> steps(LazyImages images, Stream<String> originals, PrintWriter out) throws IOException {
        String below = Objects.requireNonNullElse(flags.below(), "");
        if (dryRun) {
            DryPurging dry = new DryPurging(images, out);
            return flags.areNamed() ? dry.of(originals) : dry.below(below);
        }
        Purging purging = new Purging(images);
        return flags.areNamed() ? purging.of(originals) : purging.below(below);
    }
}
