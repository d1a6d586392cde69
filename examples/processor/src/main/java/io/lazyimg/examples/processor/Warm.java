package io.lazyimg.examples.processor;

import io.lazyimg.LazyImages;
import io.lazyimg.examples.processor.bulk.Bulk;
import io.lazyimg.examples.processor.bulk.Interruption;
import io.lazyimg.examples.processor.bulk.Outcome;
import io.lazyimg.examples.processor.bulk.Terminal;
import io.lazyimg.spi.BlobInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that makes derivatives before anybody asks for them. */
@Command(
        name = "warm",
        description = {
            "Makes derivatives before anybody asks for them, and stores them.",
            "",
            "Which originals: KEYs, --keys or --below. Which sizes: --size, or else those that the settings sizes,"
                    + " widths, presets and rules list. What is stored and up to date is left alone.",
            "",
            "A render waits up to 10 minutes for memory and for its turn, unless --max-wait is given.",
            "",
            "When interrupted (SIGINT, SIGTERM) it finishes what is under way and ends with the signal's status,"
                    + " 130 or 143; the same command again goes on. Ends with 1 if anything failed, with 2 if it was"
                    + " called wrongly.",
            "",
            ConfigFlag.HELP,
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpWidth = 110,
        versionProvider = Main.Version.class)
final class Warm implements Callable<Integer> {
    private final Map<String, String> environment;
    private final Path home;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private BulkFlags flags = new BulkFlags();

    @Mixin
    private ConfigFlag config = new ConfigFlag();

    @Option(
            names = "--size",
            order = 3,
            split = ",",
            paramLabel = "SIZE",
            description = "what to make of each, such as 600x400, 1200x0 or 150x150_fill.png; several with commas")
    private List<String> sizes = new ArrayList<>();

    /**
     * A command.
     *
     * @param environment the environment variables
     * @param home the folder in which the demo folder lies
     */
    Warm(Map<String, String> environment, Path home) {
        this.environment = environment;
        this.home = home;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (flags.ways() != 1) {
            throw new IllegalArgumentException("give the originals to warm in one way: as keys such as"
                    + " widgets/myimage.jpg, with --keys FILE, or with --below PREFIX, which is '' for all");
        }
        BulkStores.quietLog();
        Configuration configuration = config.configuration(environment);
        WarmSizes wanted = WarmSizes.of(sizes, configuration);
        try (Interruption interruption = Interruption.awaited();
                LazyImages images = BulkStores.open(configuration, DemoFolder.in(home));
                KeyList originals = originals(images)) {
            Bulk bulk = new Bulk(
                    "derivatives",
                    wanted.total(originals.count(), images.sizes()),
                    flags.parallel(),
                    List.of(Outcome.MADE, Outcome.PRESENT, Outcome.FAILED));
            boolean whole = bulk.run(
                    new Warming(images, wanted).of(originals.keys()),
                    interruption,
                    spec.commandLine().getOut(),
                    spec.commandLine().getErr(),
                    Terminal.isStandardError(environment));
            return whole ? 0 : Main.FAILED;
        }
    }

    private KeyList originals(LazyImages images) throws IOException {
        String below = flags.below();
        if (below == null) {
            return flags.named();
        }
        return new KeyList(
                images.originals().list(below).map(BlobInfo::key).filter(OriginalKeys::isNameable),
                OptionalLong.empty());
    }
}
