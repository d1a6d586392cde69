package io.lazyimg.s3;

import io.lazyimg.spi.BlobAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * One write, which can be recognised in what is stored.
 *
 * @param content not copied
 * @param mark metadata that no other write has
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of a whole picture; never compared
record Upload(String key, byte[] content, BlobAttributes attributes, String mark) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * A write with a mark of its own.
     *
     * @throws IllegalArgumentException if the attributes use the name of the mark
     */
    static Upload of(String key, byte[] content, BlobAttributes attributes) {
        if (attributes.metadata().containsKey(ObjectInfo.WRITE)) {
            throw new IllegalArgumentException("the metadata " + ObjectInfo.WRITE + " is the store's own");
        }
        byte[] mark = new byte[12];
        RANDOM.nextBytes(mark);
        return new Upload(key, content, attributes, Base64.getUrlEncoder().encodeToString(mark));
    }

    /** Whether this write made what is stored. */
    boolean made(HeadObjectResponse object) {
        return mark.equals(object.metadata().get(ObjectInfo.WRITE));
    }

    /** The request; {@code Content-MD5} lets the server refuse content that was damaged on the way. */
    PutObjectRequest.Builder request(Bucket bucket) {
        Map<String, String> metadata = new HashMap<>();
        attributes.metadata().forEach((name, value) -> metadata.put(name, MetadataText.encode(value)));
        metadata.put(ObjectInfo.WRITE, mark);
        return PutObjectRequest.builder()
                .bucket(bucket.name())
                .key(bucket.object(key))
                .contentType(attributes.contentType())
                .cacheControl(attributes.cacheControl())
                .metadata(metadata)
                .contentMD5(md5());
    }

    RequestBody body() {
        return RequestBody.fromContentProvider(
                ContentStreamProvider.fromByteArrayUnsafe(content), content.length, attributes.contentType());
    }

    private String md5() {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e); // every JDK has it
        }
    }
}
