package io.lazyimg.s3;

import io.lazyimg.image.Keys;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A bucket, and the place in it that a store has.
 *
 * @param client whom it asks
 * @param location where it is
 */
record Bucket(S3Client client, S3Location location) {
    /** The longest name of an object, in bytes of UTF-8 (Amazon S3 User Guide, "Naming Amazon S3 objects"). */
    static final int MAX_NAME_BYTES = 1024;

    /** The bucket's name. */
    String name() {
        return location.bucket();
    }

    /** Whether there can be a blob of this key. */
    boolean canHold(String key) {
        return Keys.isValid(key) && nameBytes(key) <= MAX_NAME_BYTES;
    }

    /**
     * The name of the object of a key that is to be written.
     *
     * @throws IllegalArgumentException if the key breaks the rules of keys
     * @throws IOException if it is too long below this prefix
     */
    String requireObject(String key) throws IOException {
        if (nameBytes(Keys.require(key)) > MAX_NAME_BYTES) {
            throw new IOException("the object's name has " + nameBytes(key) + " bytes with the prefix "
                    + location.prefix() + ", over " + MAX_NAME_BYTES);
        }
        return object(key);
    }

    /** The name of the object of a key. */
    String object(String key) {
        return location.prefix() + key;
    }

    /** The key of an object below the prefix. */
    String key(String object) {
        return object.substring(location.prefix().length());
    }

    /** A key or a prefix for people. */
    String shown(String key) {
        return "s3://" + name() + "/" + object(key);
    }

    /** The server for people. */
    String server() {
        return client.serviceClientConfiguration()
                .endpointOverride()
                .map(URI::toString)
                .orElseGet(() ->
                        "Amazon S3 in " + client.serviceClientConfiguration().region());
    }

    private int nameBytes(String key) {
        return object(key).getBytes(StandardCharsets.UTF_8).length;
    }
}
