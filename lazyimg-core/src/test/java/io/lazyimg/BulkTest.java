package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.ImageEvent.Kind;
import io.lazyimg.Warmed.Result;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done to all derivatives of an original without a visitor. */
class BulkTest {
    private final TestStore originals = new TestStore();
    private final TestStore derivatives = new TestStore();
    private final TestEngine engine = new TestEngine();
    private final Queue<ImageEvent> events = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<LazyImages> built = new ArrayList<>();

    @BeforeEach
    void anOriginal() throws IOException {
        originals.put("d/a.jpg", TestEngine.original(800, 600, 1000));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        built.forEach(LazyImages::close);
    }

    private LazyImages images() throws IOException {
        return images(SizePolicy.any());
    }

    private LazyImages images(SizePolicy sizes) throws IOException {
        LazyImages images = LazyImages.builder()
                .originals(originals)
                .derivatives(derivatives)
                .engines(engine)
                .listener(events::add)
                .renderRate(1)
                .renderBurst(1)
                .limits(Limits.defaults().maxRenders(2)) // also where there is one processor
                .sizes(sizes)
                .build();
        built.add(images);
        return images;
    }

    private static String get(LazyImages images, String path) {
        try (ImageResponse response = images.serve(ImageRequest.get(path)).orElseThrow()) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            response.writeTo(body);
            return body.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Result> results(List<Warmed> warmed) {
        return warmed.stream().map(Warmed::result).toList();
    }

    private static Reason reason(Warmed warmed) {
        return Objects.requireNonNull(warmed.failure()).reason();
    }

    @Test
    void whatIsWarmedIsStoredWhenTheCallReturnsAndIsLeftAloneNextTime() throws Exception {
        LazyImages images = images();
        List<Transform> sizes = List.of(
                Transform.fit(400, 400),
                Transform.fill(50, 50),
                Transform.fit(300, 0).as(ImageFormat.PNG));

        assertThat(results(images.warm("d/a.jpg", sizes)))
                .containsOnly(Result.MADE)
                .hasSize(3);
        assertThat(derivatives.text("d/a_400_400.jpg")).isEqualTo("400x300 of image 800 600 1000");
        assertThat(derivatives.text("d/a_50_50_fill.jpg")).isNotNull();
        assertThat(derivatives.text("d/a_300_0.jpg.png")).isNotNull();
        assertThat(results(images.warm("d/a.jpg", sizes)))
                .containsOnly(Result.PRESENT)
                .hasSize(3);
        assertThat(engine.renders).hasValue(3);
    }

    @Test
    void whatIsOutdatedIsMadeAnew() throws Exception {
        LazyImages images = images();
        images.warm("d/a.jpg", List.of(Transform.fit(400, 400)));
        originals.put("d/a.jpg", TestEngine.original(400, 600, 1000));

        assertThat(results(images.warm("d/a.jpg", List.of(Transform.fit(400, 400)))))
                .containsExactly(Result.MADE);
        assertThat(derivatives.text("d/a_400_400.jpg")).isEqualTo("267x400 of image 400 600 1000");
    }

    @Test
    void whatAVisitorWouldBeRedirectedToIsMade() throws Exception {
        LazyImages any = images();
        assertThat(any.warm("d/a.jpg", List.of(Transform.fit(2000, 0))))
                .containsExactly(new Warmed(new Variant("d/a.jpg", Transform.fit(800, 0)), Result.MADE, null));

        LazyImages snapping = images(SizePolicy.widths(320).snapping());
        assertThat(snapping.warm("d/a.jpg", List.of(Transform.fit(300, 0))))
                .containsExactly(new Warmed(new Variant("d/a.jpg", Transform.fit(320, 0)), Result.MADE, null));
    }

    @Test
    void whatCannotBeMadeSaysWhy() throws Exception {
        originals.put("text.jpg", TestEngine.bytes("no picture"));
        LazyImages images = images(SizePolicy.widths(320));
        List<Transform> width = List.of(Transform.fit(320, 0));

        assertThat(reason(images.warm("missing.jpg", width).get(0))).isEqualTo(Reason.NOT_FOUND);
        assertThat(reason(images.warm("text.jpg", width).get(0))).isEqualTo(Reason.NOT_DECODABLE);
        assertThat(reason(images.warm("d/a.jpg", List.of(Transform.fit(300, 0))).get(0)))
                .isEqualTo(Reason.REFUSED);
        derivatives.failing = true;
        assertThat(reason(images.warm("d/a.jpg", width).get(0))).isEqualTo(Reason.STORE_FAILED);
        derivatives.failing = false;
        derivatives.beforePut = () -> derivatives.failing = true;
        Warmed unsaved = images.warm("d/a.jpg", width).get(0);
        assertThat(reason(unsaved)).isEqualTo(Reason.STORE_FAILED);
        assertThat(unsaved.failure()).hasRootCauseMessage("secret-host is down");
    }

    @Test
    void aKeyThatIsNoOriginalsIsRefused() throws Exception {
        LazyImages images = images();

        assertThatThrownBy(() -> images.warm("d/a.txt", List.of(Transform.fit(1, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("d/a.txt");
        assertThatThrownBy(() -> images.purge("d/a.txt"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("d/a.txt");
        assertThatThrownBy(() -> images.purge("../a.jpg")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void visitorsAndWarmingShareARender() throws Exception {
        LazyImages images = images();
        CountDownLatch rendering = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        engine.during = () -> {
            rendering.countDown();
            await(go);
        };
        Future<String> visitor = threads.submit(() -> get(images, "d/a_400_400.jpg"));
        rendering.await();
        Future<List<Warmed>> warming = threads.submit(() -> images.warm("d/a.jpg", List.of(Transform.fit(400, 400))));
        go.countDown();

        assertThat(visitor.get(1, TimeUnit.MINUTES)).startsWith("400x300");
        assertThat(results(warming.get(1, TimeUnit.MINUTES))).containsExactly(Result.PRESENT);
        assertThat(engine.renders).hasValue(1);
    }

    @Test
    void exactlyTheDerivativesOfOneOriginalArePurged() throws Exception {
        List<String> theirs = List.of(
                "d/a_b_400_400.jpg", // of a_b.jpg
                "d/a_400_400.png", // of a.png
                "d/a_100_100_400_400.jpg", // of a_100_100.jpg
                "d/a_400_400.jpeg", // of a.jpeg
                "d/A_400_400.jpg",
                "e/a_400_400.jpg",
                "a_400_400.jpg",
                "d/a_0400_400.jpg", // nothing that is ever stored
                "d/a_.jpg",
                "d/a_notes.txt",
                "d/a.jpg");
        List<String> ours = List.of("d/a_400_400.jpg", "d/a_50_50_fill.jpg", "d/a_50_50_pad.jpg.png", "d/a_0_7.jpg");
        for (String key : theirs) {
            derivatives.put(key, TestEngine.bytes("x"));
        }
        for (String key : ours) {
            derivatives.put(key, TestEngine.bytes("x"));
        }

        Purged purged = images().purge("d/a.jpg");

        assertThat(purged).isEqualTo(new Purged("d/a.jpg", ours.size(), 0, Map.of()));
        assertThat(events.stream().filter(event -> event.kind() == Kind.PURGED).map(ImageEvent::path))
                .containsExactlyInAnyOrderElementsOf(ours);
        try (var left = derivatives.list("")) {
            assertThat(left.map(io.lazyimg.spi.BlobInfo::key)).containsExactlyInAnyOrderElementsOf(theirs);
        }
    }

    @Test
    void whatWasSignedWithAnyKeyIsPurged() throws Exception {
        SigningKeys old = SigningKeys.ofHex("00112233445566778899aabbccddeeff");
        SigningKeys current = SigningKeys.ofHex("ffeeddccbbaa99887766554433221100");
        Variant variant = new Variant("d/a.jpg", Transform.fit(400, 400));
        for (UrlScheme scheme : List.of(UrlScheme.signed(old), UrlScheme.signed(current), UrlScheme.unsigned())) {
            derivatives.put(scheme.key(variant), TestEngine.bytes("x"));
        }
        LazyImages images = LazyImages.builder()
                .originals(originals)
                .derivatives(derivatives)
                .signingKeys(current)
                .build();
        built.add(images);

        assertThat(images.purge("d/a.jpg").deleted()).isEqualTo(3);

        for (UrlScheme scheme : List.of(UrlScheme.signed(old), UrlScheme.unsigned())) {
            derivatives.put(scheme.key(variant), TestEngine.bytes("x"));
        }
        assertThat(images().purge("d/a.jpg").deleted())
                .as("after signing was given up")
                .isEqualTo(2);
    }

    @Test
    void whatCannotBeDeletedIsNamed() throws Exception {
        derivatives.put("d/a_1_1.jpg", TestEngine.bytes("x"));
        derivatives.put("d/a_2_2.jpg", TestEngine.bytes("x"));
        derivatives.undeletable.add("d/a_1_1.jpg");

        Purged purged = images().purge("d/a.jpg");

        assertThat(purged.deleted()).isEqualTo(1);
        assertThat(purged.failed()).isEqualTo(1);
        assertThat(purged.failures()).containsOnlyKeys("d/a_1_1.jpg");
        assertThat(derivatives.text("d/a_2_2.jpg")).isNull();
    }

    @Test
    void whatIsBeingMadeDuringAPurgeIsServedAndNotStored() throws Exception {
        LazyImages images = images();
        CountDownLatch rendering = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        engine.during = () -> {
            rendering.countDown();
            await(go);
        };
        Future<String> visitor = threads.submit(() -> get(images, "d/a_400_400.jpg"));
        rendering.await();

        images.purge("d/a.jpg");
        go.countDown();

        assertThat(visitor.get(1, TimeUnit.MINUTES)).startsWith("400x300");
        images.close();
        assertThat(derivatives.text("d/a_400_400.jpg")).isNull();
        assertThat(events.stream().map(ImageEvent::kind)).contains(Kind.SAVE_OUTDATED);
    }

    @Test
    void whatIsBeingStoredDuringAPurgeIsRemovedAgain() throws Exception {
        LazyImages images = images();
        derivatives.beforePut = () -> {
            try {
                images.purge("d/a.jpg");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };

        get(images, "d/a_400_400.jpg");
        images.close();

        assertThat(derivatives.text("d/a_400_400.jpg")).isNull();
    }

    @Test
    void whoComesAfterAPurgeDoesNotJoinWhatWasUnderWay() throws Exception {
        LazyImages images = images();
        CountDownLatch rendering = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        engine.during = () -> {
            rendering.countDown();
            await(go);
        };
        Future<String> before = threads.submit(() -> get(images, "d/a_400_400.jpg"));
        rendering.await();
        engine.during = () -> {};
        originals.put("d/a.jpg", TestEngine.original(400, 600, 1000));
        images.purge("d/a.jpg");

        List<Warmed> after = images.warm("d/a.jpg", List.of(Transform.fit(400, 400)));
        go.countDown();

        assertThat(before.get(1, TimeUnit.MINUTES)).isEqualTo("400x300 of image 800 600 1000");
        assertThat(results(after)).containsExactly(Result.MADE);
        images.close();
        assertThat(derivatives.text("d/a_400_400.jpg")).isEqualTo("267x400 of image 400 600 1000");
    }

    @Test
    void anOriginalThatWasMissingIsLookedForAgainAfterAPurge() throws Exception {
        LazyImages images = LazyImages.builder()
                .originals(originals)
                .derivatives(derivatives)
                .engines(engine)
                .build();
        built.add(images);
        assertThat(get(images, "d/new_40_40.jpg")).startsWith("404");
        originals.put("d/new.jpg", TestEngine.original(80, 80, 1000));
        assertThat(get(images, "d/new_40_40.jpg")).as("remembered").startsWith("404");

        images.purge("d/new.jpg");

        assertThat(get(images, "d/new_40_40.jpg")).startsWith("40x40");
    }

    @Test
    void anOriginalThatWasMissingIsLookedForAgainWhenItIsWarmed() throws Exception {
        LazyImages images = images();
        assertThat(get(images, "d/new_40_40.jpg")).startsWith("404");
        originals.put("d/new.jpg", TestEngine.original(80, 80, 1000));

        assertThat(results(images.warm("d/new.jpg", List.of(Transform.fit(40, 40)))))
                .containsExactly(Result.MADE);
        assertThat(get(images, "d/new_40_40.jpg")).startsWith("40x40");
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(1, TimeUnit.MINUTES)) {
                throw new ImageException(Reason.INTERNAL, "nobody came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
