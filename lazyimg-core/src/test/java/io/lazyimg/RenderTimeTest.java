package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Renders that take longer than they may. */
class RenderTimeTest {
    private final TestStore originals = new TestStore();
    private final TestStore derivatives = new TestStore();
    private final TestEngine engine = new TestEngine();
    private final ConcurrentLinkedQueue<ImageEvent> events = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private @Nullable LazyImages images;

    @BeforeEach
    void twoOriginals() throws IOException {
        originals.put("slow.jpg", TestEngine.original(800, 600, 1000));
        originals.put("good.jpg", TestEngine.original(900, 600, 1000));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        if (images != null) {
            images.close();
        }
    }

    private LazyImages build(Limits limits) throws IOException {
        images = LazyImages.builder()
                .originals(originals)
                .derivatives(derivatives)
                .engines(engine)
                .limits(limits)
                .listener(events::add)
                .build();
        return images;
    }

    private static void tooSlow() {
        throw new ImageException(Reason.TOO_SLOW, "over maxRenderTime");
    }

    private record Seen(
            int status,
            @Nullable String retryAfter,
            @Nullable String caching,
            String body) {}

    private static Seen get(LazyImages images, String path) {
        try (ImageResponse response = images.serve(ImageRequest.get(path)).orElseThrow()) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            response.writeTo(body);
            return new Seen(
                    response.status(),
                    response.headers().get("Retry-After"),
                    response.headers().get("Cache-Control"),
                    body.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRenderIsEndedWhenItsTimeIsOverAndTheVisitorIsToldWhenToComeBack() throws Exception {
        LazyImages hasty = build(Limits.defaults().maxRenderTime(Duration.ofNanos(1)));

        Seen seen = get(hasty, "slow_40_30.jpg");

        assertThat(seen.status()).isEqualTo(503);
        assertThat(seen.retryAfter()).isEqualTo("60");
        assertThat(seen.caching()).isEqualTo("no-store");
        assertThat(seen.body()).contains("longer than maxRenderTime");
        assertThat(events)
                .anySatisfy(event -> assertThat(event.reason()).isEqualTo(Reason.TOO_SLOW))
                .noneSatisfy(event -> assertThat(event.kind()).isEqualTo(ImageEvent.Kind.RENDERED));
        assertThat(derivatives.puts).hasValue(0);
    }

    @Test
    void itsTurnAndItsMemoryAreGivenBack() throws Exception {
        int source = TestEngine.original(800, 600, 1000).length;
        LazyImages narrow = build(
                Limits.defaults().maxRenders(1).memoryBudget(source + 1000).maxWait(Duration.ZERO));
        engine.during = RenderTimeTest::tooSlow;
        assertThat(get(narrow, "slow_40_30.jpg").status()).isEqualTo(503);
        engine.during = () -> {};

        assertThat(get(narrow, "good_90_60.jpg").body()).startsWith("90x60 of");
    }

    @Test
    void anotherSizeOfTheSameOriginalIsNotTriedAndTheOriginalIsNotRead() throws Exception {
        LazyImages usual = build(Limits.defaults());
        engine.during = RenderTimeTest::tooSlow;
        get(usual, "slow_40_30.jpg");
        events.clear();

        Seen other = get(usual, "slow_400_300.jpg");

        assertThat(other.status()).isEqualTo(503);
        assertThat(other.retryAfter()).isEqualTo("60");
        assertThat(engine.renders).hasValue(1);
        assertThat(events).noneSatisfy(event -> assertThat(event.kind()).isEqualTo(ImageEvent.Kind.READ));
        assertThat(originals.open).hasValue(0);
    }

    @Test
    void anOriginalThatWasReplacedIsTriedAgain() throws Exception {
        LazyImages usual = build(Limits.defaults());
        engine.during = RenderTimeTest::tooSlow;
        get(usual, "slow_40_30.jpg");
        engine.during = () -> {};
        originals.put("slow.jpg", TestEngine.original(400, 300, 10));

        assertThat(get(usual, "slow_40_30.jpg").body()).startsWith("40x30 of image 400");
    }

    @Test
    void whoWaitsForATurnMeanwhileDoesNotTryItAgain() throws Exception {
        LazyImages narrow = build(Limits.defaults().maxRenders(1));
        CountDownLatch rendering = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        engine.during = () -> {
            rendering.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            tooSlow();
        };
        Future<Seen> first = threads.submit(() -> get(narrow, "slow_40_30.jpg"));
        rendering.await();
        Thread[] waiting = new Thread[1];
        CountDownLatch started = new CountDownLatch(1);
        Future<Seen> second = threads.submit(() -> {
            waiting[0] = Thread.currentThread();
            started.countDown();
            return get(narrow, "slow_80_60.jpg");
        });
        started.await();
        while (waiting[0].getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        go.countDown();

        assertThat(first.get(1, TimeUnit.MINUTES).status()).isEqualTo(503);
        assertThat(second.get(1, TimeUnit.MINUTES).body()).contains("a short while ago");
        assertThat(engine.renders).hasValue(1);
    }
}
