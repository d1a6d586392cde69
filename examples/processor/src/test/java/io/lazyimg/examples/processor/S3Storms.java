package io.lazyimg.examples.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.ImageEvent;
import io.lazyimg.ImageEvent.Kind;
import io.lazyimg.Setting;
import io.lazyimg.hosts.s3.Fault;
import io.lazyimg.hosts.s3.FaultProxy;
import io.lazyimg.hosts.s3.S3User;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Many visitors of processors whose stores are on an S3 server, with a proxy between that does what a test says. */
abstract class S3Storms {
    private static final int ORIGINALS = 8;

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService visitors = Executors.newCachedThreadPool();
    private final Queue<ImageEvent> events = new ConcurrentLinkedQueue<>();
    /** How many renders each processor has made, in the order of their starts. */
    private final List<AtomicInteger> renders = new ArrayList<>();
    /** Runs in the middle of the next render, once its original has been read. */
    private final AtomicReference<Runnable> afterRead = new AtomicReference<>(() -> {});

    private final List<Processor> processors = new ArrayList<>();
    private final String originals = "originals-" + UUID.randomUUID();
    private final String images = "images-" + UUID.randomUUID();
    private @Nullable S3Client client;
    private @Nullable FaultProxy proxy;

    abstract URI server() throws IOException;

    abstract S3User user() throws IOException;

    @BeforeEach
    void fillBuckets() throws IOException {
        System.setProperty("aws.accessKeyId", user().accessKey());
        System.setProperty("aws.secretAccessKey", user().secretKey());
        proxy = FaultProxy.to(server());
        client = user().client(server());
        client().createBucket(bucket -> bucket.bucket(originals));
        client().createBucket(bucket -> bucket.bucket(images));
        for (int i = 0; i < ORIGINALS; i++) {
            byte[] picture = TestPictures.jpeg(1200, 900);
            String key = "d/p" + i + ".jpg";
            client().putObject(put -> put.bucket(originals).key(key), RequestBody.fromBytes(picture));
        }
    }

    @AfterEach
    void stop() throws IOException {
        visitors.shutdownNow();
        processors.forEach(Processor::close);
        proxy().close();
        client().close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void of_200_visitors_of_two_processors_each_gets_the_picture_and_each_processor_makes_it_once() throws Exception {
        storm_of_one_new_size();

        assertThat(events).noneMatch(event -> event.kind() == Kind.SAVE_FAILED);
        assertThat(events.stream().filter(event -> event.kind() == Kind.SAVED)).hasSize(1);
    }

    @Test
    void a_server_that_refuses_conditional_writes_ends_with_the_right_object_too() throws Exception {
        proxy().next(
                        Integer.MAX_VALUE,
                        request -> request.header("If-None-Match").isPresent(),
                        Fault.error(501, "NotImplemented"));

        storm_of_one_new_size();
    }

    private void storm_of_one_new_size() throws Exception {
        Processor one = started();
        Processor other = started();
        CountDownLatch go = new CountDownLatch(1);
        List<Future<HttpResponse<byte[]>>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            URI uri = (i % 2 == 0 ? one : other).uri().resolve("/d/p0_600_400.jpg");
            answers.add(visitors.submit(() -> {
                go.await();
                return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
            }));
        }
        go.countDown();

        byte[] picture = answers.get(0).get(1, TimeUnit.MINUTES).body();
        for (Future<HttpResponse<byte[]>> answer : answers) {
            assertThat(answer.get(1, TimeUnit.MINUTES).statusCode()).isEqualTo(200);
            assertThat(answer.get().body()).isEqualTo(picture);
        }
        processors.forEach(Processor::close);
        assertThat(renders).hasSize(2).allMatch(ofOne -> ofOne.get() <= 1).anyMatch(ofOne -> ofOne.get() == 1);
        assertThat(stored()).containsOnlyKeys("d/p0_600_400.jpg").containsValue(text(picture));
    }

