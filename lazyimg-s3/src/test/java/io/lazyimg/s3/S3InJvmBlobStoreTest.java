package io.lazyimg.s3;

import io.lazyimg.hosts.s3.S3InJvm;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.testkit.BlobStoreContract;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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

    /** s3proxy reads a file's attributes and its bytes one after the other, whatever happens to it between. */
    private static void leaveToCeph() {
        Assumptions.abort(
                "s3proxy mixes objects that are replaced or removed while they are read; Ceph takes this test");
    }

    @Override
    @Test
    public void readersDuringReplacementSeeOneWholeBlobOrAnother() {
        leaveToCeph();
    }

    @Override
    @Test
    public void aStormOfWritersRemoversAndReadersLeavesOnlyWholeBlobs() {
        leaveToCeph();
    }
}
