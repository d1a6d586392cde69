package io.lazyimg.s3;

import io.lazyimg.hosts.s3.Ceph;
import io.lazyimg.hosts.s3.S3User;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;

class CephFencingTest extends FencingDuties {
    private static @Nullable Ceph ceph;
    private static @Nullable S3User user;

    @BeforeAll
    static void startServer() throws IOException {
        ceph = Ceph.shared();
        user = ceph.user("fencing-test");
    }

    @Override
    URI server() {
        return Objects.requireNonNull(ceph).endpoint();
    }

    @Override
    S3User user() {
        return Objects.requireNonNull(user);
    }
}
