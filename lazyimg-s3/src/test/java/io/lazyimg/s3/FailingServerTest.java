package io.lazyimg.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lazyimg.hosts.s3.Fault;
import io.lazyimg.hosts.s3.FaultProxy;
import io.lazyimg.hosts.s3.ProxiedRequest;
import io.lazyimg.hosts.s3.S3InJvm;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.spi.StoreBusyException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What a caller sees when the server fails, is busy or is the wrong one. */
class FailingServerTest {
    private static final BlobAttributes TEXT = BlobAttributes.of("text/plain");

    private S3InJvm server;
    private TestBucket bucket;
    private FaultProxy proxy;
    private S3Client client;
    private BlobStore store;

    @BeforeEach
    void start() throws IOException {
        server = S3InJvm.start();
        bucket = TestBucket.on(server.endpoint(), server.user());
        proxy = FaultProxy.to(server.endpoint());
        client = TestBucket.client(proxy.endpoint(), server.user());
        store = bucket.store(client, TestBucket.patient());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        proxy.close();
        bucket.close();
        server.close();
    }

    @Test
    void aServerThatFailsTwiceIsAskedThreeTimes() throws IOException {
        store.put("a", new byte[10], TEXT);
        proxy.next(2, "GET", Fault.error(500, "InternalError"));
        proxy.next(2, "HEAD", Fault.error(503, "ServiceUnavailable"));

        store.read("a").orElseThrow().close();
        assertThat(store.stat("a")).isPresent();
        assertThat(proxy.count("GET")).isEqualTo(3);
    }

    @Test
    void aFailureNamesTheCallTheKeyTheStatusAndTheRequest() {
        proxy.always("GET", Fault.error(500, "InternalError"));

        assertThatThrownBy(() -> store.read("widgets/a.jpg"))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("GetObject s3://" + bucket.name() + "/widgets/a.jpg: 500 InternalError, request FAULT");
    }

