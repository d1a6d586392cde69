package io.lazyimg.s3;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetBucketWebsiteResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Looks at how the bucket of derivatives is set up as a website. */
final class WebsiteChecks {
    private static final String APPLY = "put it with the command routing --apply";

    private final Examination examination;
    private final Installation at;
    private final WebsiteRouting routing;
    private final String missing;

    WebsiteChecks(Examination examination) {
        this.examination = examination;
        this.at = examination.at;
        this.routing = at.routing();
        this.missing = at.bucketKey(examination.missing());
    }

    Finding hosting(String check) {
        GetBucketWebsiteResponse website = configuration();
        if (website.redirectAllRequestsTo() != null) {
            return Finding.problem(
                    check,
                    "the website of " + bucket() + " redirects all requests to "
                            + website.redirectAllRequestsTo().hostName(),
                    "give it an index document instead; then " + APPLY);
        }
        if (website.indexDocument() == null) {
            return Finding.problem(
                    check,
                    "bucket " + bucket() + " is no website, and only websites have routing rules",
                    "switch website hosting on, or let the command routing --apply do it");
        }
        return Finding.ok(check, "bucket " + bucket() + " is a website");
    }

    Finding rule(String check) {
        RoutingRules rules = rules();
        String expected = expected();
        int deciding = rules.deciding(missing, 404);
        if (deciding == RoutingRules.NONE) {
            return Finding.problem(
                    check, "none of " + rules.rules().size() + " rules sends on a missing image (404)", APPLY);
        }
        String actual = location(rules, deciding);
        if (actual.equals(expected)) {
            return Finding.ok(check, rules.describe(deciding));
        }
        for (int i = 0; i < rules.rules().size(); i++) {
            if (rules.catches(i, missing, 404) && location(rules, i).equals(expected)) {
                return Finding.problem(
                        check,
                        rules.describe(deciding) + " comes before ours, " + rules.describe(i)
                                + ", which therefore is never reached",
                        "take the first one out or limit it to a prefix; then " + APPLY);
            }
        }
        return Finding.problem(
                check,
                rules.describe(deciding) + " sends " + missing + " to " + actual + " and not to " + expected,
                "mend the rule's host, protocol or path, or the processor's URL; to replace it take it out, then "
                        + APPLY);
    }

    Finding publicRead(String check) throws IOException {
        String key = examination.inDerivatives.bucketKey(examination.key(".txt"));
        Link link = at.atWebsite(key);
        WebAnswer answer = examination.web.fetch(link);
        if (answer.status() == 200 && Arrays.equals(answer.body(), TestObjects.text())) {
            return Finding.ok(check, "the website serves what the bucket has");
        }
        String served = link + " is there, and the website answers " + answer.summary();
        if (answer.status() == 403) {
            return Finding.problem(
                    check,
                    served + ": visitors may not read derivatives",
                    "allow everybody s3:GetObject on " + AccessPolicies.bucket(at.derivatives()) + "/"
                            + at.derivatives().prefix() + "* (the command policy prints it), and let public policies"
                            + " through to this bucket");
        }
        return Finding.problem(
                check,
                served,
                "see that " + at.website() + " is the website of bucket " + bucket() + " and nothing else");
    }

    Finding missingKeys(String check) {
        int status = statusOfMissing();
        if (status == 404) {
            return Finding.ok(check, "a missing image is a 404");
        }
        if (status != 403) {
            return Finding.problem(check, "a missing image is a " + status + " and not a 404", "");
        }
        RoutingRules rules = rules();
        int deciding = rules.deciding(missing, 403);
        if (deciding != RoutingRules.NONE && location(rules, deciding).equals(expected())) {
            return Finding.ok(
                    check,
                    "a missing image is a 403, as visitors may not list, and is sent on by "
                            + rules.describe(deciding));
        }
        return Finding.problem(
                check,
                "a missing image is a 403, as visitors may not list the bucket, and no rule sends that on",
                "allow everybody s3:ListBucket on " + AccessPolicies.bucket(at.derivatives())
                        + " (the command policy prints it), or put a rule for it: routing --apply --also-denied");
    }

    private int statusOfMissing() {
        try (S3Client stranger = S3Access.anonymous(at.derivatives())) {
            stranger.getObjectAsBytes(get -> get.bucket(bucket()).key(missing));
            return 200;
        } catch (S3Exception e) {
            return e.statusCode();
        }
    }

    private String expected() {
        return routing.location(missing, at.website().getScheme());
    }

    private String location(RoutingRules rules, int index) {
        return RoutingRules.location(
                rules.rules().get(index),
                missing,
                at.website().getScheme(),
                at.website().getRawAuthority());
    }

    private RoutingRules rules() {
        GetBucketWebsiteResponse website = configuration();
        return new RoutingRules(website.hasRoutingRules() ? website.routingRules() : List.of());
    }

    private GetBucketWebsiteResponse configuration() {
        return new BucketWebsite(examination.derivatives, bucket()).read();
    }

    private String bucket() {
        return at.derivatives().bucket();
    }
}
