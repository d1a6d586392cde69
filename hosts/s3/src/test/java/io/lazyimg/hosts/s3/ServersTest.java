package io.lazyimg.hosts.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class ServersTest {
    @Test
    void theServerInTheJvmKeepsObjects() throws IOException {
        try (S3InJvm server = S3InJvm.start()) {
            keepsObjects(server.user(), server.endpoint());
        }
    }

    @Test
    void cephKeepsObjects() throws IOException {
        Ceph ceph = Ceph.shared();

        keepsObjects(ceph.user("servers-test"), ceph.endpoint());
    }

    private static void keepsObjects(S3User user, URI endpoint) {
        try (S3Client client = user.client(endpoint)) {
            client.createBucket(bucket -> bucket.bucket("servers-test"));
            client.putObject(put -> put.bucket("servers-test").key("a b"), RequestBody.fromString("the bytes"));

            assertThat(client.getObjectAsBytes(get -> get.bucket("servers-test").key("a b"))
                            .asUtf8String())
                    .isEqualTo("the bytes");
        }
    }
}
