package io.lazyimg.examples.processor;

import io.lazyimg.Setting;
import io.lazyimg.s3.S3Access;
import io.lazyimg.s3.S3Location;
import io.lazyimg.s3.WebsiteRouting;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.s3.S3Client;

/** The command that routes a website's missing images to the processor. */
@Command(
        name = "routing",
        description = {
            "Prints the rules by which the website of --derivatives sends missing images to the processor, or puts them"
                    + " into the bucket, or takes them out. Rules that are not ours are left as they are.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpWidth = 110,
        versionProvider = Main.Version.class)
final class Routing extends S3Command implements Callable<Integer> {
    /** How rules are printed. */
    enum Format {
        xml,
        json,
        cli
    }

    /** What is done with them instead. */
    static final class Deed {
        @Option(names = "--apply", order = 4, description = "put the rules into the bucket")
        private boolean apply;

        @Option(names = "--remove", order = 5, description = "take the rules out of the bucket")
        private boolean remove;
    }

    @Option(
            names = "--processor",
            order = 1,
            paramLabel = "URL",
            description = "where the processor answers: https://process.example.com/")
    private @Nullable URI processor;

    @Option(
            names = "--redirect-code",
            order = 2,
            paramLabel = "CODE",
            defaultValue = "302",
            description = "301, 302, 307 or 308; 307 behind a CDN that keeps redirects (otherwise ${DEFAULT-VALUE})")
    private int redirectCode;

    @Option(
            names = "--also-denied",
            order = 3,
            description = "send a 403 on too, for a bucket that visitors may not list")
    private boolean alsoDenied;

    @Option(names = "--below", order = 3, paramLabel = "KEYS", description = "only keys that begin so: images/")
    private String below = "";

    @Option(
            names = "--format",
            order = 6,
            paramLabel = "FORMAT",
            defaultValue = "json",
            description = "json for the console, xml, or cli for aws s3api put-bucket-website (otherwise"
                    + " ${DEFAULT-VALUE})")
    private Format format = Format.json;

    @ArgGroup
    private @Nullable Deed deed;

    Routing(Map<String, String> environment) {
        super(environment);
    }

    @Override
    public Integer call() throws IOException {
        Configuration configuration = configuration();
        S3Location derivatives = location(configuration, Setting.DERIVATIVES);
        WebsiteRouting routing = routing(configuration, derivatives);
        if (deed == null) {
            out().print(print(routing));
        } else {
            try (S3Client client = S3Access.client(derivatives)) {
                out().println(change(routing, client, derivatives.bucket(), deed));
            }
        }
        out().flush();
        return 0;
    }

    private WebsiteRouting routing(Configuration configuration, S3Location derivatives) {
        URI images = ImagesUrl.of(required("--processor", processor), configuration);
        WebsiteRouting routing = WebsiteRouting.between(derivatives, images).redirectCode(redirectCode);
        if (!below.isEmpty()) {
            routing = routing.below(below);
        }
        return alsoDenied ? routing.alsoDenied() : routing;
    }

    private String print(WebsiteRouting routing) {
        return switch (format) {
            case xml -> routing.xml();
            case json -> routing.json();
            case cli -> routing.websiteJson();
        };
    }

    private static String change(WebsiteRouting routing, S3Client client, String bucket, Deed deed) {
        if (deed.apply) {
            return routing.apply(client, bucket)
                    ? "the website of " + bucket + " sends missing images to " + routing.host()
                    : "nothing to do: the website of " + bucket + " has these rules";
        }
        return deed.remove && routing.remove(client, bucket)
                ? "the website of " + bucket + " sends nothing to " + routing.host() + " any more"
                : "nothing to do: the website of " + bucket + " has no such rules";
    }
}
