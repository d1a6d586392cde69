package io.lazyimg.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.hosts.s3.Fault;
import io.lazyimg.hosts.s3.FaultProxy;
import io.lazyimg.hosts.s3.ProxiedRequest;
import io.lazyimg.hosts.s3.S3InJvm;
import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobStore;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;

/** Who wins a write that is to replace nothing, on servers that help and on servers that do not. */
class ConditionalWritesTest {
    private static final BlobAttributes TEXT = BlobAttributes.of("text/plain");

    private S3InJvm server;
    private TestBucket bucket;
    private FaultProxy proxy;
    private S3Client client;
    private BlobStore store;

    @BeforeEach
    void start() throws IOException {
        server = S3InJvm.startUnsigned();
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
    void onlyTheFirstWriteFindsOutWhetherTheServerKeepsTheCondition() throws IOException {
        assertThat(put("a", "first")).isPresent();
        assertThat(proxy.count("PUT")).isEqualTo(2);
        assertThat(put("b", "second")).isPresent();
        assertThat(proxy.count("PUT")).isEqualTo(3);

        assertThat(keys()).containsExactly("a", "b");
        assertThat(text("a")).isEqualTo("first");
    }

    @Test
    void aWriteWhoseAnswerIsLostIsRecognisedAsOurs() throws IOException {
        put("known", "x");
        proxy.next(1, "PUT", Fault.loseAnswer());
        int before = proxy.count("PUT");

        Optional<BlobInfo> stored = put("a", "ours");

        assertThat(proxy.count("PUT") - before).isEqualTo(2); // the second one was refused with a 412
        assertThat(stored).isPresent();
        assertThat(stored).isEqualTo(store.stat("a"));
        assertThat(text("a")).isEqualTo("ours");
    }

    @Test
    void theFirstWriteOfAllMayLoseItsAnswerToo() throws IOException {
        proxy.next(1, "PUT", Fault.loseAnswer());

        assertThat(put("a", "ours")).isPresent();
        assertThat(put("a", "theirs")).isEmpty();
        assertThat(text("a")).isEqualTo("ours");
    }

    @Test
    void aWriteOfTheVerySameContentByAnotherIsNotOurs() throws IOException {
        put("known", "x");
        bucket.store("").put("a", bytes("same"), TEXT);
        proxy.next(1, "PUT", Fault.error(500, "InternalError"));

        assertThat(put("a", "same")).isEmpty();
    }

    @Test
    void aWriteThatMeetsAnotherIsTriedAgainAfterAPause() throws IOException {
        List<Duration> pauses = new ArrayList<>();
        store = bucket.store(client, TestBucket.patient(), InstantSource.system(), pauses::add);
        put("known", "x");
        proxy.next(2, "PUT", Fault.error(409, "ConditionalRequestConflict"));

        assertThat(put("a", "ours")).isPresent();
        assertThat(text("a")).isEqualTo("ours");
        assertThat(pauses).hasSize(2);
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(pauses.get(1)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
    }

    @Test
    void whoIsInterruptedInThePauseStaysSo() {
        store = bucket.store(client, TestBucket.patient(), InstantSource.system(), length -> {
            throw new InterruptedException();
        });
        proxy.always("PUT", Fault.error(409, "ConditionalRequestConflict"));

        assertThatThrownBy(() -> put("a", "ours")).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(proxy.count("PUT")).isEqualTo(1);
    }

    @Test
    void aConflictThatDoesNotEndIsAFailure() throws IOException {
        put("known", "x");
        proxy.always("PUT", Fault.error(409, "ConditionalRequestConflict"));

        assertThatThrownBy(() -> put("a", "ours"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("409 ConditionalRequestConflict");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 501})
    void aServerThatRefusesTheConditionIsLookedAtBeforeEachWrite(int status) throws IOException {
        proxy.next(
                Integer.MAX_VALUE,
                request -> request.header("If-None-Match").isPresent(),
                Fault.error(status, "NotImplemented"));

        assertThat(put("a", "first")).isPresent();
        assertThat(put("a", "second")).isEmpty();
        assertThat(put("b", "third")).isPresent();
        assertThat(text("a")).isEqualTo("first");
        assertThat(conditionalPuts()).isEqualTo(1);
    }

    @Test
    void aServerThatPassesOverTheConditionIsLookedAtBeforeEachWrite() throws IOException {
        proxy.always("PUT", Fault.withoutHeader("If-None-Match"));

        assertThat(put("a", "first")).isPresent();
        int asked = conditionalPuts();
        assertThat(put("a", "second")).isEmpty();
        assertThat(put("b", "third")).isPresent();

        assertThat(text("a")).isEqualTo("first");
        assertThat(keys()).containsExactly("a", "b");
        assertThat(conditionalPuts()).isEqualTo(asked);
    }

    @Test
    void theVeryFirstWriteReplacesNothingOnAServerThatPassesOverTheCondition() throws IOException {
        bucket.store("").put("a", bytes("there before"), TEXT);
        proxy.always("PUT", Fault.withoutHeader("If-None-Match"));

        assertThat(put("a", "ours")).isEmpty();
        assertThat(text("a")).isEqualTo("there before");
    }

    @Test
    void aFailureThatIsNotAboutTheConditionTeachesNothing() throws IOException {
        proxy.next(2, "PUT", Fault.error(400, "InvalidRequest"));

        assertThatThrownBy(() -> put("a", "first")).isInstanceOf(IOException.class);
        assertThat(put("a", "second")).isPresent();
        assertThat(put("b", "third")).isPresent();
        assertThat(proxy.requests("PUT").get(proxy.count("PUT") - 1).header("If-None-Match"))
                .contains("*");
    }

    @Test
    void amongThreadsOfOneStoreOneWinsOnceTheServerIsKnownToPassOverTheCondition() throws Exception {
        proxy.always("PUT", Fault.withoutHeader("If-None-Match"));
        put("known", "x");
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<Boolean>> racers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String content = "racer " + i;
            racers.add(CompletableFuture.supplyAsync(() -> wins(start, content)));
        }

        start.countDown();

        assertThat(racers.stream().filter(CompletableFuture::join)).hasSize(1);
        assertThat(text("race")).startsWith("racer ");
    }

    @Test
    void aNewerBlobThatComesBetweenTheLookAndTheRemovalStays() throws IOException {
        BlobStore elsewhere = bucket.store("");
        String old = store.put("a", bytes("old"), TEXT).etag();
        proxy.next(1, request -> isDelete(request) && replaced(elsewhere), Fault.delay(Duration.ZERO));

        assertThat(store.deleteIfMatch("a", old)).isFalse();
        assertThat(proxy.count("DELETE")).isEqualTo(1);
        assertThat(text("a")).isEqualTo("new");
    }

    @Test
    void aNewerBlobStaysWhereARemovalIsAskedForAgainWhoseAnswerWasLost() throws IOException {
        BlobStore elsewhere = bucket.store("");
        String old = store.put("a", bytes("old"), TEXT).etag();
        proxy.next(1, "DELETE", Fault.loseAnswer());
        proxy.next(1, request -> isDelete(request) && replaced(elsewhere), Fault.delay(Duration.ZERO));

        store.deleteIfMatch("a", old);

        assertThat(proxy.count("DELETE")).isEqualTo(2);
        assertThat(text("a")).isEqualTo("new");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 501})
    void aServerThatRefusesTheConditionOfARemovalIsLookedAtBeforeIt(int status) throws IOException {
        String old = store.put("a", bytes("old"), TEXT).etag();
        proxy.next(
                Integer.MAX_VALUE,
                request -> isDelete(request) && request.header("If-Match").isPresent(),
                Fault.error(status, "NotImplemented"));

        assertThat(store.deleteIfMatch("a", "another")).isFalse();
        assertThat(store.deleteIfMatch("a", old)).isTrue();
        assertThat(keys()).isEmpty();
    }

    @Test
    void theMarkOfAWriteIsNotShown() throws IOException {
        assertThat(put("a", "x").orElseThrow().attributes()).isEqualTo(TEXT);
        assertThat(bucket.client()
                        .headObject(head -> head.bucket(bucket.name()).key("a"))
                        .metadata())
                .containsKey("lazyimg-write");
    }

    private boolean wins(CountDownLatch start, String content) {
        try {
            start.await();
            return put("race", content).isPresent();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isDelete(ProxiedRequest request) {
        return request.method().equals("DELETE");
    }

    private static boolean replaced(BlobStore store) {
        try {
            store.put("a", bytes("new"), TEXT);
            return true;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Optional<BlobInfo> put(String key, String content) throws IOException {
        return store.putIfAbsent(key, bytes(content), TEXT);
    }

    private int conditionalPuts() {
        return (int) proxy.requests("PUT").stream()
                .filter(put -> put.header("If-None-Match").isPresent())
                .count();
    }

    private String text(String key) throws IOException {
        try (Blob blob = store.read(key).orElseThrow()) {
            return new String(blob.content().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<String> keys() throws IOException {
        try (Stream<BlobInfo> all = store.list("")) {
            return all.map(BlobInfo::key).sorted().toList();
        }
    }

    private static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }
}
