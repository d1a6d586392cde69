package io.lazyimg.examples.processor;

import io.lazyimg.Setting;
import io.lazyimg.UrlScheme;
import io.lazyimg.s3.Doctor;
import io.lazyimg.s3.Finding;
import io.lazyimg.s3.Findings;
import io.lazyimg.s3.Installation;
import io.lazyimg.s3.S3Access;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.s3.S3Client;

/** The command that looks at a live installation. */
@Command(
        name = "doctor",
        description = {
            "Looks at a live installation, from the buckets to the visitor's browser, and tells what is wrong and how to"
                    + " mend it. Puts a test picture below lazyimg-doctor/ and takes it away again.",
            "",
            "Exits with 0 if all is well, with 1 if there is a problem, and with 2 if it was called wrongly.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpWidth = 110,
        versionProvider = Main.Version.class)
final class Examine extends S3Command implements Callable<Integer> {
    private static final int ILL = 1;

    @Option(
            names = "--website",
            order = 1,
            paramLabel = "URL",
            description = "the website of the derivatives' bucket, or what stands before it")
    private @Nullable URI website;

    @Option(
            names = "--processor",
            order = 2,
            paramLabel = "URL",
            description = "where the processor answers: https://process.example.com/")
    private @Nullable URI processor;

    @Option(
            names = "--connect",
            order = 3,
            paramLabel = "HOST:PORT",
            description = "where the website is to be found, if its name does not lead there yet")
    private @Nullable String connect;

    @Option(
            names = "--patience",
            order = 4,
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "how long to wait for an answer, and for a derivative to be stored (otherwise"
                    + " ${DEFAULT-VALUE})")
    private int patience;

    @Option(names = "--json", order = 5, description = "print an array of objects, for programs")
    private boolean json;

    @Option(names = "--strict", order = 6, description = "a warning is a problem too")
    private boolean strict;

    Examine(Map<String, String> environment) {
        super(environment);
    }

    @Override
    public Integer call() throws IOException {
        Installation installation = installation(configuration());
        try (S3Client originals = S3Access.client(installation.originals());
                S3Client derivatives = S3Access.client(installation.derivatives())) {
            Findings findings = new Doctor(installation, originals, derivatives).examine(this::tell);
            if (json) {
                out().print(findings.json());
                out().flush();
            }
            return (strict ? findings.isFlawless() : findings.isWell()) ? 0 : ILL;
        }
    }

    private void tell(Finding finding) {
        if (!json) {
            out().print(new Findings(List.of(finding)).text());
            out().flush();
        }
    }

    private Installation installation(Configuration configuration) {
        if (patience < 1 || patience > 600) {
            throw refusal("--patience: " + patience + " is outside 1..600");
        }
        Installation installation = Installation.of(
                        location(configuration, Setting.ORIGINALS),
                        location(configuration, Setting.DERIVATIVES),
                        required("--website", website),
                        required("--processor", processor))
                .prefix(configuration.value(Setting.PREFIX).orElse(""))
                .urls(UrlScheme.ofSettings(configuration.byKey()))
                .patience(Duration.ofSeconds(patience));
        if (configuration.value(Setting.SIZES).isPresent()
                || configuration.value(Setting.WIDTHS).isPresent()) {
            installation = installation.size(PageSizes.of(configuration).shown().get(0));
        }
        return connect == null ? installation : installation.connect(address(connect));
    }

    private InetSocketAddress address(String text) {
        URI uri = URI.create("http://" + text);
        if (uri.getHost() == null || uri.getPort() < 0) {
            throw refusal("--connect: '" + text + "' is not HOST:PORT");
        }
        return new InetSocketAddress(uri.getHost(), uri.getPort());
    }
}
