package io.lazyimg.s3;

import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleExpiration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Looks at what the server deletes by itself. */
final class LifecycleChecks {
    private final Examination examination;

    LifecycleChecks(Examination examination) {
        this.examination = examination;
    }

    Finding originals(String check) {
        S3Location location = examination.at.originals();
        List<LifecycleRule> rules = rules(examination.originals, location);
        return rules.stream()
                .filter(LifecycleChecks::expires)
                .findFirst()
                .map(rule -> Finding.problem(
                        check,
                        name(rule) + " of " + location.bucket() + " deletes originals " + when(rule.expiration()),
                        "take it out, or limit it to a prefix without originals"))
                .orElseGet(() -> Finding.ok(check, "no lifecycle rule deletes originals"));
    }

    Finding derivatives(String check) {
        S3Location location = examination.at.derivatives();
        List<LifecycleRule> rules = rules(examination.derivatives, location);
        return Finding.ok(
                check,
                rules.stream()
                        .filter(LifecycleChecks::expires)
                        .findFirst()
                        .map(rule -> name(rule) + " deletes derivatives " + when(rule.expiration())
                                + "; the next visitor has them made again")
                        .orElse("no lifecycle rule deletes derivatives; they are kept until they are purged"));
    }

    private static String name(LifecycleRule rule) {
        return rule.id() == null || rule.id().isEmpty()
                ? "a lifecycle rule without a name"
                : "lifecycle rule '" + rule.id() + "'";
    }

    /** Those that are switched on and touch the location, and there more than what the doctor may leave behind. */
    private static List<LifecycleRule> rules(S3Client client, S3Location location) {
        try {
            return client.getBucketLifecycleConfiguration(get -> get.bucket(location.bucket())).rules().stream()
                    .filter(rule -> rule.status() == ExpirationStatus.ENABLED && touches(prefix(rule), location))
                    .toList();
        } catch (S3Exception e) {
            if (S3Failure.code(e).equals("NoSuchLifecycleConfiguration")) {
                return List.of();
            }
            throw e;
        }
    }

    private static boolean touches(String prefix, S3Location location) {
        boolean overlaps = location.prefix().startsWith(prefix) || prefix.startsWith(location.prefix());
        return overlaps && !prefix.startsWith(location.prefix() + TestObjects.FOLDER);
    }

    @SuppressWarnings("deprecation") // rules of old are written so still
    private static String prefix(LifecycleRule rule) {
        LifecycleRuleFilter filter = rule.filter();
        String prefix = filter == null
                ? rule.prefix()
                : filter.and() == null ? filter.prefix() : filter.and().prefix();
        return prefix == null ? "" : prefix;
    }

    private static boolean expires(LifecycleRule rule) {
        LifecycleExpiration expiration = rule.expiration();
        return expiration != null && (expiration.days() != null || expiration.date() != null);
    }

    private static String when(LifecycleExpiration expiration) {
        return expiration.days() != null ? "after " + expiration.days() + " days" : "on " + expiration.date();
    }
}
