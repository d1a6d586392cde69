package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.ImageEvent.Kind;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.spi.Charge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many derivatives of an original visitors can have stored. */
class TooManyVariantsTest {
    private final TestStore originals = new TestStore();
    private final TestStore derivatives = new TestStore();
    private final TestEngine engine = new TestEngine();
    private final ConcurrentLinkedQueue<ImageEvent> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger charged = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<LazyImages> built = new ArrayList<>();

    @BeforeEach
    void anOriginal() throws IOException {
        originals.put("d/a.jpg", TestEngine.original(4000, 4000, 1000));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        built.forEach(LazyImages::close);
    }

    private LazyImagesBuilder builder(int most) {
        return LazyImages.builder()
                .originals(originals)
                .derivatives(derivatives)
                .engines(engine)
                .rateLimiter(client -> {
                    charged.incrementAndGet();
                    return Charge.PAID;
                })
                .lookUpRate(0)
                .limits(Limits.defaults().maxVariants(most).maxWaiting(1000).maxWait(Duration.ofMinutes(1)))
                .listener(events::add);
    }

    private LazyImages images(int most) {
        return build(builder(most));
    }

    private LazyImages build(LazyImagesBuilder builder) {
        try {
            LazyImages images = builder.build();
            built.add(images);
            return images;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Seen(int status, Map<String, String> headers, String body) {}

    private Seen get(LazyImages images, String path) {
        try (ImageResponse response = images.serve(ImageRequest.get(path)).orElseThrow()) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            response.writeTo(body);
            return new Seen(response.status(), response.headers(), body.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int status(LazyImages images, String path) {
        int status = get(images, path).status();
        awaitSaves();
        return status;
    }

    /** Every render is followed by one event that tells what became of the save. */
    private void awaitSaves() {
        while (count(Kind.RENDERED)
                != events.stream()
                        .filter(event -> event.kind().name().startsWith("SAVE"))
                        .count()) {
            Thread.onSpinWait();
        }
    }

    private long count(Kind kind) {
        return events.stream().filter(event -> event.kind() == kind).count();
    }

    private Set<String> stored() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (var blobs = derivatives.blobs.list("")) {
            blobs.forEach(info -> keys.add(info.key()));
        }
        return keys;
    }

    private static String path(int width) {
        return "d/a_" + width + "_0.jpg";
    }

    @Test
    void theSizeAfterTheLastIsRefusedWithTheNumberAndWhatIsStoredIsServed() throws IOException {
        LazyImages images = images(3);
        for (int width = 1; width <= 3; width++) {
            assertThat(status(images, path(width))).isEqualTo(200);
        }

        Seen refused = get(images, path(4));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body())
                .startsWith("403 3 derivatives of this original")
                .contains("maxVariants is 3");
        assertThat(refused.headers()).containsEntry("Cache-Control", "public, max-age=10");
        assertThat(events).last().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(Kind.FAILED);
            assertThat(event.reason()).isEqualTo(Reason.TOO_MANY_VARIANTS);
        });
        assertThat(get(images, path(3)).status()).isEqualTo(200);
        assertThat(stored()).containsExactly(path(1), path(2), path(3));
    }

    @Test
    void ofAStormOf200SizesExactlyAsManyAreStoredAsThereMayBe() throws Exception {
        LazyImages images = images(64);

        List<Integer> statuses = storm(200, List.of(images));

        assertThat(Collections.frequency(statuses, 200)).isEqualTo(64);
        assertThat(Collections.frequency(statuses, 403)).isEqualTo(136);
        assertThat(stored()).hasSize(64);
        assertThat(engine.renders).hasValue(64);
        assertThat(status(images, path(1000))).isEqualTo(403);
    }