    @Test
    void ten_thousand_made_up_names_cost_a_bounded_number_of_calls_and_store_nothing() throws Exception {
        Processor processor =
                started(Map.of(Setting.LOOKUP_RATE, "25", Setting.RENDER_RATE, "5", Setting.RENDER_BURST, "20"));
        get(processor, "d/p1_600_400.jpg");
        awaitSaves();
        assertThat(get(processor, "d/p1_600_400.jpg").headers().firstValue("Server-Timing"))
                .hasValueSatisfying(timing -> assertThat(timing).startsWith("hit"));
        proxy().reset();
        long began = System.nanoTime();
        AtomicInteger name = new AtomicInteger();
        Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();
        all(32, () -> {
            for (int i = name.getAndIncrement(); i < 10_000; i = name.getAndIncrement()) {
                int status = get(processor, "d/made-up-" + i + "_600_400.jpg").statusCode();
                statuses.computeIfAbsent(status, none -> new AtomicInteger()).incrementAndGet();
            }
            return name;
        });

        double seconds = (System.nanoTime() - began) / 1e9;
        assertThat(statuses).containsOnlyKeys(404, 429);
        // look-ups: four seconds' worth at once; renders: 20 at once; and the threads that were let pass together
        assertThat(proxy().count("GET") + proxy().count("HEAD"))
                .isGreaterThan(100)
                .isLessThan((int) (25 * (4 + seconds) + 20 + 5 * seconds) + 2 * 32);
        assertThat(get(processor, "d/p1_600_400.jpg").statusCode())
                .as("what was found lately")
                .isEqualTo(200);
        assertThat(stored()).containsOnlyKeys("d/p1_600_400.jpg");
    }

    @Test
    void with_a_server_that_fails_in_every_way_each_visitor_gets_the_picture_or_an_error_and_it_recovers()
            throws Exception {
        Processor processor = started();
        Map<String, String> right = new TreeMap<>();
        for (int i = 0; i < ORIGINALS; i++) {
            for (int width = 100; width <= 1000; width += 300) {
                String path = "d/p" + i + "_" + width + "_0.jpg";
                right.put(path, text(get(processor, path).body()));
            }
        }
        processor.close();
        assertThat(stored()).isEqualTo(right);
        for (String key : right.keySet()) {
            client().deleteObject(delete -> delete.bucket(images).key(key));
        }

        Processor again = started();
        List<Fault> faults = List.of(
                Fault.error(500, "InternalError"),
                Fault.cutAfter(700),
                Fault.error(503, "SlowDown", Duration.ofSeconds(3)),
                Fault.truncateAfter(300),
                Fault.delay(Duration.ofMillis(400)),
                Fault.loseAnswer(),
                Fault.cutAfter(0));
        Random random = new Random(7);
        for (Fault fault : faults) { // about every second request fails
            proxy().next(Integer.MAX_VALUE, request -> random.nextInt(10) == 0, fault);
        }
        Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();
        List<String> paths = List.copyOf(right.keySet());
        AtomicInteger next = new AtomicInteger();
        all(12, () -> {
            for (int i = next.getAndIncrement(); i < 300; i = next.getAndIncrement()) {
                String path = paths.get(i % paths.size());
                int status = checked(again, path, right);
                statuses.computeIfAbsent(status, none -> new AtomicInteger()).incrementAndGet();
            }
            return next;
        });
        assertThat(statuses.keySet()).contains(200).isSubsetOf(200, 503, 429);
        assertThat(right).containsAllEntriesOf(stored());

        proxy().reset();
        for (String path : paths) {
            assertThat(get(again, path).body()).isEqualTo(bytes(right, path));
        }
        again.close();
        assertThat(right).containsAllEntriesOf(stored());
    }

    @Test
    void no_outdated_derivative_stays_however_often_the_original_is_replaced_in_the_middle() throws Exception {
        Processor one = started(Map.of(Setting.RENDER_RATE, "0", Setting.CLIENT_RATE, "0"));
        Processor other = started(Map.of(Setting.RENDER_RATE, "0", Setting.CLIENT_RATE, "0"));
        byte[] wide = TestPictures.jpeg(1200, 900);
        byte[] tall = TestPictures.jpeg(900, 1200);
        for (int round = 0; round < 20; round++) {
            replace(round % 2 == 0 ? wide : tall);
            client().deleteObject(delete -> delete.bucket(images).key("d/p0_600_600.jpg"));
            byte[] after = round % 2 == 0 ? tall : wide;
            afterRead.set(() -> replace(after));
            AtomicInteger visitor = new AtomicInteger();
            all(4, () -> {
                Processor processor = visitor.getAndIncrement() % 2 == 0 ? one : other;
                return assertThat(get(processor, "d/p0_600_600.jpg").statusCode())
                        .isEqualTo(200);
            });
            awaitSaves();
            requireNoneOfOther(after == wide);
            get(one, "d/p0_600_600.jpg");
            awaitSaves();
            assertThat(stored()).as("what is asked for afterwards").containsKey("d/p0_600_600.jpg");
            requireNoneOfOther(after == wide);
        }
        assertThat(events).anyMatch(event -> event.kind() == Kind.SAVE_OUTDATED);
    }