    @Test
    void aBusyServerSaysWhenToComeBack() {
        proxy.always("GET", Fault.error(503, "SlowDown", Duration.ofSeconds(17)));
        proxy.always("HEAD", Fault.error(429, "TooManyRequests"));

        StoreBusyException asked = catchThrowableOfType(StoreBusyException.class, () -> store.read("a"));
        StoreBusyException usual = catchThrowableOfType(StoreBusyException.class, () -> store.stat("a"));

        assertThat(asked.retryAfter()).isEqualTo(Duration.ofSeconds(17));
        assertThat(asked).hasMessageContaining("503 SlowDown");
        assertThat(proxy.count("GET")).isEqualTo(1); // nobody waits that long
        assertThat(proxy.count("HEAD")).isEqualTo(3);
        assertThat(usual.retryAfter()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aServerThatNamesAVeryLongTimeIsNotBelieved() {
        proxy.always("GET", Fault.error(503, "SlowDown", Duration.ofDays(300)));

        assertThat(catchThrowableOfType(StoreBusyException.class, () -> store.read("a"))
                        .retryAfter())
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aMissingBucketIsAFailureAndNotAMissingBlob() {
        BlobStore nowhere = S3BlobStore.unchecked(
                new Bucket(client, new S3Location("no-such-bucket", "", null, null, false)),
                TestBucket.patient(),
                InstantSource.system(),
                attempt -> {});

        assertThatThrownBy(() -> nowhere.read("a"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("NoSuchBucket");
        assertThatThrownBy(() -> nowhere.stat("a"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("NoSuchBucket");
        assertThatThrownBy(() -> nowhere.put("a", new byte[1], TEXT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("NoSuchBucket");
        assertThatThrownBy(() -> nowhere.putIfAbsent("a", new byte[1], TEXT)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> nowhere.delete("a")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> nowhere.list("")).isInstanceOf(IOException.class);
        assertThat(nowhere.deleteAll(List.of("a", "b"))).containsOnlyKeys("a", "b");
    }

    @Test
    void aNotFoundThatIsNotOfS3IsAFailureAndNotAMissingBlob() {
        proxy.always("GET", Fault.error(404, "NotFoundByTheLoadBalancer"));

        assertThatThrownBy(() -> store.read("a"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("404");
        assertThatThrownBy(() -> store.stat("a"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("404");
    }

    @Test
    void whatFailsInABatchIsToldForEachKey() {
        proxy.always("POST", Fault.error(500, "InternalError"));

        Map<String, IOException> failed = store.deleteAll(List.of("a", "b"));

        assertThat(failed).containsOnlyKeys("a", "b");
        assertThat(failed.get("b")).hasMessageContaining("/b: 500 InternalError");
    }

    @Test
    void whatIsRefusedWithinABatchIsToldKeyByKey() {
        proxy.next(
                1,
                "POST",
                Fault.answer(
                        200,
                        "<DeleteResult><Error><Key>a</Key><Code>AccessDenied</Code><Message>no</Message></Error>"
                                + "<Error><Key>b &amp; c</Key><Code>SlowDown</Code><Message>no</Message></Error>"
                                + "</DeleteResult>"));

        Map<String, IOException> failed = store.deleteAll(List.of("a", "b & c", "d"));

        assertThat(failed).containsOnlyKeys("a", "b & c");
        assertThat(failed.get("a")).isExactlyInstanceOf(IOException.class).hasMessageContaining("/a: AccessDenied");
        assertThat(failed.get("b & c")).isInstanceOf(StoreBusyException.class);
    }

    @Test
    void anErrorWithoutAKeyOfTheBatchIsOneOfAllItsKeysAndOneWithoutACodeIsAnErrorToo() {
        proxy.next(
                1,
                "POST",
                Fault.answer(
                        200,
                        "<DeleteResult><Error><Key>a</Key></Error><Error><Code>SlowDown</Code></Error>"
                                + "<Error><Key>elsewhere</Key><Code>AccessDenied</Code></Error></DeleteResult>"));

        Map<String, IOException> failed = store.deleteAll(List.of("a", "b"));

        assertThat(failed).containsOnlyKeys("a", "b");
        assertThat(failed.get("a")).hasMessageContaining("/a: refused without a reason");
        assertThat(failed.get("b")).isInstanceOf(StoreBusyException.class).hasMessageContaining("/b: SlowDown");

        proxy.next(1, "POST", Fault.answer(200, "<DeleteResult><Error></Error></DeleteResult>"));
        assertThat(store.deleteAll(List.of("a", "b"))).containsOnlyKeys("a", "b");
    }

    @Test
    void aServerWithoutBatchesIsAskedKeyByKey() throws IOException {
        store.put("a", new byte[1], TEXT);
        store.put("b", new byte[1], TEXT);
        proxy.always("POST", Fault.error(501, "NotImplemented"));
        proxy.next(3, request -> isDeleteOf("b", request), Fault.error(500, "InternalError"));

        assertThat(store.deleteAll(List.of("a", "b", "missing"))).containsOnlyKeys("b");
        assertThat(store.stat("a")).isEmpty();
        assertThat(store.stat("b")).isPresent();
    }

    @Test
    void aThousandKeysAreOneCall() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 2001; i++) {
            keys.add("a/" + i);
        }
        proxy.always("POST", Fault.error(403, "AccessDenied"));

        assertThat(store.deleteAll(keys)).hasSize(2001);
        assertThat(proxy.count("POST")).isEqualTo(3);
        assertThat(proxy.count("DELETE")).isZero();
    }

    @Test
    void aLaterPageOfAListingIsAskedForWhenItIsWantedAndMayFail() throws IOException {
        for (int i = 0; i < 1001; i++) {
            String key = "many/" + i;
            bucket.client().putObject(put -> put.bucket(bucket.name()).key(key), RequestBody.empty());
        }
        try (Stream<BlobInfo> all = store.list("many/")) {
            assertThat(all.limit(1000).count()).isEqualTo(1000);
        }
        assertThat(proxy.count("GET")).isEqualTo(1);

        try (Stream<BlobInfo> all = store.list("many/")) {
            proxy.always("GET", Fault.error(500, "InternalError"));

            assertThatThrownBy(all::toList)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("500 InternalError");
        }
    }

    @Test
    void anInterruptedCallerStaysInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> store.read("a")).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aServerThatIsNotThereIsAFailureThatNamesIt() throws IOException {
        proxy.close();

        assertThatThrownBy(() -> S3BlobStore.in(client, bucket.name(), "p"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(bucket.name())
                .hasMessageContaining(proxy.endpoint().toString());
    }

    private static boolean isDeleteOf(String key, ProxiedRequest request) {
        return request.method().equals("DELETE") && request.target().endsWith("/" + key);
    }
}
