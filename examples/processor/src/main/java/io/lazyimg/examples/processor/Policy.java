package io.lazyimg.examples.processor;

import io.lazyimg.Setting;
import io.lazyimg.s3.AccessPolicies;
import io.lazyimg.s3.S3Location;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that prints what has to be allowed. */
@Command(
        name = "policy",
        description = {
            "Prints the least that everybody has to be allowed, for the stores of --originals and --derivatives.",
            "",
            "Each policy follows a line that begins with '#'. Nothing is changed, and no server is asked.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        usageHelpWidth = 110,
        versionProvider = Main.Version.class)
final class Policy extends S3Command implements Callable<Integer> {
    @Option(
            names = "--principal",
            order = 1,
            paramLabel = "ARN",
            description = "who the processor is, for servers without roles: arn:aws:iam:::user/NAME")
    private @Nullable String principal;

    @Option(
            names = "--no-listing",
            order = 2,
            description = "visitors may not list derivatives; a missing image is a 403 then (routing --also-denied)")
    private boolean noListing;

    Policy(Map<String, String> environment) {
        super(environment);
    }

    @Override
    public Integer call() {
        Configuration configuration = configuration();
        S3Location originals = location(configuration, Setting.ORIGINALS);
        S3Location derivatives = location(configuration, Setting.DERIVATIVES);
        AccessPolicies policies = new AccessPolicies(originals, derivatives);
        Map<String, String> buckets = policies.buckets(!noListing, principal);
        if (principal == null) {
            print("for the processor's role or user", policies.processor());
            print("for whoever runs routing and doctor", policies.operator());
        }
        buckets.forEach((bucket, policy) -> print("of the bucket " + bucket, policy));
        return 0;
    }

    private void print(String title, String policy) {
        out().println("# " + title);
        out().print(policy);
        out().flush();
    }
}
