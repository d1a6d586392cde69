package io.lazyimg.s3;

import io.lazyimg.hosts.s3.Ceph;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.testkit.BlobStoreContract;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class CephBlobStoreTest extends BlobStoreContract {
    private static @Nullable TestBucket bucket;

    private String prefix = "";

    @BeforeAll
    static void start() throws IOException {
        Ceph ceph = Ceph.shared();
        bucket = TestBucket.on(ceph.endpoint(), ceph.user("ceph-blob-store-test"));
    }

    @AfterAll
    static void stop() {
        if (bucket != null) {
            bucket.close();
        }
    }

    private static TestBucket bucket() {
        return Objects.requireNonNull(bucket);
    }

    @Override
    protected BlobStore open() throws IOException {
        prefix = bucket().newPrefix();
        return bucket().store(prefix);
    }

    @Override
    protected Optional<BlobStore> reopen() throws IOException {
        return Optional.of(bucket().store(prefix));
    }
}
