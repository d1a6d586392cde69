package io.lazyimg.s3;

import io.lazyimg.hosts.s3.S3User;
import io.lazyimg.spi.BlobStore;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket of its own on a server, with stores below it that share one client. */
final class TestBucket implements AutoCloseable {
    private final String name;
    private final S3Client client;
    private final AtomicInteger prefixes = new AtomicInteger();

    private TestBucket(URI endpoint, String name, S3User user) {
        this.name = name;
        this.client = client(endpoint, user);
    }

    /** Makes one, owned by a user. */
    static TestBucket on(URI endpoint, S3User user) {
        TestBucket bucket = new TestBucket(endpoint, "test-" + UUID.randomUUID(), user);
        bucket.client.createBucket(create -> create.bucket(bucket.name));
        return bucket;
    }

    /** A client such as stores make, for a user. */
    static S3Client client(URI endpoint, S3User user) {
        return Clients.builder(new S3Location("unused", "", "us-east-1", endpoint, true))
                .credentialsProvider(user.credentials())
                .build();
    }

    String name() {
        return name;
    }

    S3Client client() {
        return client;
    }

    /** A prefix that nothing has yet. */
    String newPrefix() {
        return prefixes.incrementAndGet() + "/";
    }

    /** A store in this bucket. */
    BlobStore store(String prefix) throws IOException {
        return S3BlobStore.in(client, name, prefix);
    }

    /** A store in this bucket as a client sees it, which knows nothing of the server yet. */
    S3BlobStore store(S3Client other, BodyLimits limits) {
        return store(other, limits, InstantSource.system());
    }

    S3BlobStore store(S3Client other, BodyLimits limits, InstantSource clock) {
        return store(other, limits, clock, length -> {});
    }

    S3BlobStore store(S3Client other, BodyLimits limits, InstantSource clock, Pause pause) {
        Bucket bucket = new Bucket(other, new S3Location(name, "", null, null, false));
        return S3BlobStore.unchecked(bucket, limits, clock, pause);
    }

    /** Limits that no test reaches that does not mean to. */
    static BodyLimits patient() {
        return new BodyLimits(Duration.ofMinutes(1), 3);
    }

    @Override
    public void close() {
        client.close();
    }
}
