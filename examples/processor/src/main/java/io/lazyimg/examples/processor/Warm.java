package io.lazyimg.examples.processor;

import io.lazyimg.LazyImages;
import io.lazyimg.Warmed;
import io.lazyimg.examples.processor.bulk.Bulk;
import io.lazyimg.examples.processor.bulk.Interruption;
import io.lazyimg.examples.processor.bulk.Outcome;
import io.lazyimg.examples.processor.bulk.Step;
import io.lazyimg.examples.processor.bulk.Tally;
import io.lazyimg.examples.processor.bulk.Terminal;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import io.lazyimg.spi.BlobInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
            "When interrupted (SIGINT, SIGTERM) it finishes the originals under way and ends with the signal's status,"
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
        Configuration configuration = config.configuration(environment);
        try (Interruption interruption = Interruption.awaited();
                LazyImages images = BulkStores.open(configuration, DemoFolder.in(home));
                KeyList originals = originals(images)) {
            WarmSizes wanted = WarmSizes.of(sizes, configuration, images.sizes());
            Bulk bulk = new Bulk(
                    "originals",
                    originals.count(),
                    flags.parallel(),
                    List.of(Outcome.MADE, Outcome.PRESENT, Outcome.FAILED));
            boolean whole = bulk.run(
                    originals.keys().map(key -> step(images, key, wanted)),
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

    private static Step step(LazyImages images, String key, WarmSizes wanted) {
        return tally -> {
            Collection<Transform> transforms = wanted.of(key);
            if (transforms.isEmpty()) {
                tally.count(Outcome.UNLISTED, 1);
            }
            try {
                images.warm(key, transforms).forEach(warmed -> count(warmed, tally));
            } catch (IllegalArgumentException e) {
                tally.failed(key, Objects.toString(e.getMessage()));
            }
            tally.done(1);
        };
    }

    private static void count(Warmed warmed, Tally tally) {
        ImageException failure = warmed.failure();
        if (failure == null) {
            tally.count(warmed.result() == Warmed.Result.MADE ? Outcome.MADE : Outcome.PRESENT, 1);
        } else {
            Variant variant = warmed.variant();
            tally.failed(variant.originalKey() + " " + variant.transform(), Failures.inWords(failure));
        }
    }
}
