package io.lazyimg.s3;

import io.lazyimg.hosts.s3.S3InJvm;
import io.lazyimg.hosts.s3.S3User;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class S3InJvmFencingTest extends FencingDuties {
    private static @Nullable S3InJvm server;

    @BeforeAll
    static void startServer() throws IOException {
        server = S3InJvm.start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        Objects.requireNonNull(server).close();
    }

    @Override
    URI server() {
        return Objects.requireNonNull(server).endpoint();
    }

    @Override
    S3User user() {
        return Objects.requireNonNull(server).user();
    }
}
