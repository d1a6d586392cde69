package io.lazyimg.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.hosts.s3.Ceph;
import io.lazyimg.hosts.s3.Fault;
import io.lazyimg.hosts.s3.FaultProxy;
import io.lazyimg.hosts.s3.ProxiedRequest;
import io.lazyimg.hosts.s3.S3User;
import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** What of another process comes between a look at an object and its removal, on a server that passes over If-Match. */
class CephRemovalTest {
    private static final String KEY = "widgets/a_60_40.jpg";
    private static final BlobAttributes TEXT = BlobAttributes.of("text/plain");

    private TestBucket bucket;
    private FaultProxy proxy;
    private S3Client client;
    private BlobStore store;
    private BlobStore elsewhere;

    @BeforeEach
    void start() throws IOException {
        Ceph ceph = Ceph.shared();
        S3User user = ceph.user("removal-" + UUID.randomUUID());
        bucket = TestBucket.on(ceph.endpoint(), user);
        proxy = FaultProxy.to(ceph.endpoint());
        client = TestBucket.client(proxy.endpoint(), user);
        store = bucket.store(client, TestBucket.patient(), InstantSource.system(), Pause.REAL);
        elsewhere = bucket.store("");
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        proxy.close();
        bucket.close();
    }

    /** Repeated because one look in many comes when the second of the old one is over by chance. */
    @RepeatedTest(3)
    void a_newer_derivative_that_another_stores_between_the_look_and_the_removal_stays() throws IOException {
        String old = put(store, "old").etag();
        proxy.next(1, request -> isDelete(request) && replacedElsewhere(), Fault.delay(Duration.ZERO));

        assertThat(store.deleteIfMatch(KEY, old)).isFalse();

        assertThat(proxy.count("DELETE")).isEqualTo(1);
        assertThat(text()).isEqualTo("new");
    }

    @Test
    void a_newer_derivative_stays_where_a_removal_is_asked_for_again_whose_answer_was_lost() throws IOException {
        String old = put(store, "old").etag();
        proxy.next(1, "DELETE", Fault.loseAnswer());
        proxy.next(1, request -> isDelete(request) && storedElsewhere(), Fault.delay(Duration.ZERO));

        store.deleteIfMatch(KEY, old);

        assertThat(proxy.count("DELETE")).isEqualTo(2);
        assertThat(text()).isEqualTo("new");
    }

    @Test
    void a_newer_derivative_that_comes_while_an_object_is_too_young_to_be_removed_stays() throws IOException {
        String old = put(store, "old").etag();
        store = bucket.store(client, TestBucket.patient(), InstantSource.system(), wait -> {
            assertThat(wait).isBetween(Duration.ofMillis(1), Duration.ofMillis(1250));
            replacedElsewhere();
        });

        assertThat(store.deleteIfMatch(KEY, old)).isFalse();

        assertThat(proxy.count("DELETE")).isZero();
        assertThat(text()).isEqualTo("new");
    }

    @Test
    void an_object_that_nobody_replaced_is_removed_though_it_has_just_been_stored() throws IOException {
        String old = put(store, "old").etag();

        assertThat(store.deleteIfMatch(KEY, old)).isTrue();
        assertThat(store.stat(KEY)).isEmpty();
    }

    @Test
    void what_refuses_If_Match_in_front_of_the_server_does_not_take_the_other_condition_away() throws IOException {
        String old = put(store, "old").etag();
        proxy.next(
                1,
                request -> isDelete(request) && request.header("If-Match").isPresent(),
                Fault.error(501, "NotImplemented"));
        proxy.next(1, request -> isDelete(request) && replacedElsewhere(), Fault.delay(Duration.ZERO));

        assertThat(store.deleteIfMatch(KEY, old)).isFalse();

        assertThat(proxy.count("DELETE")).isEqualTo(2);
        assertThat(text()).isEqualTo("new");
    }

    private static boolean isDelete(ProxiedRequest request) {
        return request.method().equals("DELETE");
    }

    /** Another process finds the old one outdated too, and stores what it makes instead. */
    private boolean replacedElsewhere() {
        bucket.client().deleteObject(delete -> delete.bucket(bucket.name()).key(KEY));
        return storedElsewhere();
    }

    private boolean storedElsewhere() {
        try {
            put(elsewhere, "new");
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BlobInfo put(BlobStore to, String content) throws IOException {
        return to.putIfAbsent(KEY, content.getBytes(StandardCharsets.UTF_8), TEXT)
                .orElseThrow();
    }

    private String text() throws IOException {
        try (Blob blob = elsewhere.read(KEY).orElseThrow()) {
            return new String(blob.content().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
