package io.lazyimg.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.hosts.s3.S3InJvm;
import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobSource;
import io.lazyimg.spi.BlobStore;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

class S3BlobStoreTest {
    private static final BlobAttributes TEXT = BlobAttributes.of("text/plain");

    private static S3InJvm server;
    private static TestBucket bucket;

    private String prefix = "";

    @BeforeAll
    static void start() throws IOException {
        server = S3InJvm.start();
        bucket = TestBucket.on(server.endpoint(), server.user());
    }

    @AfterAll
    static void stop() throws IOException {
        bucket.close();
        server.close();
    }

    @BeforeEach
    void choosePrefix() {
        prefix = bucket.newPrefix();
    }

    @Test
    void attributesAreTheObjectsOwn() throws IOException {
        bucket.store(prefix)
                .put("a.jpg", new byte[3], new BlobAttributes("image/jpeg", "max-age=60", Map.of("source-etag", "5f")));

        HeadObjectResponse object =
                bucket.client().headObject(head -> head.bucket(bucket.name()).key(prefix + "a.jpg"));
        assertThat(object.contentType()).isEqualTo("image/jpeg");
        assertThat(object.cacheControl()).isEqualTo("max-age=60");
        assertThat(object.metadata()).containsEntry("source-etag", "5f");
        assertThat(object.contentLength()).isEqualTo(3);
    }

    @Test
    void objectsOfOthersAreBlobs() throws IOException {
        upload("theirs.jpg", put -> put.contentType("image/jpeg").metadata(Map.of("their_own", "x")));
        upload("untyped", put -> {});

        BlobStore store = bucket.store(prefix);
        assertThat(store.stat("theirs.jpg").orElseThrow().attributes()).isEqualTo(BlobAttributes.of("image/jpeg"));
        assertThat(store.stat("untyped").orElseThrow().attributes().contentType())
                .isNotEmpty();
        try (Blob blob = store.read("theirs.jpg").orElseThrow()) {
            assertThat(blob.content().readAllBytes()).asString().isEqualTo("theirs");
        }
    }

    @Test
    void theMarkersOfFoldersAreNoBlobs() throws IOException {
        upload("folder/", put -> put.contentType("application/x-directory"));
        upload("folder/a.jpg", put -> {});

        BlobStore store = bucket.store(prefix);
        assertThat(keys(store)).containsExactly("folder/a.jpg");
        assertThat(store.stat("folder/")).isEmpty();
        assertThat(store.stat("folder")).isEmpty();
    }

    @Test
    void storesBelowDifferentPrefixesDoNotSeeEachOther() throws IOException {
        BlobStore one = bucket.store(prefix + "one");
        BlobStore two = bucket.store(prefix + "one-more/");
        one.put("a.jpg", new byte[1], TEXT);
        two.put("b.jpg", new byte[1], TEXT);

        assertThat(keys(one)).containsExactly("a.jpg");
        assertThat(keys(two)).containsExactly("b.jpg");
        assertThat(two.deleteAll(List.of("a.jpg"))).isEmpty();
        assertThat(one.stat("a.jpg")).isPresent();
        assertThat(one.location()).hasToString("s3://" + bucket.name() + "/" + prefix + "one/");
    }

    @Test
    void aKeyThatIsTooLongWithItsPrefixIsAbsentAndCannotBeWritten() throws IOException {
        BlobStore deep = bucket.store("p".repeat(200) + "/");
        String fits = "k".repeat(823);
        String tooLong = fits + "k";
        assertThat(201 + fits.length()).isEqualTo(1024);

        assertThat(deep.read(tooLong)).isEmpty();
        assertThat(deep.stat(tooLong)).isEmpty();
        assertThat(deep.delete(tooLong)).isFalse();
        assertThat(deep.deleteIfMatch(tooLong, "x")).isFalse();
        assertThat(deep.deleteAll(List.of(tooLong))).isEmpty();
        assertThat(deep.stat(fits)).isEmpty();
        assertThatThrownBy(() -> deep.put(tooLong, new byte[1], TEXT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1025 bytes")
                .hasMessageContaining("1024");
        assertThatThrownBy(() -> deep.putIfAbsent(tooLong, new byte[1], TEXT)).isInstanceOf(IOException.class);
    }

    @Test
    void theNameOfTheMarkIsRefusedAsMetadata() throws IOException {
        BlobStore store = bucket.store(prefix);
        BlobAttributes forged = new BlobAttributes("text/plain", null, Map.of("lazyimg-write", "x"));

        assertThatThrownBy(() -> store.put("a", new byte[1], forged))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lazyimg-write");
    }

    @Test
    void aMissingBucketIsFoundAtStart() {
        assertThatThrownBy(() -> S3BlobStore.in(bucket.client(), "no-such-bucket", ""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no-such-bucket")
                .hasMessageContaining(server.endpoint().toString())
                .hasMessageContaining("404 NoSuchBucket");
        assertThatThrownBy(() -> S3BlobStore.readOnly(bucket.client(), "no-such-bucket", ""))
                .isInstanceOf(IOException.class);
    }

    @Test
    void closingAStoreLeavesTheHostsClientOpen() throws IOException {
        BlobStore store = bucket.store(prefix);
        store.close();
        store.close();

        assertThat(store.stat("a")).isEmpty();
    }

    @Test
    void whatIsOpenedToBeReadIsNoStore() throws IOException {
        bucket.store(prefix).put("a", new byte[1], TEXT);
        BlobSource source = S3BlobStore.readOnly(bucket.client(), bucket.name(), prefix);

        assertThat(source).isNotInstanceOf(BlobStore.class);
        assertThat(source.stat("a")).isPresent();
        assertThat(source.location()).hasToString("s3://" + bucket.name() + "/" + prefix);
        try (Stream<BlobInfo> all = source.list("")) {
            assertThat(all.map(BlobInfo::key)).containsExactly("a");
        }
    }

    @Test
    void aServerThatNobodyAnswersAtIsFoundAtStart() {
        URI nowhere = URI.create("s3://bucket/p?region=us-east-1&pathStyle=true&endpoint=http://127.0.0.1:1");

        assertThatThrownBy(() -> new S3BlobStoreProvider().open(nowhere))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bucket");
    }

    private void upload(String key, Consumer<PutObjectRequest.Builder> attributes) {
        PutObjectRequest.Builder put =
                PutObjectRequest.builder().bucket(bucket.name()).key(prefix + key);
        attributes.accept(put);
        bucket.client().putObject(put.build(), RequestBody.fromString("theirs"));
    }

    private static List<String> keys(BlobStore store) throws IOException {
        try (Stream<BlobInfo> all = store.list("")) {
            return all.map(BlobInfo::key).sorted().toList();
        }
    }
}
