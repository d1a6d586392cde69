package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that are taken off their thread while another one makes the picture. */
class ParkingTest {
    private final TestStore originals = new TestStore();
    private final TestStore derivatives = new TestStore();
    private final TestEngine engine = new TestEngine();
    private final ExecutorService leading = Executors.newSingleThreadExecutor();
    private final CountDownLatch rendering = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final List<LazyImages> built = new ArrayList<>();

    /** Remembers how to go on. */
    private static final class Parked implements Waiting {
        private @Nullable Supplier<ImageResponse> then;

        @Override
        public boolean park(CompletionStage<?> until, Supplier<ImageResponse> onward) {
            then = onward;
            return true;
        }

        ImageResponse goOn() {
            return Objects.requireNonNull(then, "not parked").get();
        }
    }

    @BeforeEach
    void anOriginalThatTakesItsTime() throws IOException {
        originals.put("d/a.jpg", TestEngine.original(800, 600, 1000));
        engine.during = () -> {
            rendering.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    @AfterEach
    void stop() {
        go.countDown();
        leading.shutdown();
        built.forEach(LazyImages::close);
    }

    private LazyImages build(LazyImagesBuilder builder) throws IOException {
        LazyImages images = builder.originals(originals)
                .derivatives(derivatives)
                .engines(engine)
                .build();
        built.add(images);
        return images;
    }

    /** Has one request lead, and parks another one behind it. */
    private Parked parked(LazyImages images, String path) throws Exception {
        Future<?> leader = leading.submit(() -> {
            try (ImageResponse answer = images.serve(ImageRequest.get(path)).orElseThrow()) {
                return answer.status();
            }
        });
        rendering.await();
        Parked parked = new Parked();
        assertThat(images.serve(ImageRequest.get(path), parked)).containsSame(ImageResponse.PARKED);
        go.countDown();
        leader.get(1, TimeUnit.MINUTES);
        return parked;
    }

    @Test
    void hooksAreAskedOnceAndOnTheThreadOfTheRequest() throws Exception {
        List<Thread> asked = new ArrayList<>();
        LazyImages images = build(LazyImages.builder()
                .keyMapping((request, key) -> {
                    asked.add(Thread.currentThread());
                    return Optional.of("d/" + key);
                })
                .authorizer((request, variant) -> asked.add(Thread.currentThread())));

        Parked parked = parked(images, "a_40_30.jpg");
        Future<ImageResponse> later = leading.submit(parked::goOn);

        try (ImageResponse answer = later.get(1, TimeUnit.MINUTES)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).containsEntry("Cache-Control", "private, max-age=31536000");
        }
        assertThat(asked).hasSize(4);
        assertThat(asked.subList(2, 4)).containsOnly(Thread.currentThread());
    }

    @Test
    void whatFailsAfterwardsIsAnAnswer() throws Exception {
        LazyImages images = build(LazyImages.builder());
        Runnable waiting = engine.during;
        engine.during = () -> {
            waiting.run();
            throw new ImageException(Reason.NOT_DECODABLE, "cut off");
        };

        Parked parked = parked(images, "d/a_40_30.jpg");
        try (ImageResponse answer = parked.goOn()) {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.headers()).containsEntry("Cache-Control", "public, max-age=10");
        }
        images.close();
        derivatives.afterRead = () -> {
            throw new IllegalStateException("a store's defect");
        };
        engine.during = () -> {};
        try (ImageResponse answer = parked.goOn()) {
            assertThat(answer.status()).isEqualTo(500);
        }
    }

    @Test
    void anExpiringUrlsAnswerIsNotKeptForLonger() throws Exception {
        LazyImages images =
                build(LazyImages.builder().signingKeys(SigningKeys.ofHex("000102030405060708090a0b0c0d0e0f")));
        Instant soon = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 600);

        Parked parked = parked(images, images.scheme().format(new Variant("d/a.jpg", Transform.fit(40, 30)), soon));
        try (ImageResponse answer = parked.goOn()) {
            String caching = Objects.requireNonNull(answer.headers().get("Cache-Control"));
            assertThat(Integer.parseInt(caching.replace("public, max-age=", "")))
                    .isBetween(500, 600);
        }
    }
}
