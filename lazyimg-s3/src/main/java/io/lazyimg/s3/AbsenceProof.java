package io.lazyimg.s3;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Finds out what a 403 on reading means. S3 gives it for a key that may not be read, and also for a key that is not
 * there where the caller may not list (Amazon S3 API Reference, GetObject, "Permissions"). Where listing is denied too,
 * that is remembered for a while, so that not every miss costs another call and a line in the log.
 */
final class AbsenceProof {
    /** How long a denied listing is remembered. */
    static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(S3BlobStore.class);

    private final Bucket bucket;
    private final InstantSource clock;
    private volatile Instant listingDeniedUntil = Instant.MIN;

    AbsenceProof(Bucket bucket, InstantSource clock) {
        this.bucket = bucket;
        this.clock = clock;
    }

    /**
     * Returns if the key is absent.
     *
     * @throws IOException if it is there, or if that cannot be told
     */
    void requireAbsent(String key, SdkException denied) throws IOException {
        if (clock.instant().isBefore(listingDeniedUntil)) {
            throw cannotTell(key, denied);
        }
        if (isListed(key, denied)) {
            throw new IOException(
                    bucket.shown(key) + " is there but may not be read; grant s3:GetObject on it", denied);
        }
    }

    private boolean isListed(String key, SdkException denied) throws IOException {
        String object = bucket.object(key);
        try {
            return bucket
                    .client()
                    .listObjectsV2(
                            list -> list.bucket(bucket.name()).prefix(object).maxKeys(1))
                    .contents()
                    .stream()
                    .anyMatch(found -> found.key().equals(object));
        } catch (SdkException e) {
            if (S3Failure.status(e) != S3Failure.FORBIDDEN || !S3Failure.code(e).equals("AccessDenied")) {
                throw S3Failure.of(e, "ListObjectsV2", bucket.shown(key));
            }
            listingDeniedUntil = clock.instant().plus(REMEMBERED);
            IOException unknown = cannotTell(key, denied);
            LOG.warn("{}", unknown.getMessage());
            throw unknown;
        }
    }

    private IOException cannotTell(String key, SdkException denied) {
        return new IOException(
                "S3 answers 403 for " + bucket.shown(key) + ": it is not there, or may not be read. To tell the two"
                        + " apart, grant s3:ListBucket on the bucket " + bucket.name() + ", and s3:GetObject on "
                        + bucket.shown("*"),
                denied);
    }
}
