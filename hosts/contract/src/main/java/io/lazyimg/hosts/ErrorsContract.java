package io.lazyimg.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.LazyImages;
import io.lazyimg.servlet.LazyImageFilter;
import io.lazyimg.spi.Blob;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.store.MemoryBlobStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What visitors and the log see of errors, whatever the container. */
public abstract class ErrorsContract {
    private final Host.Starter starter;
    private final List<AutoCloseable> started = new ArrayList<>();
    private @Nullable Host host;

    @TempDir
    private Path folder = Path.of("");

    protected ErrorsContract(Host.Starter starter) {
        this.starter = starter;
    }

    @BeforeEach
    void forget() {
        KeptLog.lines().clear();
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : started) {
            each.close();
        }
    }

    private void start(@Nullable LazyImages images, Map<String, String> settings) throws Exception {
        Host starting = starter.start(
                Gate.USUAL, Application.of("", images == null ? null : new LazyImageFilter(images), settings));
        started.add(starting::stop);
        if (images != null) {
            started.add(images);
        }
        host = starting;
    }

    private int port() {
        return Objects.requireNonNull(host).port();
    }

    private Wire.Answer get(String target) throws IOException {
        return Wire.ask(port(), "GET", target);
    }

    @Test
    void aPictureIsShownInPlaceOfAnErrorWithItsTrueStatus() throws Exception {
        BufferedImage missing = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(missing, "png", folder.resolve("missing.png").toFile());
        ImageIO.write(missing, "gif", folder.resolve("broken.jpg").toFile()); // by content, not by name
        Files.createDirectory(folder.resolve("originals"));
        start(
                null,
                Map.of(
                        "lazyimg.originals", folder.resolve("originals").toUri().toString(),
                        "lazyimg.derivatives",
                                folder.resolve("derivatives").toUri().toString(),
                        "lazyimg.error-images",
                                "404=" + folder.resolve("missing.png").toUri() + ", default="
                                        + folder.resolve("broken.jpg").toUri()));

        Wire.Answer notFound = get("/none_600_400.jpg");
        Wire.Answer malformed = get("/none_0_0.jpg");
        Wire.Answer head = Wire.ask(port(), "HEAD", "/none_600_400.jpg");

        assertThat(notFound.status()).isEqualTo(404);
        assertThat(notFound.body()).isEqualTo(Files.readAllBytes(folder.resolve("missing.png")));
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.body()).isEqualTo(Files.readAllBytes(folder.resolve("broken.jpg")));
        assertThat(malformed.header("Content-Type")).isEqualTo("image/gif");
        assertThat(head.body()).isEmpty();
        for (Wire.Answer answer : List.of(notFound, head)) {
            assertThat(answer.headers())
                    .containsEntry("content-type", "image/png")
                    .containsEntry("content-length", Integer.toString(notFound.body().length))
                    .containsEntry("x-content-type-options", "nosniff")
                    .containsEntry("cache-control", "public, max-age=10")
                    .doesNotContainKeys("etag", "last-modified");
        }
    }

    @Test
    void whereAStoreBreaksOffBeforeAnythingWasSentNothingOfTheImageIsKept() throws Exception {
        start(
                LazyImages.builder()
                        .originals(MemoryBlobStore.ofBytes(1000))
                        .derivatives(new BreakingStore(8 * 1024, 2_000_000))
                        .build(),
                Map.of());

        Wire.Answer answer = get("/large_600_400.jpg");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text()).isEqualTo("503 the derivatives store broke off\n");
        assertThat(answer.headers())
                .containsEntry("cache-control", "no-store")
                .containsEntry("retry-after", "2")
                .doesNotContainKeys("etag", "last-modified", "server-timing");
        assertThat(KeptLog.lines()).singleElement().asString().contains("503 STORE_FAILED");
    }

    @Test
    void tenThousandFailuresAreAFewLinesOfLog() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        start(
                LazyImages.builder()
                        .originals(MemoryBlobStore.ofBytes(1000))
                        .derivatives(new BreakingStore(0, 1000))
                        .lookUpRate(0)
                        .keyMapping((request, key) -> {
                            if (key.startsWith("hook")) {
                                throw new IllegalStateException("no tenant for\r\nERROR forged " + key);
                            }
                            return Optional.of(key).filter(mapped -> !mapped.startsWith("none"));
                        })
                        .authorizer((request, variant) -> !variant.originalKey().startsWith("secret"))
                        .build(),
                Map.of());
        HttpClient client = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> visitors = new ArrayList<>();
        List<String> names = List.of("hook", "none", "secret", "stored", "evil%E2%80%AE%E2%80%A8");
        for (int visitor = 0; visitor < 8; visitor++) {
            int own = visitor;
            visitors.add(threads.submit(() -> {
                for (int i = own; i < 10_000; i += 8) {
                    URI uri = URI.create(
                            "http://localhost:" + port() + "/" + names.get(i % names.size()) + i + "_1_1.jpg");
                    HttpResponse<Void> answer =
                            client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
                    failures.addAndGet(answer.statusCode() >= 400 ? 1 : 0);
                }
                return null;
            }));
        }
        for (Future<?> visitor : visitors) {
            visitor.get(5, TimeUnit.MINUTES);
        }
        threads.shutdown();
        stop();
        started.clear();

        assertThat(failures).hasValue(10_000);
        assertThat(KeptLog.lines()).hasSizeBetween(8, 20).allSatisfy(line -> assertThat(line.split("\n", -1))
                .hasSizeLessThanOrEqualTo(2)
                .allSatisfy(row -> assertThat(row).hasSizeLessThan(1500).matches("[\\x20-\\x7e]*")));
        assertThat(KeptLog.lines().stream()
                        .map(line -> line.split(" for '", 2)[0])
                        .map(line -> line.replaceAll("[0-9]+ more.*", "more")))
                .contains(
                        "ERROR No image, 500 INTERNAL",
                        "INFO No image, 404 NOT_FOUND",
                        "INFO No image, 403 FORBIDDEN",
                        "WARN No image, 503 STORE_FAILED",
                        "ERROR No image, 500 INTERNAL, more",
                        "INFO No image, 404 NOT_FOUND, more",
                        "INFO No image, 403 FORBIDDEN, more",
                        "WARN No image, 503 STORE_FAILED, more");
    }

    /** Has every derivative, and breaks off in the middle of each. */
    private static final class BreakingStore implements BlobStore {
        private final MemoryBlobStore nothing = MemoryBlobStore.ofBytes(1000);
        private final int given;
        private final long announced;

        BreakingStore(int given, long announced) {
            this.given = given;
            this.announced = announced;
        }

        @Override
        public Optional<Blob> read(String key) throws IOException {
            InputStream broken = new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("connection reset by secret-host");
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    return read();
                }
            };
            return Optional.of(
                    new Blob(info(key), new SequenceInputStream(new ByteArrayInputStream(new byte[given]), broken)));
        }

        private BlobInfo info(String key) {
            return new BlobInfo(key, announced, "1", Instant.EPOCH, BlobAttributes.of("image/jpeg"));
        }

        @Override
        public Optional<BlobInfo> stat(String key) {
            return Optional.of(info(key));
        }

        @Override
        public Optional<BlobInfo> putIfAbsent(String key, byte[] content, BlobAttributes attributes) {
            return Optional.empty();
        }

        @Override
        public BlobInfo put(String key, byte[] content, BlobAttributes attributes) {
            return info(key);
        }

        @Override
        public boolean delete(String key) {
            return false;
        }

        @Override
        public boolean deleteIfMatch(String key, String etag) {
            return false;
        }

        @Override
        public Stream<BlobInfo> list(String prefix) throws IOException {
            return nothing.list(prefix);
        }

        @Override
        public URI location() {
            return nothing.location();
        }
    }
}
