package io.lazyimg.s3;

import io.lazyimg.hosts.s3.S3InJvm;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.testkit.BlobStoreContract;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class S3InJvmBlobStoreTest extends BlobStoreContract {
    private static S3InJvm server;
    private static TestBucket bucket;

    private String prefix = "";

    @BeforeAll
    static void start() throws IOException {
        server = S3InJvm.start();
        bucket = TestBucket.on(server.endpoint(), server.user());
    }

    @AfterAll
    static void stop() throws IOException {
        bucket.close();
        server.close();
    }

    @Override
    protected BlobStore open() throws IOException {
        prefix = bucket.newPrefix();
        return bucket.store(prefix);
    }

    @Override
    protected Optional<BlobStore> reopen() throws IOException {
        return Optional.of(bucket.store(prefix));
    }
}
