package io.lazyimg.s3;

import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import java.io.IOException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Lock;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Writes objects. */
final class ObjectWriter {
    /** How often a write is tried that meets another of the same key; S3 answers 409 to both then. */
    private static final int CONFLICTING_ATTEMPTS = 5;

    private final Bucket bucket;
    private final ObjectReader reader;
    private final KeyLocks locks;
    private final Pause pause;

    ObjectWriter(Bucket bucket, ObjectReader reader, KeyLocks locks, Pause pause) {
        this.bucket = bucket;
        this.reader = reader;
        this.locks = locks;
        this.pause = pause;
    }

    BlobInfo put(String key, byte[] content, BlobAttributes attributes) throws IOException {
        bucket.requireObject(key);
        Upload upload = Upload.of(key, content, attributes);
        try {
            return stored(upload, send(upload));
        } catch (SdkException e) {
            throw failed(e, upload);
        }
    }

    /** Writes whatever is there. */
    PutObjectResponse send(Upload upload) {
        return sharing(upload, upload.request(bucket).build());
    }

    /** Writes if nothing is there, where the server knows {@code If-None-Match}; fails with a 412 if something is. */
    PutObjectResponse sendIfAbsent(Upload upload) {
        return sharing(upload, upload.request(bucket).ifNoneMatch("*").build());
    }

    /** Looks, and writes if nothing is there; only within this object nothing comes between. */
    Optional<PutObjectResponse> lookAndSend(Upload upload) throws IOException {
        Lock alone = locks.of(upload.key()).writeLock();
        alone.lock();
        try {
            return reader.head(upload.key()).isPresent()
                    ? Optional.empty()
                    : Optional.of(attempt(upload, upload.request(bucket).build()));
        } finally {
            alone.unlock();
        }
    }

    /**
     * What a successful write stored. The answer to a PUT does not tell the time that S3 gave it, so it is looked up;
     * where that fails or somebody else wrote meanwhile, the answer's own date is close.
     */
    BlobInfo stored(Upload upload, PutObjectResponse answer) throws IOException {
        try {
            Optional<HeadObjectResponse> now = reader.head(upload.key());
            if (now.isPresent() && upload.made(now.get())) {
                return ObjectInfo.of(upload.key(), now.get());
            }
        } catch (IOException e) {
            // it is stored; only its exact time is not known
        }
        return ObjectInfo.of(
                upload.key(), (long) upload.content().length, answer.eTag(), date(answer), upload.attributes());
    }

    IOException failed(SdkException e, Upload upload) {
        return S3Failure.of(e, "PutObject", bucket.shown(upload.key()));
    }

    private PutObjectResponse sharing(Upload upload, PutObjectRequest request) {
        Lock shared = locks.of(upload.key()).readLock();
        shared.lock();
        try {
            return attempt(upload, request);
        } finally {
            shared.unlock();
        }
    }

    private PutObjectResponse attempt(Upload upload, PutObjectRequest request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return bucket.client().putObject(request, upload.body());
            } catch (SdkException e) {
                if (S3Failure.status(e) != S3Failure.CONFLICT || attempt == CONFLICTING_ATTEMPTS) {
                    throw e;
                }
                pause.lastOrAbort(Pause.after(attempt, ThreadLocalRandom.current()));
            }
        }
    }

    private static Instant date(PutObjectResponse answer) {
        return answer.sdkHttpResponse()
                .firstMatchingHeader("Date")
                .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .orElseGet(Instant::now);
    }
}
