package io.lazyimg.s3;

import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetBucketWebsiteResponse;
import software.amazon.awssdk.services.s3.model.IndexDocument;
import software.amazon.awssdk.services.s3.model.RoutingRule;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The website configuration of a bucket. */
final class BucketWebsite {
    private static final String NONE = "NoSuchWebsiteConfiguration";

    private final S3Client client;
    private final String bucket;

    BucketWebsite(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /** Whether an answer says that the bucket has no website. */
    static boolean isNone(S3Exception failure) {
        return failure.awsErrorDetails() != null
                && NONE.equals(failure.awsErrorDetails().errorCode());
    }

    /** The configuration, or an empty one if the bucket has no website. */
    GetBucketWebsiteResponse read() {
        try {
            return client.getBucketWebsite(get -> get.bucket(bucket));
        } catch (S3Exception e) {
            if (isNone(e)) {
                return GetBucketWebsiteResponse.builder().build();
            }
            throw e;
        }
    }

    /**
     * Changes the rules and nothing else.
     *
     * @return whether there was anything to change
     */
    boolean replace(UnaryOperator<List<RoutingRule>> change) {
        GetBucketWebsiteResponse now = read();
        if (now.redirectAllRequestsTo() != null) {
            throw new IllegalStateException("the website of " + bucket + " redirects all requests to "
                    + now.redirectAllRequestsTo().hostName()
                    + ", and then S3 takes no rules; give it an index document instead");
        }
        List<RoutingRule> present = now.hasRoutingRules() ? now.routingRules() : List.of();
        List<RoutingRule> changed = change.apply(present);
        if (changed.equals(present)) {
            return false;
        }
        IndexDocument index = now.indexDocument() == null
                ? IndexDocument.builder().suffix(WebsiteRouting.INDEX).build()
                : now.indexDocument();
        client.putBucketWebsite(put -> put.bucket(bucket).websiteConfiguration(website -> website.indexDocument(index)
                .errorDocument(now.errorDocument())
                .routingRules(changed.isEmpty() ? null : changed)));
        return true;
    }
}
