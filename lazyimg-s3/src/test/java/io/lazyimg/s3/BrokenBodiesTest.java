package io.lazyimg.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.hosts.s3.Fault;
import io.lazyimg.hosts.s3.FaultProxy;
import io.lazyimg.hosts.s3.S3InJvm;
import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** What a reader sees when a body does not come as it should. */
class BrokenBodiesTest {
    private static final BlobAttributes JPEG = BlobAttributes.of("image/jpeg");
    private static final byte[] CONTENT = content(1);

    private S3InJvm server;
    private TestBucket bucket;
    private FaultProxy proxy;
    private S3Client client;

    @BeforeEach
    void start() throws IOException {
        server = S3InJvm.start();
        bucket = TestBucket.on(server.endpoint(), server.user());
        bucket.store("").put("a.jpg", CONTENT, JPEG);
        proxy = FaultProxy.to(server.endpoint());
        client = TestBucket.client(proxy.endpoint(), server.user());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        proxy.close();
        bucket.close();
        server.close();
    }

    @Test
    void aBodyThatIsCutIsReadToItsEnd() throws IOException {
        proxy.next(1, "GET", Fault.cutAfter(100_000));
        proxy.next(1, "GET", Fault.cutAfter(1));
        proxy.next(1, "GET", Fault.cutAfter(70_000));

        assertThat(read(store(TestBucket.patient()))).isEqualTo(CONTENT);
        assertThat(proxy.count("GET")).isEqualTo(4);
    }

    @Test
    void aBodyThatEndsEarlyIsReadToItsEndFromWhereItEnded() throws IOException {
        proxy.next(1, "GET", Fault.truncateAfter(100_000));
        proxy.next(1, "GET", Fault.truncateAfter(0));

        assertThat(read(store(TestBucket.patient()))).isEqualTo(CONTENT);
        assertThat(proxy.requests("GET").get(1).header("Range")).contains("bytes=100000-");
        assertThat(proxy.requests("GET").get(2).header("Range")).contains("bytes=100000-");
    }

    @Test
    void aBodyThatEndsEarlyWithoutTheClientNoticingIsReadToItsEnd() throws IOException {
        BlobInfo info = bucket.store("").stat("a.jpg").orElseThrow();
        AbortableInputStream head = AbortableInputStream.create(new ByteArrayInputStream(Arrays.copyOf(CONTENT, 1000)));
        Bucket place = new Bucket(client, new S3Location(bucket.name(), "", null, null, false));

        try (ObjectBody body = new ObjectBody(
                place,
                info,
                new ResponseInputStream<>(GetObjectResponse.builder().build(), head),
                TestBucket.patient())) {
            assertThat(body.readAllBytes()).isEqualTo(CONTENT);
        }
        assertThat(proxy.requests("GET").get(0).header("Range")).contains("bytes=1000-");
    }

    @Test
    void aBodyThatNeverComesWholeIsAFailureAndNotAShortBlob() throws IOException {
        proxy.always("GET", Fault.truncateAfter(1000));

        assertThatThrownBy(() -> read(store(new BodyLimits(Duration.ofMinutes(1), 3))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.jpg")
                .hasMessageContaining("4000 of 300000 bytes");
        assertThat(proxy.count("GET")).isEqualTo(4);
    }

    @Test
    void aBodyThatIsReplacedWhileItBreaksOffIsAFailureAndNotAMixture() throws IOException {
        proxy.next(1, "GET", Fault.truncateAfter(1000));

        try (Blob blob = store(TestBucket.patient()).read("a.jpg").orElseThrow()) {
            assertThat(blob.content().readNBytes(1000)).hasSize(1000);
            bucket.store("").put("a.jpg", content(2), JPEG);

            assertThatThrownBy(() -> blob.content().read())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("replaced");
        }
    }

    @Test
    void aBodyThatIsRemovedWhileItBreaksOffIsAFailure() throws IOException {
        proxy.next(1, "GET", Fault.truncateAfter(1000));

        try (Blob blob = store(TestBucket.patient()).read("a.jpg").orElseThrow()) {
            bucket.store("").delete("a.jpg");

            assertThatThrownBy(() -> blob.content().readAllBytes())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("removed");
        }
    }

    @Test
    void aBodyThatStallsEndsByItsDeadline() throws Exception {
        proxy.always("GET", Fault.stallAfter(1000));
        BlobStore store = store(new BodyLimits(Duration.ofMillis(300), 3));

        CompletableFuture<Throwable> failure = CompletableFuture.supplyAsync(() -> failureOf(store));

        // far below the client's own time limit for reading
        assertThat(failure.get(Clients.READ_TIMEOUT.toMillis() / 2, TimeUnit.MILLISECONDS))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("PT0.3S")
                .hasMessageContaining("1000 of 300000 bytes");
        assertThat(proxy.count("GET")).isEqualTo(1);
    }

    @Test
    void aReaderMayTakeItsTime() throws Exception {
        BlobStore store = store(new BodyLimits(Duration.ofMillis(300), 0));

        try (Blob blob = store.read("a.jpg").orElseThrow()) {
            assertThat(blob.content().readNBytes(10)).hasSize(10);
            new CompletableFuture<>()
                    .completeOnTimeout(null, 600, TimeUnit.MILLISECONDS)
                    .join();
            assertThat(blob.content().readAllBytes()).hasSize(CONTENT.length - 10);
        }
    }

    @Test
    void closingEarlyDropsTheConnectionInsteadOfReadingTheRest() throws Exception {
        proxy.always("GET", Fault.stallAfter(1000));
        BlobStore store = store(TestBucket.patient());

        CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> {
            try (Blob blob = store.read("a.jpg").orElseThrow()) {
                assertThat(blob.content().read()).isEqualTo(CONTENT[0] & 0xFF);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });

        closed.get(Clients.READ_TIMEOUT.toMillis() / 2, TimeUnit.MILLISECONDS);
        assertThat(proxy.count("GET")).isEqualTo(1);
    }

    @Test
    void connectionsAreGivenBackBeforeAWholeBodyIsClosed() throws IOException {
        BlobStore store = bucket.store("");
        for (int i = 0; i < 2 * Clients.MAX_CONNECTIONS; i++) {
            Blob left = store.read("a.jpg").orElseThrow();
            assertThat(left.content().readAllBytes()).hasSize(CONTENT.length);
        }
    }

    @Test
    void aClosedBodyCannotBeRead() throws IOException {
        Blob blob = bucket.store("").read("a.jpg").orElseThrow();
        blob.close();
        blob.close();

        assertThatThrownBy(() -> blob.content().read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("closed");
    }

    private BlobStore store(BodyLimits limits) {
        return bucket.store(client, limits);
    }

    private static byte[] read(BlobStore store) throws IOException {
        try (Blob blob = store.read("a.jpg").orElseThrow()) {
            return blob.content().readAllBytes();
        }
    }

    private static Throwable failureOf(BlobStore store) {
        try {
            return new AssertionError("it came: " + read(store).length);
        } catch (IOException e) {
            return e;
        }
    }

    private static byte[] content(int seed) {
        byte[] content = new byte[300_000];
        new Random(seed).nextBytes(content);
        return content;
    }
}
