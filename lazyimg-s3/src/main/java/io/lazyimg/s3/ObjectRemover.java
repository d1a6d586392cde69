package io.lazyimg.s3;

import io.lazyimg.image.Keys;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Removes objects one by one. */
final class ObjectRemover {
    private final Bucket bucket;
    private final ObjectReader reader;
    private final KeyLocks locks;
    private final Pause pause;

    ObjectRemover(Bucket bucket, ObjectReader reader, KeyLocks locks, Pause pause) {
        this.bucket = bucket;
        this.reader = reader;
        this.locks = locks;
        this.pause = pause;
    }

    boolean remove(String key) throws IOException {
        Lock alone = alone(key);
        try {
            if (reader.head(key).isEmpty()) {
                return false;
            }
            delete(key);
            return true;
        } finally {
            alone.unlock();
        }
    }

    /**
     * Looks before it asks, because there are servers that pass over {@code If-Match} or refuse it; on Ceph once more if the
     * object was young, without keeping others from the key between the two looks.
     */
    boolean removeIfMatch(String key, String etag) throws IOException {
        Instant settled = null; // a date that no object written from now on will have
        while (true) {
            Duration wait;
            Lock alone = alone(key);
            try {
                Optional<HeadObjectResponse> found = reader.head(key);
                if (found.isEmpty() || !ObjectInfo.of(key, found.get()).etag().equals(etag)) {
                    return false;
                }
                HeadObjectResponse object = found.get();
                if (!UnmodifiedSince.isKnownTo(object)) {
                    return delete(key, CarefulDeletes.of(request(key).build(), etag, null));
                }
                Optional<Duration> young = UnmodifiedSince.untilSettled(object);
                if (young.isEmpty() || object.lastModified().equals(settled)) {
                    String since = UnmodifiedSince.value(object.lastModified());
                    return delete(key, CarefulDeletes.of(request(key).build(), etag, since));
                }
                settled = object.lastModified();
                wait = young.get();
            } finally {
                alone.unlock();
            }
            await(key, wait);
        }
    }

    /** Removes what may be there. */
    void removeUnseen(String key) throws IOException {
        delete(key);
    }

    /** Deletes if the conditions hold that the server knows; without any, if it refuses all. */
    private boolean delete(String key, List<DeleteObjectRequest> careful) throws IOException {
        for (DeleteObjectRequest request : careful) {
            try {
                bucket.client().deleteObject(request);
                return true;
            } catch (SdkException e) {
                int status = S3Failure.status(e);
                if (status == S3Failure.PRECONDITION_FAILED
                        || status == S3Failure.CONFLICT
                        || S3Failure.code(e).equals("NoSuchKey")) {
                    return false;
                }
                if (!S3Failure.isNotUnderstood(e)) {
                    throw failed(e, key);
                }
            }
        }
        delete(key); // fails too unless it was the conditions
        return true;
    }

    private void delete(String key) throws IOException {
        try {
            bucket.client().deleteObject(request(key).build());
        } catch (SdkException e) {
            throw failed(e, key);
        }
    }

    private void await(String key, Duration wait) throws IOException {
        try {
            pause.lastOrAbort(wait);
        } catch (AbortedException e) {
            throw failed(e, key);
        }
    }

    private IOException failed(SdkException e, String key) {
        return S3Failure.of(e, "DeleteObject", bucket.shown(key));
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
