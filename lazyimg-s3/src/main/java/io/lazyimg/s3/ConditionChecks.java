package io.lazyimg.s3;

import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Looks at whether the server keeps the conditions under which derivatives are written and deleted. */
final class ConditionChecks {
    private static final String NO_ETAG = "\"00000000000000000000000000000000\"";

    private final Examination examination;

    ConditionChecks(Examination examination) {
        this.examination = examination;
    }

    /** Leaves an object behind for {@link WebsiteChecks#publicRead}. */
    Finding writes(String check) {
        String key = examination.key(".txt");
        try {
            examination.inDerivatives.put(key, TestObjects.text(), text().ifNoneMatch("*"));
            examination.inDerivatives.put(key, TestObjects.text(), text().ifNoneMatch("*"));
            return unkeptWrite(check, "overwrites in spite of If-None-Match");
        } catch (S3Exception e) {
            if (e.statusCode() == S3Failure.PRECONDITION_FAILED) {
                return Finding.ok(check, "of two who store the same derivative one wins");
            }
            if (!S3Failure.isNotUnderstood(e)) {
                throw e;
            }
            examination.inDerivatives.put(key, TestObjects.text(), text()); // fails too unless it was the condition
            return unkeptWrite(check, "knows no If-None-Match (" + S3Failure.text(e) + ")");
        }
    }

    private static Finding unkeptWrite(String check, String behaviour) {
        return Finding.warning(
                check,
                "the server " + behaviour + ": the store looks before it writes, and of several processors that store"
                        + " the same derivative at once the last wins",
                "nothing has to be done; Amazon's server honours it");
    }

    Finding deletes(String check) {
        String key = examination.key("-delete.txt");
        String bucket = examination.at.derivatives().bucket();
        String bucketKey = examination.inDerivatives.bucketKey(key);
        examination.inDerivatives.put(key, TestObjects.text(), text());
        HeadObjectResponse object =
                examination.derivatives.headObject(head -> head.bucket(bucket).key(bucketKey));
        DeleteObjectRequest delete =
                DeleteObjectRequest.builder().bucket(bucket).key(bucketKey).build();
        String since = UnmodifiedSince.isKnownTo(object) ? UnmodifiedSince.NEVER : null;
        String refusal = "";
        for (DeleteObjectRequest careful : CarefulDeletes.of(delete, NO_ETAG, since)) {
            try {
                examination.derivatives.deleteObject(careful);
                return unkeptDelete(check, "deletes in spite of If-Match" + (since == null ? "" : " and of a date"));
            } catch (S3Exception e) {
                if (e.statusCode() == S3Failure.PRECONDITION_FAILED) {
                    return Finding.ok(check, "a derivative is deleted only if it is the one that was meant");
                }
                if (!S3Failure.isNotUnderstood(e)) {
                    throw e;
                }
                refusal = S3Failure.text(e);
            }
        }
        return unkeptDelete(check, "knows no condition of a deletion (" + refusal + ")");
    }

    private static Finding unkeptDelete(String check, String behaviour) {
        return Finding.warning(
                check,
                "the server " + behaviour + ": a derivative stored at the same moment can be lost, and is made again"
                        + " by the next visitor",
                "nothing has to be done; Amazon's server and Ceph honour one");
    }

    private static PutObjectRequest.Builder text() {
        return PutObjectRequest.builder().contentType("text/plain");
    }
}
