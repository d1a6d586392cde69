package io.lazyimg.s3;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.PartitionMetadata;

/**
 * The least that everybody has to be allowed, as policies in JSON.
 *
 * <p>{@code s3:ListBucket} is in them for more than lists: without it S3 answers 403 for an object that is not there,
 * where it would answer 404. Where originals lie below a prefix, the processor may list only there; a request for one
 * object has no prefix and does not meet that condition, so that a missing original is a 403 still and the store has to
 * ask again. Derivatives are missing far more often, and so there is no such condition on theirs: whoever shares their
 * bucket lets everybody see the names of what lies beside them.
 *
 * @param originals where originals are read from
 * @param derivatives where derivatives are kept, which is public
 */
public record AccessPolicies(S3Location originals, S3Location derivatives) {
    private static final List<String> READ = List.of("s3:GetObject");
    private static final List<String> WRITE = List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject");
    /** Ceph wants it on the bucket too before it looks at the objects of a DeleteObjects. */
    private static final List<String> DELETE = List.of("s3:DeleteObject");

    private static final List<String> LIST = List.of("s3:ListBucket");

    /** @throws IllegalArgumentException if a prefix has what is a pattern or a variable in a policy */
    public AccessPolicies {
        requirePlain(originals.prefix());
        requirePlain(derivatives.prefix());
    }

    /** For the processor's role: reads originals; reads, writes, deletes and lists derivatives. */
    public String processor() {
        return PolicyStatement.document(processor(null));
    }

    /**
     * For the role that routes the website and asks the doctor: all that the processor may, and beside that puts the
     * doctor's test picture among the originals and reads how the buckets are set up.
     */
    public String operator() {
        return PolicyStatement.document(operator(null));
    }

    /**
     * The policy of each bucket, by the bucket's name: what everybody may, and what a principal may where the server
     * has no roles.
     *
     * @param listing whether everybody may list the derivatives. With it a missing image is a 404; without it, a 403
     *     that the website's rules have to send on too
     * @param processor the principal of the processor, {@code arn:aws:iam:::user/NAME}, or {@code null} for none
     * @throws IllegalArgumentException if everybody shall list a bucket that holds the originals too
     */
    public Map<String, String> buckets(boolean listing, @Nullable String processor) {
        if (listing && originals.bucket().equals(derivatives.bucket())) {
            throw new IllegalArgumentException("bucket " + originals.bucket() + " holds the originals too, whose names"
                    + " everybody could list; give each a bucket, or do without listing and route 403 as well");
        }
        Map<String, List<PolicyStatement>> statements = new LinkedHashMap<>();
        statements.put(originals.bucket(), new ArrayList<>());
        statements
                .computeIfAbsent(derivatives.bucket(), bucket -> new ArrayList<>())
                .addAll(everybody(listing));
        if (processor != null) {
            statements.get(originals.bucket()).addAll(onOriginals(processor));
            statements.get(derivatives.bucket()).addAll(onDerivatives(processor));
        }
        Map<String, String> policies = new LinkedHashMap<>();
        statements.forEach((bucket, all) -> {
            if (!all.isEmpty()) {
                policies.put(bucket, PolicyStatement.document(all));
            }
        });
        return policies;
    }

    /** What everybody may: read derivatives and nothing else, and see which there are if that is wanted. */
    private List<PolicyStatement> everybody(boolean listing) {
        List<PolicyStatement> statements = new ArrayList<>();
        statements.add(objects("ReadDerivatives", "*", READ, derivatives));
        if (listing) {
            statements.add(list("MissingDerivativesAre404", "*", derivatives));
        }
        return statements;
    }

    private List<PolicyStatement> processor(@Nullable String principal) {
        List<PolicyStatement> statements = new ArrayList<>(onOriginals(principal));
        statements.addAll(onDerivatives(principal));
        return statements;
    }

    private List<PolicyStatement> onOriginals(@Nullable String principal) {
        return List.of(
                objects("ProcessorReadsOriginals", principal, READ, originals),
                new PolicyStatement(
                        "ProcessorListsOriginals", principal, LIST, List.of(bucket(originals)), originals.prefix()));
    }

    private List<PolicyStatement> onDerivatives(@Nullable String principal) {
        PolicyStatement objects = objects("ProcessorKeepsDerivatives", principal, WRITE, derivatives);
        PolicyStatement list = list("ProcessorListsDerivatives", principal, derivatives);
        return principal == null
                ? List.of(objects, list)
                : List.of(
                        objects,
                        list,
                        new PolicyStatement("ProcessorDeletesMany", principal, DELETE, List.of(bucket(derivatives))));
    }

    private List<PolicyStatement> operator(@Nullable String principal) {
        List<PolicyStatement> statements = new ArrayList<>(processor(principal));
        statements.add(new PolicyStatement(
                "OperatorPutsATestPicture",
                principal,
                List.of("s3:PutObject", "s3:DeleteObject"),
                List.of(bucket(originals) + "/" + originals.prefix() + TestObjects.FOLDER + "*")));
        statements.add(new PolicyStatement(
                "OperatorRoutesTheWebsite",
                principal,
                List.of("s3:GetBucketWebsite", "s3:PutBucketWebsite"),
                List.of(bucket(derivatives))));
        List<String> buckets = originals.bucket().equals(derivatives.bucket())
                ? List.of(bucket(originals))
                : List.of(bucket(originals), bucket(derivatives));
        statements.add(new PolicyStatement(
                "OperatorLooksAtTheBuckets", principal, List.of("s3:GetLifecycleConfiguration"), buckets));
        return statements;
    }

    private static PolicyStatement objects(
            String sid, @Nullable String principal, List<String> actions, S3Location location) {
        return new PolicyStatement(sid, principal, actions, List.of(bucket(location) + "/" + location.prefix() + "*"));
    }

    private static PolicyStatement list(String sid, @Nullable String principal, S3Location location) {
        return new PolicyStatement(sid, principal, LIST, List.of(bucket(location)));
    }

    /**
     * The ARN of the bucket. China and others have partitions of their own, which the region tells: the location's, or
     * the one that the SDK finds in its environment.
     */
    static String bucket(S3Location location) {
        return "arn:" + PartitionMetadata.of(Clients.region(location)).id() + ":s3:::" + location.bucket();
    }

    private static void requirePlain(String prefix) {
        if (prefix.matches(".*([*?]|\\$\\{).*")) {
            throw new IllegalArgumentException(
                    "the prefix '" + prefix + "' has a '*', '?' or '${', which a policy takes"
                            + " for more than itself: it would allow more than the prefix");
        }
    }
}
