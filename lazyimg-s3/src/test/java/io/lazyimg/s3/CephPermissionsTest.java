package io.lazyimg.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.hosts.s3.Ceph;
import io.lazyimg.hosts.s3.FaultProxy;
import io.lazyimg.hosts.s3.S3User;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobSource;
import io.lazyimg.spi.BlobStore;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** What a caller sees who may not do everything. */
class CephPermissionsTest {
    private static final BlobAttributes TEXT = BlobAttributes.of("text/plain");

    private @Nullable TestBucket opened;
    private @Nullable FaultProxy proxy;
    private @Nullable S3Client client;
    private String visitor = "";
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @BeforeEach
    void start() throws IOException {
        Ceph ceph = Ceph.shared();
        visitor = "visitor-" + UUID.randomUUID();
        opened = TestBucket.on(ceph.endpoint(), ceph.user("owner-" + UUID.randomUUID()));
        proxy = FaultProxy.to(ceph.endpoint());
        S3User user = ceph.user(visitor);
        client = TestBucket.client(proxy.endpoint(), user);
        owned().put("a", new byte[10], TEXT);
    }

    @AfterEach
    void stop() throws IOException {
        if (client != null && proxy != null && opened != null) {
            client.close();
            proxy.close();
            opened.close();
        }
    }

    @Test
    void whoMayReadAndListIsToldWhatIsMissing() throws IOException {
        allow("s3:GetObject", "s3:ListBucket");

        assertThat(visited().stat("a")).isPresent();
        assertThat(visited().stat("missing")).isEmpty();
        assertThat(visited().read("missing")).isEmpty();
    }

    @Test
    void whoMayNotListIsToldThatMissingAndForbiddenLookAlike() throws IOException {
        allow("s3:GetObject");

        BlobStore store = visited();
        assertThat(store.stat("a")).isPresent();
        store.read("a").orElseThrow().close();
        assertThatThrownBy(() -> store.read("missing"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/missing")
                .hasMessageContaining("grant s3:ListBucket");
        assertThatThrownBy(() -> store.stat("missing"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("grant s3:ListBucket");
    }

    @Test
    void whetherListingIsDeniedIsAskedOnceAMinute() throws IOException {
        allow("s3:GetObject");
        BlobStore store = visited();

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> store.read("missing")).hasMessageContaining("s3:ListBucket");
        }
        assertThat(listings()).isEqualTo(1);

        allow("s3:GetObject", "s3:ListBucket");
        now = now.plusSeconds(61);
        assertThat(store.read("missing")).isEmpty();
    }

    @Test
    void whoMayListButNotReadIsToldWhatToGrantAndWhatIsMissing() throws IOException {
        allow("s3:ListBucket");

        assertThatThrownBy(() -> visited().read("a"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/a is there")
                .hasMessageContaining("grant s3:GetObject");
        assertThatThrownBy(() -> visited().stat("a"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("grant s3:GetObject");
        assertThat(visited().read("missing")).isEmpty();
        assertThat(visited().stat("missing")).isEmpty();
    }

    @Test
    void aStoreOfABucketThatMayNotBeListedIsNotOpenedButASourceIs() throws IOException {
        allow("s3:GetObject", "s3:PutObject");

        assertThatThrownBy(() -> S3BlobStore.in(client(), bucket().name(), ""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(bucket().name())
                .hasMessageContaining("s3:ListBucket");
        try (BlobSource source = S3BlobStore.readOnly(client(), bucket().name(), "")) {
            assertThat(source.stat("a")).isPresent();
        }
    }

    @Test
    void aStoreOfSomebodyUnknownIsNotOpened() throws IOException {
        S3User nobody = new S3User("nobody", "AKIANOBODY", "not-the-secret");
        try (S3Client stranger = TestBucket.client(Ceph.shared().endpoint(), nobody)) {
            assertThatThrownBy(() -> S3BlobStore.readOnly(stranger, bucket().name(), ""))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("403 InvalidAccessKeyId")
                    .hasMessageNotContaining("not-the-secret");
        }
    }

    @Test
    void whoMayNotWriteIsToldSo() throws IOException {
        allow("s3:GetObject", "s3:ListBucket");

        assertThatThrownBy(() -> visited().putIfAbsent("b", new byte[1], TEXT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("PutObject")
                .hasMessageContaining("403 AccessDenied");
        assertThatThrownBy(() -> visited().delete("a"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("DeleteObject")
                .hasMessageContaining("403 AccessDenied");
    }

    @Test
    void whoMayRemoveRemovesManyAtOnce() throws IOException {
        allow("s3:GetObject", "s3:ListBucket", "s3:DeleteObject");

        assertThat(visited().deleteAll(List.of("a", "missing"))).isEmpty();
        assertThat(owned().stat("a")).isEmpty();
    }

    private void allow(String... actions) {
        String policy = """
                {"Version": "2012-10-17", "Statement": [{
                  "Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam:::user/%s"]}, "Action": ["%s"],
                  "Resource": ["arn:aws:s3:::%3$s", "arn:aws:s3:::%3$s/*"]}]}""".formatted(visitor, String.join("\", \"", actions), bucket().name());
        bucket().client().putBucketPolicy(put -> put.bucket(bucket().name()).policy(policy));
    }

    private BlobStore visited() {
        return bucket().store(client(), TestBucket.patient(), () -> now);
    }

    private BlobStore owned() throws IOException {
        return bucket().store("");
    }

    private long listings() {
        return Objects.requireNonNull(proxy).requests("GET").stream()
                .filter(get -> get.target().contains("list-type=2"))
                .count();
    }

    private TestBucket bucket() {
        return Objects.requireNonNull(opened);
    }

    private S3Client client() {
        return Objects.requireNonNull(client);
    }
}
