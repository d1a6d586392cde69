package io.lazyimg.s3;

import io.lazyimg.image.Keys;
import io.lazyimg.spi.StoreBusyException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/** Removes many objects with few calls. */
final class BatchRemover {
    /** The most objects in one call (Amazon S3 API Reference, DeleteObjects). */
    static final int BATCH = 1000;

    private final Bucket bucket;
    private final ObjectRemover remover;

    BatchRemover(Bucket bucket, ObjectRemover remover) {
        this.bucket = bucket;
        this.remover = remover;
    }

    Map<String, IOException> removeAll(Collection<String> keys) {
        keys.forEach(Keys::require);
        Map<String, IOException> failed = new LinkedHashMap<>();
        List<String> batch = new ArrayList<>();
        for (String key : new LinkedHashSet<>(keys)) {
            if (!bucket.canHold(key)) {
                continue;
            }
            if (isXml(key)) {
                batch.add(key);
            } else {
                removeEach(List.of(key), failed);
            }
            if (batch.size() == BATCH) {
                remove(batch, failed);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            remove(batch, failed);
        }
        return failed;
    }

    private void remove(List<String> batch, Map<String, IOException> failed) {
        try {
            for (S3Error error : call(batch).errors()) {
                failed(batch, error, failed);
            }
        } catch (SdkException e) {
            if (S3Failure.isNotUnderstood(e)) {
                removeEach(batch, failed);
            } else {
                batch.forEach(key -> failed.put(key, S3Failure.of(e, "DeleteObjects", bucket.shown(key))));
            }
        }
    }

    /** Servers leave out what was deleted, so that an error without a key of the batch may be of any of them. */
    private void failed(List<String> batch, S3Error error, Map<String, IOException> failed) {
        Optional<String> named = batch.stream()
                .filter(key -> bucket.object(key).equals(error.key()))
                .findFirst();
        named.ifPresentOrElse(
                key -> failed.put(key, failure(key, error)),
                () -> batch.forEach(key -> failed.putIfAbsent(key, failure(key, error))));
    }

    /** With {@code Content-MD5}, which all servers know, beside the SDK's own checksum, which some do not. */
    private DeleteObjectsResponse call(List<String> batch) {
        List<ObjectIdentifier> objects = batch.stream()
                .map(key -> ObjectIdentifier.builder().key(bucket.object(key)).build())
                .toList();
        return bucket.client().deleteObjects(request -> request.bucket(bucket.name())
                .delete(delete -> delete.objects(objects).quiet(true))
                .overrideConfiguration(call -> call.addPlugin(LegacyMd5Plugin.create())));
    }

    private void removeEach(List<String> keys, Map<String, IOException> failed) {
        for (String key : keys) {
            try {
                remover.removeUnseen(key);
            } catch (IOException e) {
                failed.put(key, e);
            }
        }
    }

    private IOException failure(String key, S3Error error) {
        String code = Objects.requireNonNullElse(error.code(), "");
        String message =
                "DeleteObjects " + bucket.shown(key) + ": " + (code.isEmpty() ? "refused without a reason" : code);
        IOException failure = new IOException(message);
        return S3Failure.isBusy(code) ? new StoreBusyException(message, S3Failure.RETRY_AFTER, failure) : failure;
    }

    /** Whether XML 1.0 can carry a key; control characters and halves of pairs are in none. */
    private static boolean isXml(String key) {
        return key.indexOf('\uFFFE') < 0 && key.indexOf('\uFFFF') < 0;
    }
}
