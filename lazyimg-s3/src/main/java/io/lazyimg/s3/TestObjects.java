package io.lazyimg.s3;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** The objects that the doctor makes in one place, under names that nobody else has, and takes away again. */
final class TestObjects {
    /** Where they lie. */
    static final String FOLDER = "lazyimg-doctor/";

    private static final String TEXT = "Made by the lazyimg doctor. May be deleted.\n";

    private final S3Client client;
    private final S3Location location;
    private final List<String> made = new CopyOnWriteArrayList<>();

    TestObjects(S3Client client, S3Location location) {
        this.client = client;
        this.location = location;
    }

    /** What those hold that are no pictures. */
    static byte[] text() {
        return TEXT.getBytes(StandardCharsets.US_ASCII);
    }

    /** An object's key in the bucket. */
    String bucketKey(String key) {
        return location.prefix() + key;
    }

    /** Will take away what somebody may put there. */
    void expect(String key) {
        made.add(bucketKey(key));
    }

    /** Puts an object, under a key in the {@link #FOLDER}. */
    void put(String key, byte[] content, PutObjectRequest.Builder how) {
        if (!key.startsWith(FOLDER)) {
            throw new IllegalArgumentException("key " + key + " is not in " + FOLDER);
        }
        expect(key);
        client.putObject(how.bucket(location.bucket()).key(bucketKey(key)).build(), RequestBody.fromBytes(content));
    }

    /** Takes away whatever was made, and tells which keys may be there still, and why. */
    List<String> remove() {
        List<String> left = new ArrayList<>();
        for (String key : made) {
            try {
                client.deleteObject(delete -> delete.bucket(location.bucket()).key(key));
            } catch (SdkException e) {
                left.add("s3://" + location.bucket() + "/" + key + " (" + S3Failure.text(e) + ")");
            }
        }
        return left;
    }
}
