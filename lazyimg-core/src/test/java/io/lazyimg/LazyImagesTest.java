package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.ImageEvent.Kind;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import io.lazyimg.imageio.ImageIoResizer;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.Charge;
import io.lazyimg.spi.Rates;
import io.lazyimg.spi.StoreBusyException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LazyImagesTest {
    private final TestStore originals = new TestStore();
    private final TestStore derivatives = new TestStore();
    private final TestEngine engine = new TestEngine();
    private final ConcurrentLinkedQueue<ImageEvent> events = new ConcurrentLinkedQueue<>();
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

    private LazyImagesBuilder builder() {
        return LazyImages.builder()
                .originals(originals)
                .derivatives(derivatives)
                .engines(engine)
                .listener(events::add);
    }

    private LazyImages images() {
        return build(builder());
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

    /** What a visitor sees. */
    private record Seen(int status, Map<String, String> headers, String body) {
        @Nullable
        String header(String name) {
            return headers.get(name);
        }
    }

    private static Seen see(LazyImages images, ImageRequest request) {
        try (ImageResponse response = images.serve(request).orElseThrow()) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            response.writeTo(body);
            return new Seen(response.status(), response.headers(), body.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Seen get(LazyImages images, String path) {
        return see(images, ImageRequest.get(path));
    }

    private static ImageRequest conditional(String path, @Nullable String noneMatch, @Nullable String modifiedSince) {
        Map<String, String> headers = new HashMap<>();
        headers.put("If-None-Match", noneMatch);
        headers.put("If-Modified-Since", modifiedSince);
        return new ImageRequest(
                "GET",
                path,
                "",
                "",
                name -> Stream.ofNullable(headers.get(name)).toList(),
                null);
    }

    private List<Kind> kinds() {
        return events.stream().map(ImageEvent::kind).toList();
    }

    @Test
    void theFirstVisitorGetsThePictureAndTheSecondTheStoredOne() throws Exception {
        LazyImages images = images();

        Seen first = get(images, "/d/a_400_400.jpg");
        images.close();
        Seen second = get(images, "d/a_400_400.jpg");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).isEqualTo("400x300 of image 800 600 1000").isEqualTo(second.body());
        assertThat(first.header("Server-Timing")).matches("miss;dur=\\S+, wait;dur=\\S+, render;dur=\\S+;desc=words");
        assertThat(second.header("Server-Timing")).matches("hit;dur=\\S+");
        assertThat(first.header("ETag")).isEqualTo(second.header("ETag")).matches("\"[0-9a-f]{32}\"");
        assertThat(second.headers())
                .containsEntry("Content-Type", "image/jpeg")
                .containsEntry("Content-Length", "29")
                .containsEntry("Cache-Control", "public, max-age=31536000")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsKey("Last-Modified");
        assertThat(first.headers().keySet()).isEqualTo(second.headers().keySet());
        assertThat(derivatives.text("d/a_400_400.jpg")).isEqualTo(first.body());
        assertThat(kinds()).containsExactly(Kind.MISS, Kind.READ, Kind.RENDERED, Kind.SAVED, Kind.HIT);
    }

    @Test
    void whatIsStoredCarriesItsCachingAndTheEtagOfItsOriginal() throws Exception {
        LazyImages images = images();
        get(images, "d/a_400_400.jpg");
        images.close();

        BlobInfo stored = derivatives.stat("d/a_400_400.jpg").orElseThrow();
        assertThat(stored.attributes().cacheControl()).isEqualTo("public, max-age=31536000");
        assertThat(stored.attributes().metadata())
                .containsEntry(
                        "original-etag", originals.stat("d/a.jpg").orElseThrow().etag());
    }

    @Test
    void fiveHundredVisitorsOfOneNewSizeCauseOneRender() throws Exception {
        LazyImages images = images();
        CountDownLatch go = new CountDownLatch(1);
        engine.during = () -> await(go);
        List<Future<Seen>> visitors = new ArrayList<>();
        BlockingQueue<Thread> started = new LinkedBlockingQueue<>();
        for (int i = 0; i < 500; i++) {
            visitors.add(threads.submit(() -> {
                started.add(Thread.currentThread());
                return get(images, "d/a_400_400.jpg");
            }));
        }
        for (int i = 0; i < 500; i++) {
            awaitWaiting(started.take());
        }
        go.countDown();

        for (Future<Seen> visitor : visitors) {
            assertThat(visitor.get(1, TimeUnit.MINUTES).body()).isEqualTo("400x300 of image 800 600 1000");
        }
        assertThat(engine.renders).hasValue(1);
        assertThat(originals.reads).hasValue(1);
    }

    @Test
    void nobodyRendersAgainWhoeverComesWhenAFlightEnds() throws Exception {
        LazyImages images =
                build(builder().renderRate(0).limits(Limits.defaults().maxVariants(0)));
        int sizes = 300;
        int visitors = 6;
        Phaser together = new Phaser(visitors);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < visitors; i++) {
            all.add(threads.submit(() -> {
                for (int size = 1; size <= sizes; size++) {
                    together.arriveAndAwaitAdvance();
                    assertThat(get(images, "d/a_" + size + "_0.jpg").status()).isEqualTo(200);
                }
            }));
        }
        for (Future<?> each : all) {
            each.get(2, TimeUnit.MINUTES);
        }

        assertThat(engine.renders).hasValue(sizes);
    }

    @Test
    void whoLookedJustBeforeAFlightEndedDoesNotRenderAgain() throws Exception {
        LazyImages images = images();
        CountDownLatch looked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        derivatives.afterRead = () -> {
            looked.countDown();
            await(go);
        };
        Future<Seen> late = threads.submit(() -> get(images, "d/a_400_400.jpg"));
        looked.await();
        derivatives.afterRead = () -> {};
        get(images, "d/a_400_400.jpg");
        images.close();
        go.countDown();

        assertThat(late.get(1, TimeUnit.MINUTES).header("Server-Timing")).startsWith("hit");
        assertThat(engine.renders).hasValue(1);
    }

    @Test
    void aMissingOriginalIsNotLookedForAgainForAWhile() {
        LazyImages images = images();

        Seen first = get(images, "no_6_4.jpg");
        Seen second = get(images, "no_7_4.jpg");

        assertThat(first.status()).isEqualTo(404);
        assertThat(first.body()).isEqualTo("404 no such original\n").isEqualTo(second.body());
        assertThat(first.headers())
                .containsEntry("Content-Type", "text/plain;charset=utf-8")
                .containsEntry("Cache-Control", "public, max-age=10");
        assertThat(originals.reads).hasValue(1);
        assertThat(derivatives.reads).hasValue(1);
    }

    @Test
    void anOriginalThatAppearsIsFoundWhenTheShortWhileIsOver() throws Exception {
        LazyImages images = build(builder().limits(Limits.defaults().missingTtl(Duration.ZERO)));

        assertThat(get(images, "new_6_4.jpg").status()).isEqualTo(404);
        originals.put("new.jpg", TestEngine.original(800, 600, 1));
        assertThat(get(images, "new_6_4.jpg").status()).isEqualTo(200);
    }

    @Test
    void aSaveThatFailsIsAnEventAndTheVisitorsAreServed() {
        LazyImages images = images();
        derivatives.beforePut = () -> derivatives.failing = true;

        Seen first = get(images, "d/a_400_400.jpg");
        images.close();
        derivatives.failing = false;

        assertThat(first.status()).isEqualTo(200);
        assertThat(kinds()).contains(Kind.SAVE_FAILED).doesNotContain(Kind.SAVED);
        assertThat(get(images, "d/a_400_400.jpg").status()).isEqualTo(200);
        assertThat(engine.renders).hasValue(2);
    }

    @Test
    void whatWaitsToBeSavedIsBounded() throws Exception {
        LazyImages images = build(builder().limits(Limits.defaults().maxUnsavedBytes(60)));
        CountDownLatch go = new CountDownLatch(1);
        derivatives.beforePut = () -> await(go);

        for (int i = 1; i <= 5; i++) {
            assertThat(get(images, "d/a_40" + i + "_400.jpg").status()).isEqualTo(200); // 29 bytes each
        }
        go.countDown();
        images.close();

        assertThat(kinds().stream().filter(kind -> kind == Kind.SAVED)).hasSize(2);
        assertThat(kinds().stream().filter(kind -> kind == Kind.SAVE_DROPPED)).hasSize(3);
    }

    @Test
    void closingWaitsForWhatIsNotSavedYet() throws Exception {
        LazyImages images = images();
        CountDownLatch saving = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        derivatives.beforePut = () -> {
            saving.countDown();
            await(go);
        };
        get(images, "d/a_400_400.jpg");
        saving.await();

        Future<?> closing = threads.submit(images::close);
        assertThat(derivatives.text("d/a_400_400.jpg")).isNull();
        go.countDown();
        closing.get(1, TimeUnit.MINUTES);

        assertThat(derivatives.text("d/a_400_400.jpg")).isNotNull();
    }

    @Test
    void aDerivativeOfAnOriginalThatChangedMeanwhileIsNotKept() throws Exception {
        LazyImages images = images();
        engine.during = () -> replaceOriginal();

        Seen seen = get(images, "d/a_400_400.jpg");
        images.close();

        assertThat(seen.status()).isEqualTo(200);
        assertThat(derivatives.text("d/a_400_400.jpg")).isNull();
        assertThat(kinds()).contains(Kind.SAVE_OUTDATED);
    }

    private void replaceOriginal() {
        try {
            originals.put("d/a.jpg", TestEngine.original(80, 60, 1000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aDerivativeWhoseOriginalCannotBeLookedAtAgainIsNotKept() throws Exception {
        LazyImages images = images();
        derivatives.beforePut = () -> originals.failing = true;

        assertThat(get(images, "d/a_400_400.jpg").status()).isEqualTo(200);
        images.close();

        assertThat(derivatives.text("d/a_400_400.jpg")).isNull();
        assertThat(kinds()).contains(Kind.SAVE_OUTDATED);
    }

    @Test
    void whatSomebodyElseStoredFirstIsLeftAlone() throws Exception {
        LazyImages images = images();
        engine.during = () -> {
            try {
                derivatives.put("d/a_400_400.jpg", TestEngine.bytes("theirs"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };

        get(images, "d/a_400_400.jpg");
        images.close();

        assertThat(derivatives.text("d/a_400_400.jpg")).isEqualTo("theirs");
        assertThat(kinds()).contains(Kind.SAVE_LOST);
    }

    @Test
    void whatAnEngineThrowsIsAnAnswerAndTheNextRequestIsServed() {
        LazyImages images = images();
        Map<Throwable, Integer> failures = Map.of(
                new ImageException(Reason.NOT_DECODABLE, "cut off at byte 7"), 422,
                new IllegalStateException("/secret/path"), 500,
                new NoClassDefFoundError("secret.Part"), 500,
                new OutOfMemoryError("Java heap space"), 503);

        failures.forEach((failure, status) -> {
            engine.during = () -> sneakyThrow(failure);
            Seen seen = get(images, "d/a_400_400.jpg");
            assertThat(seen.status()).isEqualTo(status);
            assertThat(seen.body())
                    .startsWith(status + " ")
                    .doesNotContain("secret")
                    .hasLineCount(1);
            assertThat(seen.header("Cache-Control")).isEqualTo(status == 422 ? "public, max-age=10" : "no-store");
        });
        engine.during = () -> {};
        assertThat(get(images, "d/a_400_400.jpg").status()).isEqualTo(200);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneakyThrow(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void aStoreThatFailsIsATemporaryErrorThatTellsNothingOfIt() {
        LazyImages images = images();
        for (TestStore store : List.of(originals, derivatives)) {
            store.failing = true;
            Seen seen = get(images, "d/a_400_400.jpg");
            assertThat(seen.status()).isEqualTo(503);
            assertThat(seen.header("Retry-After")).isEqualTo("2");
            assertThat(seen.body()).contains("store does not answer").doesNotContain("secret");
            store.failing = false;
        }
        assertThat(get(images, "d/a_400_400.jpg").status()).isEqualTo(200);
    }

    @Test
    void anOriginalThatArrivesCutOffIsNotRendered() throws Exception {
        LazyImages images = images();
        originals.cutting = true;

        assertThat(get(images, "d/a_400_400.jpg").status()).isEqualTo(503);
        images.close();

        assertThat(engine.renders).hasValue(0);
        assertThat(derivatives.puts).hasValue(0);
    }

    @Test
    void rendersAreChargedAndHitsAreFree() throws Exception {
        LazyImages images = build(builder().renderRate(1).renderBurst(1));

        assertThat(get(images, "d/a_400_400.jpg").status()).isEqualTo(200);
        Seen refused = get(images, "d/a_401_400.jpg");
        images.close();

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
        assertThat(get(images, "d/a_400_400.jpg").status()).isEqualTo(200);
        assertThat(engine.renders).hasValue(1);
    }

    @Test
    void aRefusalTellsWhoIsOverTheLimitAndIsChargedToNobody() throws Exception {
        LazyImages images = build(builder().rates(new Rates(1, 2, 1, 4)));

        assertThat(getAs(images, "greedy", "d/a_1_1.jpg").status()).isEqualTo(200);
        assertThat(getAs(images, "greedy", "d/a_2_2.jpg").status()).isEqualTo(200);
        Seen alone = getAs(images, "greedy", "d/a_3_3.jpg");
        assertThat(getAs(images, "other", "d/a_3_3.jpg").status()).isEqualTo(200);
        assertThat(getAs(images, "third", "d/a_4_4.jpg").status()).isEqualTo(200);
        Seen together = getAs(images, "fourth", "d/a_5_5.jpg");

        assertThat(alone.body()).isEqualTo("429 too many renders were asked for by you\n");
        assertThat(together.body()).isEqualTo("429 too many renders were asked for by all together\n");
        assertThat(List.of(alone, together)).allSatisfy(seen -> {
            assertThat(seen.status()).isEqualTo(429);
            assertThat(seen.header("Retry-After")).isEqualTo("1");
        });
        assertThat(events)
                .filteredOn(event -> event.kind() == Kind.FAILED)
                .extracting(ImageEvent::reason)
                .containsExactly(Reason.RATE_LIMITED, Reason.RATE_LIMITED);
        assertThat(getAs(images, "greedy", "d/a_1_1.jpg").status()).isEqualTo(200);
    }

    @Test
    void whoMakesUpNamesKeepsNobodyFromWhatIsNew() throws Exception {
        LazyImages images = build(builder().lookUpRate(100).rates(new Rates(1, 2, 0, 1)));

        Seen last = getAs(images, "greedy", "d/a_1_1.jpg");
        for (int i = 2; i <= 1000; i++) {
            last = getAs(images, "greedy", "d/a_" + i + "_1.jpg");
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(last.body()).isEqualTo("429 too many images were asked for by you that nobody has made\n");
        assertThat(getAs(images, "other", "d/a_7_7.jpg").status()).isEqualTo(200);
        assertThat(getAs(images, "other", "d/a_1_1.jpg").status()).isEqualTo(200);
        assertThat(getAs(images, "greedy", "d/a_1_1.jpg").status()).isEqualTo(200); // it is known to be there
    }

    @Test
    void whereItCannotBeToldWhetherARenderMayStartNoneDoes() {
        LazyImages images = build(builder().rateLimiter(client -> Charge.unknown(Duration.ofMillis(1500))));

        Seen refused = get(images, "d/a_4_4.jpg");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("2");
        assertThat(refused.body()).isEqualTo("503 whether more renders may start cannot be told now\n");
        assertThat(engine.renders).hasValue(0);
    }

    private static Seen getAs(LazyImages images, String client, String path) throws IOException {
        return see(images, new ImageRequest("GET", path, "", client, ImageRequest.Headers.NONE, null));
    }

    @Test
    void aVisitorDoesNotPayForALeaderWhoIsOverTheLimit() throws Exception {
        CountDownLatch charging = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        LazyImages images = build(builder().rateLimiter(client -> {
            if (client.equals("greedy")) {
                charging.countDown();
                await(go);
                return Charge.clientOver(Duration.ofSeconds(7));
            }
            return Charge.PAID;
        }));
        Future<Seen> greedy = threads.submit(() ->
                see(images, new ImageRequest("GET", "d/a_4_4.jpg", "", "greedy", ImageRequest.Headers.NONE, null)));
        charging.await();
        Future<Seen> other = joining(() -> get(images, "d/a_4_4.jpg"));
        go.countDown();

        assertThat(greedy.get(1, TimeUnit.MINUTES).status()).isEqualTo(429);
        assertThat(greedy.get().header("Retry-After")).isEqualTo("7");
        assertThat(other.get(1, TimeUnit.MINUTES).status()).isEqualTo(200);
    }

    @Test
    void aPictureOverTheBudgetIsTooLargeAndOneOverTheByteLimitIsNotRead() throws Exception {
        originals.put("big.jpg", TestEngine.original(800, 600, 3L << 20));
        LazyImages images =
                build(builder().limits(Limits.defaults().memoryBudget(2 << 20).maxSourceBytes(1000)));
        originals.put("long.jpg", new byte[1001]);

        assertThat(get(images, "big_4_4.jpg").body())
                .isEqualTo("413 rendering takes 4 MB of memory, over memoryBudget 2 MB\n");
        assertThat(get(images, "long_4_4.jpg").body())
                .isEqualTo("413 the original has 1001 bytes, over maxSourceBytes 1000\n");
    }

    @Test
    void aPictureCountsAgainstTheBudgetUntilItsVisitorsHaveIt() throws Exception {
        LazyImages images = build(builder()
                .renderRate(0)
                .limits(Limits.defaults().memoryBudget(1100).maxWaiting(0)));
        engine.after = words -> new byte[600];
        CountDownLatch rendering = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        engine.during = () -> {
            rendering.countDown();
            await(go);
        };
        Future<ImageResponse> leader = threads.submit(
                () -> images.serve(ImageRequest.get("d/a_1_0.jpg")).orElseThrow());
        rendering.await();
        Future<ImageResponse> joiner =
                joining(() -> images.serve(ImageRequest.get("d/a_1_0.jpg")).orElseThrow());
        go.countDown();
        leader.get(1, TimeUnit.MINUTES);
        joiner.get(1, TimeUnit.MINUTES);
        images.close(); // it is saved, so that only the visitors hold it

        assertThat(get(images, "d/a_2_0.jpg").status()).isEqualTo(503);
        leader.get().close();
        leader.get().close();
        assertThat(joiner.get().headers()).containsKey("Server-Timing");
        joiner.get().close();
        assertThat(get(images, "d/a_2_0.jpg").status()).isEqualTo(200);
        assertThat(get(images, "d/a_3_0.jpg").status()).isEqualTo(200);
    }

    @Test
    void whoWaitsForMemoryHoldsNothingAndReadsAgain() throws Exception {
        LazyImages images = build(builder()
                .renderRate(0)
                .limits(Limits.defaults().memoryBudget(1050).maxRenders(9)));
        CountDownLatch rendering = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        engine.during = () -> {
            rendering.countDown();
            await(go);
        };
        Future<Seen> first = threads.submit(() -> get(images, "d/a_1_0.jpg"));
        rendering.await();
        Future<Seen> second = joining(() -> get(images, "d/a_2_0.jpg"));
        assertThat(engine.renders).hasValue(1);
        go.countDown();

        assertThat(first.get(1, TimeUnit.MINUTES).status()).isEqualTo(200);
        assertThat(second.get(1, TimeUnit.MINUTES).status()).isEqualTo(200);
        assertThat(originals.reads).hasValue(3);
    }

    @Test
    void whatIsOverTheQueueOrTheDeadlineIsAskedToComeAgain() throws Exception {
        LazyImages images = build(builder()
                .renderRate(0)
                .limits(Limits.defaults().maxRenders(1).maxWaiting(0).maxWait(Duration.ZERO)));
        CountDownLatch rendering = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        engine.during = () -> {
            rendering.countDown();
            await(go);
        };
        Future<Seen> first = threads.submit(() -> get(images, "d/a_1_0.jpg"));
        rendering.await();

        Seen turnedAway = get(images, "d/a_2_0.jpg");
        go.countDown();

        assertThat(turnedAway.status()).isEqualTo(503);
        assertThat(turnedAway.header("Retry-After")).isEqualTo("2");
        assertThat(first.get(1, TimeUnit.MINUTES).status()).isEqualTo(200);
        assertThat(get(images, "d/a_2_0.jpg").status()).isEqualTo(200);
    }

    @Test
    void whoWaitsTooLongForSomebodyElsesRenderIsAskedToComeAgain() throws Exception {
        LazyImages images = build(builder().limits(Limits.defaults().maxFlight(Duration.ofMillis(1))));
        CountDownLatch rendering = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        engine.during = () -> {
            rendering.countDown();
            await(go);
        };
        Future<Seen> leader = threads.submit(() -> get(images, "d/a_4_4.jpg"));
        rendering.await();

        assertThat(get(images, "d/a_4_4.jpg").status()).isEqualTo(503);
        go.countDown();
        assertThat(leader.get(1, TimeUnit.MINUTES).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/../app",
                "/x/../app",
                "/%2e%2e/app",
                "//app",
                "/app;a=1",
                "/\\app",
                "app",
                "/a%0ab"
            })
    void aRequestThatCameByADetourIsNotRedirectedAlongIt(String base) {
        ImageRequest request = new ImageRequest("GET", "/d/a_0400_400.jpg", base, "", ImageRequest.Headers.NONE, null);

        assertThat(images().serve(request)).isEmpty();
    }

    @Test
    void anotherSpellingIsRedirectedForGoodAndNothingIsRead() {
        LazyImages images = images();
        Seen seen =
                see(images, new ImageRequest("GET", "/d/a_0400_400.jpg", "/app", "", ImageRequest.Headers.NONE, null));

        assertThat(seen.status()).isEqualTo(301);
        assertThat(seen.headers())
                .containsEntry("Location", "/app/d/a_400_400.jpg")
                .containsEntry("Cache-Control", "public, max-age=3600")
                .containsEntry("Content-Length", "0");
        assertThat(originals.reads.get() + derivatives.reads.get() + derivatives.stats.get())
                .isZero();
    }

    @Test
    void aSizeAboveTheOriginalsIsRedirectedAndNotStored() throws Exception {
        LazyImages images = images();

        Seen seen = get(images, "d/a_3000_3000.jpg");
        images.close();

        assertThat(seen.status()).isEqualTo(302);
        assertThat(seen.header("Location")).isEqualTo("/d/a_800_600.jpg");
        assertThat(engine.renders).hasValue(0);
        assertThat(derivatives.puts).hasValue(0);
        assertThat(kinds()).contains(Kind.REDIRECTED);
    }

    @Test
    void aSizeThatIsNotAllowedIsSnappedOrRefused() {
        LazyImages snapping = build(builder().sizes(SizePolicy.widths(100, 200).snapping()));
        LazyImages strict = build(builder().sizes(SizePolicy.widths(100, 200)));

        assertThat(get(snapping, "d/a_190_0.jpg").header("Location")).isEqualTo("/d/a_200_0.jpg");
        assertThat(get(strict, "d/a_190_0.jpg").body())
                .isEqualTo("403 size 190x0 is not allowed; allowed are 100x0, 200x0\n");
        assertThat(get(strict, "d/a_100_0.jpg").status()).isEqualTo(200);
    }

    @Test
    void aFormatThatNoEngineWritesIsRefused() {
        assertThat(get(images(), "d/a_4_4.jpg.webp").body()).isEqualTo("403 image/webp cannot be written here\n");
    }

    @Test
    void whatTheDefaultEngineDoesNotReadOrWriteIsSaidByName() throws Exception {
        originals.put("a.avif", TestEngine.bytes("\0\0\0\u0010ftypavif\0\0\0\0"));
        LazyImages plain = build(builder().engines(new ImageIoResizer()));

        assertThat(get(plain, "a_4_4.avif").body())
                .isEqualTo("422 no engine turns this image/avif into what was asked for\n");
        assertThat(get(plain, "d/a_4_4.jpg.avif").body()).isEqualTo("403 image/avif cannot be written here\n");
    }

    @Test
    void whatIsNoImageIsSaidToBeNone() throws Exception {
        originals.put("page.jpg", TestEngine.bytes("<html>"));

        assertThat(get(images(), "page_4_4.jpg").body())
                .isEqualTo("422 the original is not an image of a known format\n");
    }

    @Test
    void validatorsAreHonouredOnAMissAndOnAHit() throws Exception {
        LazyImages images = images();
        Seen miss = get(images, "d/a_400_400.jpg");
        String etag = Objects.requireNonNull(miss.header("ETag"));
        images.close();
        Seen hit = get(images, "d/a_400_400.jpg");
        String modified = Objects.requireNonNull(hit.header("Last-Modified"));

        for (ImageRequest request : List.of(
                conditional("d/a_400_400.jpg", etag, null),
                conditional("d/a_400_400.jpg", "\"x\", W/" + etag, "Mon, 01 Jan 1990 00:00:00 GMT"),
                conditional("d/a_400_400.jpg", "*", null),
                conditional("d/a_400_400.jpg", null, modified))) {
            Seen seen = see(images, request);
            assertThat(seen.status()).isEqualTo(304);
            assertThat(seen.body()).isEmpty();
            assertThat(seen.headers()).containsEntry("ETag", etag).containsKeys("Cache-Control", "Last-Modified");
        }
        for (ImageRequest request : List.of(
                conditional("d/a_400_400.jpg", "\"x\"", modified),
                conditional("d/a_400_400.jpg", null, "Mon, 01 Jan 1990 00:00:00 GMT"),
                conditional("d/a_400_400.jpg", null, "yesterday"))) {
            assertThat(see(images, request).status()).isEqualTo(200);
        }
        derivatives.delete("d/a_400_400.jpg");
        assertThat(see(images, conditional("d/a_400_400.jpg", etag, null)).status())
                .isEqualTo(304);
    }

    @Test
    void headHasTheHeadersOfGetAndNoBody() throws Exception {
        LazyImages images = images();
        ImageRequest head = ImageRequest.of("HEAD", "d/a_400_400.jpg");

        Seen miss = see(images, head);
        images.close();
        Seen hit = see(images, head);
        Seen missing = see(images, ImageRequest.of("HEAD", "no_4_4.jpg"));

        for (Seen seen : List.of(miss, hit)) {
            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.body()).isEmpty();
            assertThat(seen.headers())
                    .containsEntry("Content-Length", "29")
                    .containsEntry("Content-Type", "image/jpeg");
        }
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.body()).isEmpty();
    }

    @Test
    void whatIsNotOursIsPassedOn() {
        LazyImages images = build(builder().prefix("/img/"));

        assertThat(images.serve(ImageRequest.get("/img/d/a.jpg"))).isEmpty();
        assertThat(images.serve(ImageRequest.get("/d/a_4_4.jpg"))).isEmpty();
        assertThat(images.serve(ImageRequest.get("/imgd/a_4_4.jpg"))).isEmpty();
        assertThat(images.serve(ImageRequest.of("POST", "/img/d/a_4_4.jpg"))).isEmpty();
        assertThat(images.mightServe("/index.html")).isFalse();
        assertThat(get(images, "/img/d/a_4_4.jpg").status()).isEqualTo(200);
        assertThat(get(images, "/img//d/a_4_4.jpg").status()).isEqualTo(400);
        assertThat(get(images, "/img/d/a_04_4.jpg").header("Location")).isEqualTo("/img/d/a_4_4.jpg");
        assertThat(get(images, "/img/d/a_3000_0.jpg").header("Location")).isEqualTo("/img/d/a_800_0.jpg");
    }

    @Test
    void anUnsignedOrForgedUrlIsRefusedBeforeAnythingIsRead() {
        LazyImages images = build(builder().signingKeys(SigningKeys.ofHex("000102030405060708090a0b0c0d0e0f")));
        String signed = images.scheme().format(new Variant("d/a.jpg", Transform.fit(4, 4)));

        assertThat(get(images, "d/a_4_4.jpg").body()).isEqualTo("403 the signature is missing or wrong\n");
        assertThat(get(images, signed.replace("_4_4_", "_5_4_")).status()).isEqualTo(403);
        assertThat(originals.reads.get() + derivatives.reads.get()).isZero();
        assertThat(get(images, signed).status()).isEqualTo(200);
    }

    @Test
    void aListenerThatThrowsDisturbsNobody() {
        LazyImages images = build(builder().listener(event -> {
            throw new IllegalStateException("a listener's defect");
        }));

        assertThat(get(images, "d/a_4_4.jpg").status()).isEqualTo(200);
        assertThat(get(images, "no_4_4.jpg").status()).isEqualTo(404);
    }

    @Test
    void aDerivativeThatBreaksOffAtOnceIsATemporaryError() throws Exception {
        LazyImages images = images();
        get(images, "d/a_400_400.jpg");
        images.close();
        derivatives.cutting = true;

        Seen seen = get(images, "d/a_400_400.jpg");

        assertThat(seen.status()).isEqualTo(503);
        assertThat(seen.header("Retry-After")).isEqualTo("2");
    }

    @Test
    void aDerivativeThatBreaksOffLaterIsNotEndedAsIfItWereWhole() throws Exception {
        LazyImages images = images();
        derivatives.put("d/a_400_400.jpg", new byte[2_000_000]);
        derivatives.cutting = true;

        try (ImageResponse response =
                images.serve(ImageRequest.get("d/a_400_400.jpg")).orElseThrow()) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> response.writeTo(new ByteArrayOutputStream()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("1000000 of 2000000 bytes");
        }
    }

    @Test
    void aStoreThatIsBusySaysWhenToComeBack() {
        LazyImages images = images();
        originals.failure = new StoreBusyException("slow down", Duration.ofSeconds(9), new IOException("503"));

        Seen seen = get(images, "d/a_400_400.jpg");

        assertThat(seen.body()).isEqualTo("503 the originals store is busy\n");
        assertThat(seen.header("Retry-After")).isEqualTo("9");
    }

    @Test
    void aStoreThatIsAskedForWhatItDoesNotHaveIsNotAskedWithoutEnd() throws Exception {
        LazyImages images = build(builder().lookUpRate(5).renderRate(0));
        get(images, "d/a_400_400.jpg");
        images.close();
        get(images, "d/a_400_400.jpg");
        derivatives.reads.set(0);

        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            statuses.add(get(images, "d/made-up-" + i + "_4_4.jpg").status());
        }
        assertThat(statuses).startsWith(404, 404, 404).contains(429);
        assertThat(derivatives.reads.get()).isLessThan(100); // 20 at once and 5 a second
        assertThat(get(images, "d/a_400_400.jpg").status())
                .as("what was found lately")
                .isEqualTo(200);
    }

    @Test
    void aPathThatARedirectOfS3LeftUnencodedLeadsToTheProperUrl() throws Exception {
        originals.put("100% a\u00fc%41\"+.jpg", TestEngine.original(800, 600, 1000));
        LazyImages images = images();
        String proper = "/100%25%20a%C3%BC%2541%22%2B_400_400.jpg";

        Seen seen = get(images, "100%%20a%C3%BC%41%22+_400_400.jpg"); // as browsers and curl follow it

        assertThat(seen.status()).isEqualTo(302);
        assertThat(seen.header("Location")).isEqualTo(proper);
        assertThat(get(images, proper).status()).isEqualTo(200);
        images.close();
        assertThat(derivatives.text("100% a\u00fc%41\"+_400_400.jpg")).isNotNull();
    }

    @Test
    void aPathWithAnEscapeNamesWhatItAlwaysNamesIfThatIsThere() throws Exception {
        originals.put("a%41.jpg", TestEngine.original(80, 60, 1000));
        originals.put("aA.jpg", TestEngine.original(800, 600, 1000));

        assertThat(get(images(), "a%41_400_400.jpg").body()).isEqualTo("400x300 of image 800 600 1000");
    }

    @Test
    void aPathThatNamesNothingHoweverItIsReadIsAnError() {
        LazyImages images = images();

        assertThat(get(images, "a%41_400_400.jpg").status()).isEqualTo(404);
        assertThat(get(images, "a%2541_400_400.jpg").status()).isEqualTo(404);
        assertThat(get(images, "a%4_400_400.jpg").status()).isEqualTo(400);
        assertThat(get(images, "d/a%0d%0aX-A:%20b_400_400.jpg").status()).isEqualTo(400);
        originals.failing = true;
        assertThat(get(images, "b%4_400_400.jpg").status()).isEqualTo(503);
    }

    @Test
    void whatIsStoredIsLetGoOfOnEveryWay() throws Exception {
        LazyImages images = images();
        get(images, "d/a_400_400.jpg");
        images.close();
        derivatives.put("d/a_500_0.jpg", new byte[2_000_000]);

        Seen seen = get(images, "d/a_400_400.jpg");
        get(images, "d/a_500_0.jpg");
        see(images, conditional("d/a_400_400.jpg", seen.header("ETag"), null));
        see(images, ImageRequest.of("HEAD", "d/a_400_400.jpg"));

        assertThat(derivatives.open).hasValue(0);
        assertThat(originals.open).hasValue(0);
    }

    @Test
    void aVisitorWhoReadsSlowlyHoldsNothingOfTheStoreUnlessTheImageIsLarge() throws Exception {
        LazyImages images = images();
        derivatives.put("d/a_1_0.jpg", new byte[1_000_000]);
        List<ImageResponse> slow = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            slow.add(images.serve(ImageRequest.get("d/a_1_0.jpg")).orElseThrow());
        }

        assertThat(derivatives.open).as("over 16 MB in all").hasValue(4);
        for (ImageResponse response : slow) {
            response.close();
        }
        assertThat(derivatives.open).hasValue(0);
        slow.forEach(response -> get(images, "d/a_1_0.jpg"));
        try (ImageResponse again = images.serve(ImageRequest.get("d/a_1_0.jpg")).orElseThrow()) {
            assertThat(again.status()).isEqualTo(200);
            assertThat(derivatives.open).as("there is room again").hasValue(0);
        }
    }

    @Test
    void aCacheTagIsTheKeyInCharactersThatEveryHeaderAndEveryTagMayHave() {
        assertThat(CachePolicy.tag("d/a.jpg")).isEqualTo("d/a.jpg");
        assertThat(CachePolicy.tag("a b+~%\u00fc.jpg")).isEqualTo("a~20b~2B~7E~25~C3~BC.jpg");
        assertThat(CachePolicy.tag("\u00fc".repeat(400))).matches("sha256-[0-9a-f]{32}");
    }

    @Test
    void anUnencodedRedirectIsNotLookedForInASizeThatIsRefused() throws Exception {
        originals.put("100%.jpg", TestEngine.original(800, 600, 1000));
        LazyImages images = build(builder().sizes(SizePolicy.widths(320)));

        assertThat(get(images, "100%_300_0.jpg").status()).isEqualTo(400);
        assertThat(originals.stats).hasValue(0);
        assertThat(get(images, "100%_320_0.jpg").status()).isEqualTo(302);
    }

    @Test
    void theCheckFailsWhenAStoreDoes() throws Exception {
        LazyImages images = images();
        images.check();
        derivatives.failing = true;

        org.assertj.core.api.Assertions.assertThatThrownBy(images::check).isInstanceOf(IOException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does something that waits for another request, and returns when it waits. */
    private <T> Future<T> joining(Callable<T> request) throws InterruptedException {
        BlockingQueue<Thread> started = new LinkedBlockingQueue<>();
        Future<T> future = threads.submit(() -> {
            started.add(Thread.currentThread());
            return request.call();
        });
        awaitWaiting(started.take());
        return future;
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }
}
