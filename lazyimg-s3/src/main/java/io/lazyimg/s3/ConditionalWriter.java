package io.lazyimg.s3;

import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Writes what is not there yet, with {@code If-None-Match: *} (Amazon S3 User Guide, "How to prevent object overwrites
 * with conditional writes"). Servers that refuse the header or pass over it are found out: as long as nothing is known
 * of the server, the first write looks before, and is repeated after it succeeded. A server that keeps the condition
 * must refuse the repetition; one that does not has only stored the same object again.
 */
final class ConditionalWriter {
    private static final Logger LOG = LoggerFactory.getLogger(S3BlobStore.class);

    /** One repetition may have come just after somebody removed the object. */
    private static final int REPETITIONS = 2;

    /** How often a write is tried that is refused for an object which is gone when looked at. */
    private static final int VANISHED_ATTEMPTS = 3;

    private enum Condition {
        UNKNOWN,
        KEPT,
        UNUSABLE
    }

    private final Bucket bucket;
    private final ObjectReader reader;
    private final ObjectWriter writer;
    private volatile Condition condition = Condition.UNKNOWN;

    ConditionalWriter(Bucket bucket, ObjectReader reader, ObjectWriter writer) {
        this.bucket = bucket;
        this.reader = reader;
        this.writer = writer;
    }

    Optional<BlobInfo> putIfAbsent(String key, byte[] content, BlobAttributes attributes) throws IOException {
        bucket.requireObject(key);
        Upload upload = Upload.of(key, content, attributes);
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(upload);
            } catch (SdkException e) {
                if (S3Failure.status(e) != S3Failure.PRECONDITION_FAILED) {
                    throw writer.failed(e, upload);
                }
                learned(Condition.KEPT);
                Optional<HeadObjectResponse> there = reader.head(key);
                if (there.isPresent()) { // an attempt whose answer was lost may have succeeded
                    return upload.made(there.get()) ? Optional.of(ObjectInfo.of(key, there.get())) : Optional.empty();
                }
                if (attempt == VANISHED_ATTEMPTS) {
                    throw writer.failed(e, upload);
                }
            }
        }
    }

    private Optional<BlobInfo> attempt(Upload upload) throws IOException {
        return switch (condition) {
            case KEPT -> Optional.of(writer.stored(upload, writer.sendIfAbsent(upload)));
            case UNKNOWN -> first(upload);
            case UNUSABLE -> unconditionally(upload);
        };
    }

    private Optional<BlobInfo> first(Upload upload) throws IOException {
        if (reader.head(upload.key()).isPresent()) {
            return Optional.empty();
        }
        PutObjectResponse answer;
        try {
            answer = writer.sendIfAbsent(upload);
        } catch (SdkException e) {
            if (!S3Failure.isNotUnderstood(e)) {
                throw e;
            }
            Optional<BlobInfo> stored = unconditionally(upload); // fails too unless it was the condition
            doWithout("refuses it with " + S3Failure.status(e));
            return stored;
        }
        learn(upload);
        return Optional.of(writer.stored(upload, answer));
    }

    private void learn(Upload upload) {
        try {
            for (int i = 0; i < REPETITIONS; i++) {
                writer.sendIfAbsent(upload);
            }
            doWithout("passes over it");
        } catch (SdkException e) {
            if (S3Failure.status(e) == S3Failure.PRECONDITION_FAILED) {
                learned(Condition.KEPT);
            } else {
                LOG.debug("whether {} keeps If-None-Match is not known yet", bucket.server(), e);
            }
        }
    }

    private Optional<BlobInfo> unconditionally(Upload upload) throws IOException {
        Optional<PutObjectResponse> answer = writer.lookAndSend(upload);
        return answer.isPresent() ? Optional.of(writer.stored(upload, answer.get())) : Optional.empty();
    }

    /** Whether it was not known before. */
    private synchronized boolean learned(Condition now) {
        if (condition != Condition.UNKNOWN) {
            return false;
        }
        condition = now;
        return true;
    }

    private void doWithout(String behaviour) {
        if (learned(Condition.UNUSABLE)) {
            LOG.warn(
                    "{} cannot be asked to store only what is not there: it knows no If-None-Match and {}."
                            + " Of several processes that store the same derivative at once, the last wins",
                    bucket.server(),
                    behaviour);
        }
    }
}
