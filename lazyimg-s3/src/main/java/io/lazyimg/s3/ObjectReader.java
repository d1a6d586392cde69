package io.lazyimg.s3;

import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobInfo;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Reads objects and looks at them. */
final class ObjectReader {
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final Bucket bucket;
    private final AbsenceProof absence;
    private final BodyLimits limits;

    ObjectReader(Bucket bucket, AbsenceProof absence, BodyLimits limits) {
        this.bucket = bucket;
        this.absence = absence;
        this.limits = limits;
    }

    Optional<Blob> read(String key) throws IOException {
        if (!bucket.canHold(key)) {
            return Optional.empty();
        }
        ResponseInputStream<GetObjectResponse> body;
        try {
            body = bucket.client().getObject(get -> get.bucket(bucket.name()).key(bucket.object(key)));
        } catch (SdkException e) {
            requireAbsent(key, e);
            return Optional.empty();
        }
        try {
            BlobInfo info = ObjectInfo.of(key, body.response());
            return Optional.of(new Blob(info, new ObjectBody(bucket, info, body, limits)));
        } catch (IOException e) {
            body.abort();
            throw e;
        }
    }

    Optional<BlobInfo> stat(String key) throws IOException {
        Optional<HeadObjectResponse> object = head(key);
        return object.isPresent() ? Optional.of(ObjectInfo.of(key, object.get())) : Optional.empty();
    }

    /** What the server says of an object, or nothing if there is none. */
    Optional<HeadObjectResponse> head(String key) throws IOException {
        if (!bucket.canHold(key)) {
            return Optional.empty();
        }
        try {
            return Optional.of(bucket.client()
                    .headObject(head -> head.bucket(bucket.name()).key(bucket.object(key))));
        } catch (SdkException e) {
            if (S3Failure.status(e) != S3Failure.NOT_FOUND && S3Failure.status(e) != S3Failure.FORBIDDEN) {
                throw S3Failure.of(e, "HeadObject", bucket.shown(key));
            }
            confirmAbsent(key, e);
            return Optional.empty();
        }
    }

    /** The answer to a HEAD has no body to say whether the key or the bucket is missing, or what is denied. */
    private void confirmAbsent(String key, SdkException answer) throws IOException {
        try {
            bucket.client()
                    .getObject(get ->
                            get.bucket(bucket.name()).key(bucket.object(key)).range("bytes=0-0"))
                    .abort();
        } catch (SdkException e) {
            if (S3Failure.status(e) != RANGE_NOT_SATISFIABLE) {
                requireAbsent(key, e);
                return;
            }
        }
        if (S3Failure.status(answer) != S3Failure.NOT_FOUND) {
            throw S3Failure.of(answer, "HeadObject", bucket.shown(key));
        }
    }

    private void requireAbsent(String key, SdkException e) throws IOException {
        String code = S3Failure.code(e);
        if (S3Failure.status(e) == S3Failure.FORBIDDEN && code.equals("AccessDenied")) {
            absence.requireAbsent(key, e);
        } else if (S3Failure.status(e) != S3Failure.NOT_FOUND || !code.equals("NoSuchKey")) {
            throw S3Failure.of(e, "GetObject", bucket.shown(key));
        }
    }
}