    private List<Integer> storm(int sizes, List<LazyImages> nodes) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 1; i <= sizes; i++) {
            int width = i;
            answers.add(threads.submit(() -> {
                go.await();
                return get(nodes.get(width % nodes.size()), path(width)).status();
            }));
        }
        go.countDown();
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get(1, TimeUnit.MINUTES));
        }
        awaitSaves();
        return statuses;
    }

    @Test
    void afterARestartTheStoreTellsHowManyThereAre() throws IOException {
        LazyImages before = images(3);
        for (int width = 1; width <= 3; width++) {
            status(before, path(width));
        }
        before.close();
        derivatives.lists.set(0);

        LazyImages after = images(3);

        assertThat(status(after, path(4))).isEqualTo(403);
        assertThat(status(after, path(5))).isEqualTo(403);
        assertThat(derivatives.lists).hasValue(1);
        assertThat(engine.renders).hasValue(3);
        assertThat(stored()).hasSize(3);
    }

    @Test
    void twoNodesThatMakeTheirNumberAtOnceStoreAtMostEightMore() throws Exception {
        CountDownLatch allInTheAir = new CountDownLatch(2 * 20);
        engine.during = () -> {
            allInTheAir.countDown();
            join(allInTheAir);
        };
        List<LazyImages> nodes = List.of(
                build(builder(20).limits(limits(20).maxRenders(20))),
                build(builder(20).limits(limits(20).maxRenders(20))));

        List<Integer> statuses = storm(200, nodes);

        assertThat(Collections.frequency(statuses, 200)).as("served").isEqualTo(40);
        assertThat(stored()).as("stored").hasSizeBetween(20, 28);
        assertThat(count(Kind.SAVED)).isEqualTo(stored().size());
        assertThat(count(Kind.SAVE_SURPLUS)).isEqualTo(40 - stored().size());
        for (LazyImages node : nodes) {
            assertThat(get(node, path(1000)).status()).isEqualTo(403);
        }
    }

    private static Limits limits(int most) {
        return Limits.defaults().maxVariants(most).maxWaiting(1000).maxWait(Duration.ofMinutes(1));
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatOtherNodesStoreIsSeenAfterEightOfOnesOwn() throws IOException {
        LazyImages one = images(20);
        LazyImages other = images(20);
        status(one, path(1));
        for (int width = 101; width <= 120; width++) {
            status(other, path(width));
        }

        for (int width = 2; width <= 40; width++) {
            status(one, path(width));
        }

        assertThat(stored()).hasSizeBetween(20, 28);
        assertThat(status(one, path(41))).isEqualTo(403);
    }

    @Test
    void derivativesOfOriginalsWhoseNamesBeginAlikeDoNotCount() throws IOException {
        for (String other : List.of("d/a_b.jpg", "d/a_7_7.jpg", "d/a.png", "d/ab.jpg")) {
            originals.put(other, TestEngine.original(4000, 4000, 1000));
        }
        LazyImages images = images(2);
        for (String other : List.of("d/a_b_", "d/a_7_7_", "d/ab_")) {
            assertThat(status(images, other + "1_0.jpg")).isEqualTo(200);
            assertThat(status(images, other + "2_0.jpg")).isEqualTo(200);
        }
        assertThat(status(images, "d/a_1_0.png")).isEqualTo(200);
        assertThat(status(images, "d/a_2_0.png")).isEqualTo(200);

        assertThat(status(images, path(1))).isEqualTo(200);
        assertThat(status(images, path(2))).isEqualTo(200);
        assertThat(status(images, path(3))).isEqualTo(403);
        assertThat(status(images, "d/a_b_3_0.jpg")).isEqualTo(403);
    }

    @Test
    void sizesThatAreListedCountAndAreMadeAllTheSame() {
        LazyImages images = build(builder(2)
                .sizes(SizePolicy.any().preset("thumb", Transform.fit(50, 50)).preset("card", Transform.fit(70, 70))));
        assertThat(status(images, "d/a_50_50.jpg")).isEqualTo(200);
        assertThat(derivatives.lists).as("listings for a listed size").hasValue(0);
        assertThat(status(images, path(1))).isEqualTo(200);

        assertThat(status(images, path(2))).isEqualTo(403);
        assertThat(status(images, "d/a_70_70.jpg")).isEqualTo(200);
    }

    @Test
    void warmingCountsAndIsNotRefused() {
        LazyImages images = images(2);

        List<Warmed> warmed =
                images.warm("d/a.jpg", List.of(Transform.fit(1, 0), Transform.fit(2, 0), Transform.fit(3, 0)));

        assertThat(warmed).extracting(Warmed::result).containsOnly(Warmed.Result.MADE);
        assertThat(status(images, path(4))).isEqualTo(403);
    }

    @Test
    void aPurgeMakesRoomAtOnce() throws IOException {
        LazyImages images = images(1);
        status(images, path(1));
        assertThat(status(images, path(2))).isEqualTo(403);

        images.purge("d/a.jpg");

        assertThat(status(images, path(2))).isEqualTo(200);
        assertThat(status(images, path(1))).isEqualTo(403);
    }

    @Test
    void whatWasServedAndNotStoredTakesNoPlace() throws IOException {
        LazyImages images = build(builder(1).limits(limits(1).maxUnsavedBytes(0)));

        for (int width = 1; width <= 5; width++) {
            assertThat(status(images, path(width))).isEqualTo(200);
        }

        assertThat(stored()).isEmpty();
        assertThat(derivatives.lists).hasValue(1);
    }

    @Test
    void aRenderThatFailsTakesNoPlace() {
        LazyImages images = images(1);
        engine.during = () -> {
            throw new IllegalStateException("broken");
        };
        assertThat(status(images, path(1))).isEqualTo(500);
        engine.during = () -> {};

        assertThat(status(images, path(2))).isEqualTo(200);
        assertThat(status(images, path(3))).isEqualTo(403);
    }

    @Test
    void aStoreThatCannotTellIsAnErrorUntilItCan() {
        LazyImages images = images(1);
        derivatives.listFailure = new IOException("secret-host is down");

        Seen failed = get(images, path(1));

        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.body()).doesNotContain("secret-host");
        assertThat(failed.headers()).containsKey("Retry-After").containsEntry("Cache-Control", "no-store");
        assertThat(engine.renders).hasValue(0);
        derivatives.listFailure = null;
        assertThat(status(images, path(1))).isEqualTo(200);
        assertThat(status(images, path(2))).isEqualTo(403);
    }

    @Test
    void aMissCostsOneListingForTheFirstOfAnOriginalAndOneForEachEightMore() {
        LazyImages images = images(64);

        status(images, path(1));
        assertThat(derivatives.lists).hasValue(1);
        for (int width = 2; width <= 8; width++) {
            status(images, path(width));
        }
        assertThat(derivatives.lists).hasValue(1);
        for (int width = 9; width <= 33; width++) {
            status(images, path(width));
        }
        assertThat(derivatives.lists).hasValue(5);
        assertThat(derivatives.reads).hasValue(33);
        assertThat(derivatives.puts).hasValue(33);
        for (int width = 1; width <= 33; width++) {
            assertThat(status(images, path(width))).isEqualTo(200);
        }
        assertThat(derivatives.lists).as("listings after hits").hasValue(5);
    }

    @Test
    void oneThatIsRefusedCostsALookUpAndNothingElse() {
        LazyImages images = images(2);
        status(images, path(1));
        status(images, path(2));
        status(images, path(3));
        int lists = derivatives.lists.get();
        int reads = derivatives.reads.get();
        int originalReads = originals.reads.get();
        int renders = charged.get();

        for (int width = 1000; width < 1100; width++) {
            assertThat(status(images, path(width))).isEqualTo(403);
        }

        assertThat(derivatives.reads).hasValue(reads + 100);
        assertThat(derivatives.lists).hasValue(lists);
        assertThat(originals.reads).hasValue(originalReads);
        assertThat(originals.stats).as("looks before and after the two saves").hasValue(4);
        assertThat(charged).as("renders charged for").hasValue(renders);
    }

    @Test
    void namesThatAreMadeUpCostNoListing() {
        LazyImages images = images(2);

        for (int name = 0; name < 100; name++) {
            assertThat(status(images, "d/made-up-" + name + "_1_0.jpg")).isEqualTo(404);
        }

        assertThat(derivatives.lists).hasValue(0);
    }

    @Test
    void withoutANumberNothingIsCounted() throws IOException {
        LazyImages images = images(0);

        for (int width = 1; width <= 100; width++) {
            assertThat(status(images, path(width))).isEqualTo(200);
        }

        assertThat(stored()).hasSize(100);
        assertThat(derivatives.lists).hasValue(0);
    }

    @Test
    void listingsAreChargedAsLookUps() throws IOException {
        LazyImages images = build(builder(5).lookUpRate(1));
        for (int i = 0; i < 3; i++) {
            originals.put("d/p" + i + ".jpg", TestEngine.original(4000, 4000, 1000));
        }

        assertThat(status(images, "d/p0_1_0.jpg")).isEqualTo(200);
        assertThat(status(images, "d/p1_1_0.jpg")).isEqualTo(200);

        assertThat(status(images, "d/p2_1_0.jpg"))
                .as("the burst of four is used up")
                .isEqualTo(429);
    }
}
