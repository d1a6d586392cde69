package io.lazyimg.examples.processor;

import io.lazyimg.hosts.s3.S3InJvm;
import io.lazyimg.hosts.s3.S3User;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class S3InJvmVariantsTest extends S3Variants {
    private static @Nullable S3InJvm server;

    @BeforeAll
    static void start() throws IOException {
        server = S3InJvm.start();
    }

    @AfterAll
    static void end() throws IOException {
        shared().close();
    }

    private static S3InJvm shared() {
        return Objects.requireNonNull(server);
    }

    @Override
    URI server() {
        return shared().endpoint();
    }

    @Override
    S3User user() {
        return shared().user();
    }
}
