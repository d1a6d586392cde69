package io.lazyimg.examples.processor;

import io.lazyimg.hosts.s3.Ceph;
import io.lazyimg.hosts.s3.S3User;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;

class CephVariantsTest extends S3Variants {
    private static @Nullable Ceph server;
    private static @Nullable S3User user;

    @BeforeAll
    static void start() throws IOException {
        server = Ceph.shared();
        user = server.user("variants-test");
    }

    @Override
    URI server() {
        return Objects.requireNonNull(server).endpoint();
    }

    @Override
    S3User user() {
        return Objects.requireNonNull(user);
    }
}
