package io.lazyimg.s3;

import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What S3 says of an object as what a store knows of a blob. */
final class ObjectInfo {
    /** The metadata entry by which a write is recognised; never shown. */
    static final String WRITE = "lazyimg-write";

    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private ObjectInfo() {}

    static BlobInfo of(String key, GetObjectResponse object) throws IOException {
        BlobAttributes attributes = attributes(object.contentType(), object.cacheControl(), object.metadata());
        return of(key, object.contentLength(), object.eTag(), object.lastModified(), attributes);
    }

    static BlobInfo of(String key, HeadObjectResponse object) throws IOException {
        BlobAttributes attributes = attributes(object.contentType(), object.cacheControl(), object.metadata());
        return of(key, object.contentLength(), object.eTag(), object.lastModified(), attributes);
    }

    /** What a listing says; it carries no attributes. */
    static BlobInfo of(String key, S3Object object) throws IOException {
        return of(key, object.size(), object.eTag(), object.lastModified(), BlobAttributes.of(UNKNOWN_TYPE));
    }

    /** Listings give parts of a second, the header {@code Last-Modified} does not: all times are cut to seconds. */
    static BlobInfo of(
            String key,
            @Nullable Long size,
            @Nullable String etag,
            @Nullable Instant lastModified,
            BlobAttributes attributes)
            throws IOException {
        if (size == null || etag == null || lastModified == null) {
            throw new IOException("the server does not give the size, the ETag and the time of the object of " + key);
        }
        return new BlobInfo(key, size, unquoted(etag), lastModified.truncatedTo(ChronoUnit.SECONDS), attributes);
    }

    static String unquoted(String etag) {
        return etag.length() >= 2 && etag.startsWith("\"") && etag.endsWith("\"")
                ? etag.substring(1, etag.length() - 1)
                : etag;
    }

    private static BlobAttributes attributes(
            @Nullable String contentType, @Nullable String cacheControl, Map<String, String> metadata) {
        Map<String, String> entries = new HashMap<>();
        metadata.forEach((name, value) -> entries.put(name.toLowerCase(Locale.ROOT), MetadataText.decode(value)));
        entries.remove(WRITE);
        String type = contentType == null ? UNKNOWN_TYPE : contentType;
        try {
            return new BlobAttributes(type, cacheControl, entries);
        } catch (IllegalArgumentException e) { // written by somebody else
            return BlobAttributes.of(isPrintable(type) ? type : UNKNOWN_TYPE);
        }
    }

    private static boolean isPrintable(String value) {
        return value.chars().allMatch(c -> c >= 0x20 && c < 0x7F);
    }
}
