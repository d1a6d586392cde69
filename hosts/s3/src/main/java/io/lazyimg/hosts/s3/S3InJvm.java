package io.lazyimg.hosts.s3;

import java.io.IOException;
import java.net.URI;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;

/** s3proxy in this JVM, which keeps everything in memory: no websites, no policies, one user who may do everything. */
public final class S3InJvm implements AutoCloseable {
    private static final S3User USER = new S3User("only", "only-access", "only-secret");

    private final S3Proxy server;
    private final URI endpoint;

    private S3InJvm(S3Proxy server, URI endpoint) {
        this.server = server;
        this.endpoint = endpoint;
    }

    /** Starts one that is empty, on a free port. */
    public static S3InJvm start() throws IOException {
        return start(AuthenticationType.AWS_V4);
    }

    /** Starts one that does not look at signatures, so that requests may be changed on their way. */
    public static S3InJvm startUnsigned() throws IOException {
        return start(AuthenticationType.NONE);
    }

    private static S3InJvm start(AuthenticationType authentication) throws IOException {
        S3Proxy server = S3Proxy.builder()
                .blobStore(BlobStores.create("transient-nio2", new Properties()))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(authentication, USER.accessKey(), USER.secretKey())
                .build();
        try {
            server.start();
        } catch (Exception e) {
            throw new IOException("s3proxy does not start", e);
        }
        return new S3InJvm(server, URI.create("http://127.0.0.1:" + server.getPort()));
    }

    /** Where it answers. */
    public URI endpoint() {
        return endpoint;
    }

    /** Who may do everything. */
    public S3User user() {
        return USER;
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("s3proxy does not stop", e);
        }
    }
}
