package io.lazyimg.s3;

import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobSource;
import io.lazyimg.spi.BlobStore;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A store in an S3 bucket, on Amazon's servers or others. The blob of the key {@code widgets/a.jpg} is the object of
 * that name below the store's prefix, with its content type, {@code Cache-Control} and metadata as the object's own, so
 * that a website or a CDN can serve the bucket. Objects put there by others are blobs too.
 *
 * <p><b>One writer wins.</b> {@link #putIfAbsent} asks with {@code If-None-Match: *}. The first one of a store finds out
 * whether the server keeps that condition, by sending the same object twice. Where it does not, the store looks and then
 * writes, and says so once in the log; one writer wins then only among the threads that share the store. Each object
 * carries the metadata {@code lazyimg-write}, by which a write is recognised whose answer was lost.
 *
 * <p><b>Removing.</b> {@link #deleteIfMatch} looks at the ETag and then removes with {@code If-Match}. Ceph passes over
 * that header; it is told by its answers, and asked to remove only what has not been modified since, which it compares
 * in whole seconds: an object that is not a second old is removed when it is. Another server that passes over
 * {@code If-Match} or refuses it may remove another process's newer object if it comes within that round trip; nothing
 * written through this object comes between. A newer object of the very same bytes has the same ETag, and counts as the
 * same. {@link #delete} tells whether there was a blob by looking before it. {@link #deleteAll} takes one call for a
 * thousand keys.
 *
 * <p><b>Reading.</b> Bodies come as streams. One that breaks off is asked for again from there, up to 4 times, as long
 * as the object is the same one; a reader waits for the server no longer than 60 seconds for one body in all. A body is
 * whole or an {@link IOException}. Who reads must be granted {@code s3:ListBucket} beside {@code s3:GetObject}: S3
 * answers 403 for a missing key otherwise, which is an {@link IOException} and never an absent blob. Listings carry no
 * attributes: listed blobs are {@code application/octet-stream}.
 *
 * <p><b>Clients.</b> The store's own client waits 3 seconds for a connection to open, 5 for one to come free among 64, 10
 * for data, 15 for one attempt and 30 for a call of up to 3 attempts. It retries in the SDK's standard mode, whose
 * budget ends retries when most calls fail, and not where the server asks to wait for more than 2 seconds. Credentials come from the SDK's default chain. A host's own client needs
 * {@code chunkedEncodingEnabled(false)} and checksums {@code WHEN_REQUIRED} for servers that refuse the SDK's defaults.
 *
 * <p>A server that asks for fewer calls is a {@link io.lazyimg.spi.StoreBusyException}. Keys with more than 1024 bytes
 * together with the prefix are absent, and writing to them is an {@link IOException}. Times are in whole seconds. Safe
 * for use by many threads and processes.
 */
public final class S3BlobStore implements BlobStore {
    private static final Logger LOG = LoggerFactory.getLogger(S3BlobStore.class);

    private final S3BlobSource source;
    private final ObjectWriter writer;
    private final ConditionalWriter conditionalWriter;
    private final ObjectRemover remover;
    private final BatchRemover batchRemover;

    private S3BlobStore(Bucket bucket, ObjectReader reader, Pause pause, Runnable close) {
        KeyLocks locks = new KeyLocks();
        this.source = new S3BlobSource(bucket, reader, close);
        this.writer = new ObjectWriter(bucket, reader, locks, pause);
        this.conditionalWriter = new ConditionalWriter(bucket, reader, writer);
        this.remover = new ObjectRemover(bucket, reader, locks, pause);
        this.batchRemover = new BatchRemover(bucket, remover);
    }

    /**
     * The store below a prefix of a bucket, by a client of the host's, which the host closes after the store.
     *
     * @param prefix of keys, such as {@code derived/}, or empty; a slash at its end may be left out
     * @throws IllegalArgumentException if the bucket or the prefix cannot be one
     * @throws IOException if the bucket cannot be listed
     */
    public static S3BlobStore in(S3Client client, String bucket, String prefix) throws IOException {
        return in(new Bucket(client, location(bucket, prefix)), () -> {});
    }

    /**
     * The store at a place, with a client of its own, which is closed with the store.
     *
     * @throws IOException if the bucket cannot be listed
     */
    public static S3BlobStore in(S3Location location) throws IOException {
        S3Client client = Clients.of(location);
        try {
            return in(new Bucket(client, location), client::close);
        } catch (IOException | RuntimeException e) {
            client.close();
            throw e;
        }
    }

    /**
     * The blobs below a prefix of a bucket, to be read only, by a client of the host's, which the host closes after
     * them. Where the bucket may not be listed, a warning says what that means.
     *
     * @param prefix of keys, such as {@code originals/}, or empty; a slash at its end may be left out
     * @throws IllegalArgumentException if the bucket or the prefix cannot be one
     * @throws IOException if the bucket cannot be asked
     */
    public static BlobSource readOnly(S3Client client, String bucket, String prefix) throws IOException {
        return readOnly(new Bucket(client, location(bucket, prefix)), () -> {});
    }

    /**
     * The blobs at a place, to be read only, with a client of their own, which is closed with them. Where the bucket may
     * not be listed, a warning says what that means.
     *
     * @throws IOException if the bucket cannot be asked
     */
    public static BlobSource readOnly(S3Location location) throws IOException {
        S3Client client = Clients.of(location);
        try {
            return readOnly(new Bucket(client, location), client::close);
        } catch (IOException | RuntimeException e) {
            client.close();
            throw e;
        }
    }

    /** The store in a bucket that is not looked at. */
    static S3BlobStore unchecked(Bucket bucket, BodyLimits limits, InstantSource clock, Pause pause) {
        return new S3BlobStore(bucket, reader(bucket, limits, clock), pause, () -> {});
    }

    @Override
    public Optional<Blob> read(String key) throws IOException {
        return source.read(key);
    }

    @Override
    public Optional<BlobInfo> stat(String key) throws IOException {
        return source.stat(key);
    }

    @Override
    public Optional<BlobInfo> putIfAbsent(String key, byte[] content, BlobAttributes attributes) throws IOException {
        return conditionalWriter.putIfAbsent(key, content, attributes);
    }

    @Override
    public BlobInfo put(String key, byte[] content, BlobAttributes attributes) throws IOException {
        return writer.put(key, content, attributes);
    }

    @Override
    public boolean delete(String key) throws IOException {
        return remover.remove(key);
    }

    @Override
    public boolean deleteIfMatch(String key, String etag) throws IOException {
        return remover.removeIfMatch(key, etag);
    }

    @Override
    public Map<String, IOException> deleteAll(Collection<String> keys) {
        return batchRemover.removeAll(keys);
    }

    @Override
    public Stream<BlobInfo> list(String prefix) throws IOException {
        return source.list(prefix);
    }

    /** {@code s3://bucket/prefix/}; two servers' buckets of one name count as one. */
    @Override
    public URI location() {
        return source.location();
    }

    @Override
    public void close() {
        source.close();
    }

    @Override
    public String toString() {
        return source.toString();
    }

    private static S3BlobStore in(Bucket bucket, Runnable close) throws IOException {
        if (!isListable(bucket)) {
            throw new IOException("the bucket " + bucket.name() + " on " + bucket.server()
                    + " may not be listed below '"
                    + bucket.location().prefix() + "', so S3 does not tell missing keys from forbidden ones; grant"
                    + " s3:ListBucket on it");
        }
        return new S3BlobStore(bucket, reader(bucket, BodyLimits.DEFAULT, InstantSource.system()), Pause.REAL, close);
    }

    private static BlobSource readOnly(Bucket bucket, Runnable close) throws IOException {
        if (!isListable(bucket)) {
            LOG.warn(
                    "the bucket {} on {} may not be listed below '{}': S3 answers 403 for keys that are not there, and"
                            + " requests for them fail; grant s3:ListBucket on it",
                    bucket.name(),
                    bucket.server(),
                    bucket.location().prefix());
        }
        return new S3BlobSource(bucket, reader(bucket, BodyLimits.DEFAULT, InstantSource.system()), close);
    }

    /** Whether it may be listed; fails if it cannot be asked or is not there. */
    private static boolean isListable(Bucket bucket) throws IOException {
        try {
            bucket.client().listObjectsV2(list -> list.bucket(bucket.name())
                    .prefix(bucket.location().prefix())
                    .maxKeys(1));
            return true;
        } catch (SdkException e) {
            if (S3Failure.code(e).equals("AccessDenied")) {
                return false;
            }
            throw S3Failure.of(e, "ListObjectsV2", "of the bucket " + bucket.name() + " on " + bucket.server());
        }
    }

    private static ObjectReader reader(Bucket bucket, BodyLimits limits, InstantSource clock) {
        return new ObjectReader(bucket, new AbsenceProof(bucket, clock), limits);
    }

    private static S3Location location(String bucket, String prefix) {
        String folder = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        return new S3Location(bucket, folder, null, null, false);
    }
}
