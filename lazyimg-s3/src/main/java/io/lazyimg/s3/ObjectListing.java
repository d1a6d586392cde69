package io.lazyimg.s3;

import io.lazyimg.image.Keys;
import io.lazyimg.spi.BlobInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The blobs below a prefix, asked for page by page as they are wanted. Objects whose names are no keys are left out. */
final class ObjectListing implements Iterator<BlobInfo> {
    private final Bucket bucket;
    private final String prefix;
    private final Queue<BlobInfo> page = new ArrayDeque<>();
    private @Nullable String continuation;
    private boolean more = true;

    private ObjectListing(Bucket bucket, String prefix) {
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /** Asks for the first page at once, so that a listing that cannot be had fails here. */
    static Stream<BlobInfo> of(Bucket bucket, String prefix) throws IOException {
        if (!isOfKeys(wellFormed(prefix))) {
            return Stream.empty();
        }
        ObjectListing listing = new ObjectListing(bucket, prefix);
        listing.turn();
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(listing, Spliterator.DISTINCT | Spliterator.NONNULL), false);
    }

    @Override
    public boolean hasNext() {
        try {
            while (page.isEmpty() && more) {
                turn();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return !page.isEmpty();
    }

    @Override
    public BlobInfo next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.remove();
    }

    private void turn() throws IOException {
        ListObjectsV2Response answer;
        try {
            answer = bucket.client().listObjectsV2(list -> list.bucket(bucket.name())
                    .prefix(bucket.object(wellFormed(prefix)))
                    .continuationToken(continuation));
        } catch (SdkException e) {
            throw S3Failure.of(e, "ListObjectsV2", bucket.shown(prefix));
        }
        for (S3Object object : answer.contents()) {
            String key = bucket.key(object.key());
            if (key.startsWith(prefix) && Keys.isValid(key) && object.eTag() != null) { // none: removed meanwhile
                page.add(ObjectInfo.of(key, object));
            }
        }
        continuation = answer.nextContinuationToken();
        more = Boolean.TRUE.equals(answer.isTruncated());
        if (more && continuation == null) {
            throw new IOException("the server ends the listing of " + bucket.shown(prefix) + " in the middle");
        }
    }

    /** A prefix may end within a character that takes two {@code char}s. */
    private static String wellFormed(String prefix) {
        return !prefix.isEmpty() && Character.isHighSurrogate(prefix.charAt(prefix.length() - 1))
                ? prefix.substring(0, prefix.length() - 1)
                : prefix;
    }

    private static boolean isOfKeys(String prefix) {
        return Keys.isValid(prefix) || Keys.isValid(prefix + "x");
    }
}
