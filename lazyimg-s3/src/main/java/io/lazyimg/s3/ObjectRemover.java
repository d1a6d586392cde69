package io.lazyimg.s3;

import io.lazyimg.image.Keys;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Removes objects one by one. */
final class ObjectRemover {
    private final Bucket bucket;
    private final ObjectReader reader;
    private final KeyLocks locks;

    ObjectRemover(Bucket bucket, ObjectReader reader, KeyLocks locks) {
        this.bucket = bucket;
        this.reader = reader;
        this.locks = locks;
    }

    boolean remove(String key) throws IOException {
        Lock alone = alone(key);
        try {
            return reader.head(key).isPresent() && delete(key, request(key).build());
        } finally {
            alone.unlock();
        }
    }

    /** Looks before it asks, because there are servers that pass over {@code If-Match} or refuse it. */
    boolean removeIfMatch(String key, String etag) throws IOException {
        Lock alone = alone(key);
        try {
            Optional<HeadObjectResponse> object = reader.head(key);
            return object.isPresent()
                    && ObjectInfo.of(key, object.get()).etag().equals(etag)
                    && delete(key, request(key).ifMatch(etag).build());
        } finally {
            alone.unlock();
        }
    }

    /** Removes what may be there. */
    void removeUnseen(String key) throws IOException {
        delete(key, request(key).build());
    }

    private boolean delete(String key, DeleteObjectRequest request) throws IOException {
        try {
            bucket.client().deleteObject(request);
            return true;
        } catch (SdkException e) {
            int status = S3Failure.status(e);
            if (request.ifMatch() != null
                    && (status == S3Failure.PRECONDITION_FAILED
                            || status == S3Failure.CONFLICT
                            || S3Failure.code(e).equals("NoSuchKey"))) {
                return false;
            }
            if (request.ifMatch() != null && S3Failure.isNotUnderstood(e)) {
                return delete(key, request(key).build()); // fails too unless it was the condition
            }
            throw S3Failure.of(e, "DeleteObject", bucket.shown(key));
        }
    }

    private DeleteObjectRequest.Builder request(String key) {
        return DeleteObjectRequest.builder().bucket(bucket.name()).key(bucket.object(key));
    }

    private Lock alone(String key) {
        Lock alone = locks.of(Keys.require(key)).writeLock();
        alone.lock();
        return alone;
    }
}
