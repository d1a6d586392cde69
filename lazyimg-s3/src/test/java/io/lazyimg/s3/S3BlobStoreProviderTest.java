package io.lazyimg.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.hosts.s3.FaultProxy;
import io.lazyimg.hosts.s3.S3InJvm;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobSource;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.spi.BlobStoreProvider;
import java.io.IOException;
import java.net.URI;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class S3BlobStoreProviderTest {
    /** Where the SDK's default chain looks first. */
    private static final String ACCESS_KEY = "aws.accessKeyId";

    private static final String SECRET_KEY = "aws.secretAccessKey";

    private S3InJvm server;
    private TestBucket bucket;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = S3InJvm.start();
        bucket = TestBucket.on(server.endpoint(), server.user());
        proxy = FaultProxy.to(server.endpoint());
        System.setProperty(ACCESS_KEY, server.user().accessKey());
        System.setProperty(SECRET_KEY, server.user().secretKey());
    }

    @AfterEach
    void stop() throws IOException {
        System.clearProperty(ACCESS_KEY);
        System.clearProperty(SECRET_KEY);
        proxy.close();
        bucket.close();
        server.close();
    }

    @Test
    void aUriOpensAStoreWithCredentialsOfTheEnvironment() throws IOException {
        try (BlobStore store = provider().open(uri("/deriv%20ed", "us-east-1"))) {
            store.put("a.jpg", new byte[3], BlobAttributes.of("image/jpeg"));

            assertThat(store.location()).hasToString("s3://" + bucket.name() + "/deriv%20ed/");
        }
        assertThat(bucket.store("deriv ed").stat("a.jpg")).isPresent();
    }

    @Test
    void openingASourceWritesNothing() throws IOException {
        try (BlobSource source = provider().openSource(uri("/originals", "us-east-1"))) {
            assertThat(source.stat("missing")).isEmpty();
        }
        assertThat(proxy.count("GET")).isPositive();
        assertThat(proxy.count("PUT") + proxy.count("POST") + proxy.count("DELETE"))
                .isZero();
    }

    @Test
    void wrongCredentialsAreFoundAtStartAndNotRepeated() {
        System.setProperty(SECRET_KEY, "another-secret");

        assertThatThrownBy(() -> provider().open(uri("/p", "us-east-1")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("403 SignatureDoesNotMatch")
                .hasMessageContaining(bucket.name())
                .hasMessageNotContainingAny("another-secret", server.user().accessKey());
    }

    @Test
    void itsExampleIsOneThatItTakes() {
        assertThat(S3Location.of(URI.create(provider().example())).bucket()).isEqualTo("bucket");
        assertThatThrownBy(() -> provider().open(URI.create("file:/var/images")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(provider().example());
    }

    private URI uri(String path, String region) {
        return URI.create(
                "s3://" + bucket.name() + path + "?pathStyle=true&region=" + region + "&endpoint=" + proxy.endpoint());
    }

    private static BlobStoreProvider provider() {
        return ServiceLoader.load(BlobStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.scheme().equals("s3"))
                .findFirst()
                .orElseThrow();
    }
}