    /** If a derivative is stored, it is of the wide original or of the tall one. */
    private void requireNoneOfOther(boolean wide) throws IOException {
        Optional<String> kept = Optional.ofNullable(stored().get("d/p0_600_600.jpg"));
        if (kept.isPresent()) {
            BufferedImage picture =
                    ImageIO.read(new ByteArrayInputStream(kept.get().getBytes(StandardCharsets.ISO_8859_1)));
            assertThat(picture.getWidth() > picture.getHeight()).isEqualTo(wide);
        }
    }

    private void replace(byte[] original) {
        client().putObject(put -> put.bucket(originals).key("d/p0.jpg"), RequestBody.fromBytes(original));
    }

    private void listen(ImageEvent event, AtomicInteger renderCount) {
        events.add(event);
        if (event.kind() == Kind.RENDERED) {
            renderCount.incrementAndGet();
        }
        if (event.kind() == Kind.READ) {
            afterRead.getAndSet(() -> {}).run();
        }
    }

    /** Every render is followed by one event that tells what became of the save. */
    private void awaitSaves() {
        while (events.stream().filter(event -> event.kind() == Kind.RENDERED).count()
                != events.stream()
                        .filter(event -> event.kind().name().startsWith("SAVE"))
                        .count()) {
            Thread.onSpinWait();
        }
    }

    /** The status; a picture must be whole and right, and an error must say something. */
    private int checked(Processor processor, String path, Map<String, String> right) throws Exception {
        HttpResponse<byte[]> answer = get(processor, path);
        if (answer.statusCode() == 200) {
            assertThat(answer.body()).isEqualTo(bytes(right, path));
        } else {
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .startsWith(answer.statusCode() + " ")
                    .endsWith("\n");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
        return answer.statusCode();
    }

    private static byte[] bytes(Map<String, String> right, String path) {
        return right.getOrDefault(path, "").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Does the same on many threads and waits for them. */
    private void all(int threads, Callable<?> task) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(visitors.submit(task));
        }
        for (Future<?> each : running) {
            each.get(5, TimeUnit.MINUTES);
        }
    }

    private HttpResponse<byte[]> get(Processor processor, String path) throws IOException, InterruptedException {
        URI uri = processor.uri().resolve("/" + path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }

    private Processor started() throws IOException {
        return started(Map.of());
    }

    private Processor started(Map<Setting, String> settings) throws IOException {
        String place = "?region=us-east-1&pathStyle=true&endpoint=" + proxy().endpoint();
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        flags.put(Setting.ORIGINALS, "s3://" + originals + place);
        flags.put(Setting.DERIVATIVES, "s3://" + images + place);
        flags.putAll(settings);
        AtomicInteger renderCount = new AtomicInteger();
        renders.add(renderCount);
        Processor processor = Processor.start(
                Configuration.merge(flags, Map.of(), null),
                "127.0.0.1",
                0,
                DemoFolder.in(folder),
                event -> listen(event, renderCount),
                new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        processors.add(processor);
        return processor;
    }

    /** Every object in the bucket of derivatives, and its bytes as characters; without one that is taken back meanwhile. */
    private Map<String, String> stored() {
        Map<String, String> stored = new TreeMap<>();
        for (S3Object object :
                client().listObjectsV2Paginator(list -> list.bucket(images)).contents()) {
            try {
                byte[] bytes = client().getObjectAsBytes(
                                get -> get.bucket(images).key(object.key()))
                        .asByteArray();
                stored.put(object.key(), text(bytes));
            } catch (NoSuchKeyException gone) {
                assertThat(gone.statusCode()).as(object.key()).isEqualTo(404);
            }
        }
        return stored;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private S3Client client() {
        return Objects.requireNonNull(client);
    }

    private FaultProxy proxy() {
        return Objects.requireNonNull(proxy);
    }
}
