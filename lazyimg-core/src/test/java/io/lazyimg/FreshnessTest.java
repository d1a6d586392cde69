package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.ImageEvent.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Originals that are replaced. Each node is a {@link LazyImages} of its own on the same stores. */
class FreshnessTest {
    private static final String KEY = "d/a_400_400.jpg";

    private final TestStore originals = new TestStore();
    private final TestStore derivatives = new TestStore();
    private final TestEngine engine = new TestEngine();
    private final Queue<ImageEvent> events = new ConcurrentLinkedQueue<>();
    private final List<LazyImages> nodes = new ArrayList<>();

    @BeforeEach
    void anOriginal() {
        replaceOriginal(800);
    }

    @AfterEach
    void stop() {
        nodes.forEach(LazyImages::close);
    }

    private void replaceOriginal(int width) {
        try {
            originals.put("d/a.jpg", TestEngine.original(width, 600, 1000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LazyImages node(LazyImagesBuilder builder) throws IOException {
        LazyImages node = builder.originals(originals)
                .derivatives(derivatives)
                .engines(engine)
                .listener(events::add)
                .renderRate(0)
                .lookUpRate(0)
                .build();
        nodes.add(node);
        return node;
    }

    private static String get(LazyImages node) {
        return get(node, KEY);
    }

    private static String get(LazyImages node, String path) {
        try (ImageResponse response = node.serve(ImageRequest.get(path)).orElseThrow()) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            response.writeTo(body);
            return body.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stored() throws IOException {
        LazyImages first = node(LazyImages.builder());
        get(first);
        first.close();
    }

    private List<Kind> kinds() {
        return events.stream().map(ImageEvent::kind).toList();
    }

    @Test
    void whatIsStoredIsServedWithoutLookingAtTheOriginalByDefault() throws Exception {
        stored();
        replaceOriginal(400);
        originals.stats.set(0);

        assertThat(get(node(LazyImages.builder()))).isEqualTo("400x300 of image 800 600 1000");
        assertThat(originals.stats).hasValue(0);
    }

    @Test
    void anOutdatedDerivativeIsMadeAnewWhereItIsLookedFor() throws Exception {
        stored();
        LazyImages node = node(LazyImages.builder().freshness(Duration.ZERO));
        assertThat(get(node)).isEqualTo("400x300 of image 800 600 1000");
        replaceOriginal(400);

        assertThat(get(node)).isEqualTo("267x400 of image 400 600 1000");
        node.close();
        assertThat(derivatives.text(KEY)).isEqualTo("267x400 of image 400 600 1000");
        assertThat(kinds()).contains(Kind.OUTDATED).endsWith(Kind.SAVED);
    }

    @Test
    void aDerivativeOfAnOriginalThatIsGoneIsGoneToo() throws Exception {
        stored();
        originals.delete("d/a.jpg");

        assertThat(get(node(LazyImages.builder().freshness(Duration.ZERO)))).isEqualTo("404 no such original\n");
        assertThat(derivatives.text(KEY)).isNull();
    }

    @Test
    void anOriginalIsTrustedForAsLongAsIsSaid() throws Exception {
        stored();
        LazyImages node = node(LazyImages.builder().freshness(Duration.ofHours(1)));
        originals.stats.set(0);
        for (int i = 0; i < 10; i++) {
            get(node);
        }
        assertThat(originals.stats).hasValue(1);

        replaceOriginal(400);
        assertThat(get(node)).as("within the hour").isEqualTo("400x300 of image 800 600 1000");
    }

    @Test
    void aDerivativeThatAnotherNodeMadeOfANewerOriginalIsNotTakenToBeOutdated() throws Exception {
        stored();
        LazyImages node = node(LazyImages.builder().freshness(Duration.ofHours(1)));
        get(node);
        replaceOriginal(400);
        derivatives.delete(KEY);
        stored();
        engine.renders.set(0);

        assertThat(get(node)).isEqualTo("267x400 of image 400 600 1000");
        assertThat(engine.renders).hasValue(0);
    }

    @Test
    void aChangeThatWasSeenOnceIsKnownForAllDerivativesOfTheOriginal() throws Exception {
        LazyImages before = node(LazyImages.builder());
        get(before, KEY);
        get(before, "d/a_300_300.jpg");
        before.close();
        replaceOriginal(400);
        LazyImages node = node(LazyImages.builder().freshness(Duration.ofHours(1)));

        assertThat(get(node, KEY)).isEqualTo("267x400 of image 400 600 1000");
        assertThat(get(node, "d/a_300_300.jpg")).isEqualTo("200x300 of image 400 600 1000");
    }

    @Test
    void whatIsStoredIsServedWhileTheOriginalsDoNotAnswer() throws Exception {
        stored();
        originals.failing = true;

        assertThat(get(node(LazyImages.builder().freshness(Duration.ZERO)))).isEqualTo("400x300 of image 800 600 1000");
    }

    @Test
    void whatIsOutdatedAndCannotBeRemovedIsMadeAnewAllTheSame() throws Exception {
        stored();
        replaceOriginal(400);
        derivatives.undeletable.add(KEY);

        assertThat(get(node(LazyImages.builder().freshness(Duration.ZERO)))).isEqualTo("267x400 of image 400 600 1000");
        assertThat(derivatives.open).hasValue(0);
    }

    @Test
    void aDerivativeThatDoesNotSayWhatItWasMadeOfIsServed() throws Exception {
        derivatives.put(KEY, TestEngine.bytes("put here by hand"));

        assertThat(get(node(LazyImages.builder().freshness(Duration.ZERO)))).isEqualTo("put here by hand");
    }

    @Test
    void theSettingReadsOffAlwaysAndATime() throws Exception {
        stored();
        replaceOriginal(400);
        assertThat(get(node(LazyImages.builder().settings(Map.of("lazyimg.freshness", "off")))))
                .startsWith("400x300");
        assertThat(get(node(LazyImages.builder().settings(Map.of("lazyimg.freshness", "60s")))))
                .startsWith("267x400");
        replaceOriginal(500);
        assertThat(get(node(LazyImages.builder().settings(Map.of("lazyimg.freshness", "always")))))
                .startsWith("333x400");
    }

    @Test
    void aSaveWhoseAnswerWasLostIsTakenBackIfTheOriginalChanged() throws Exception {
        LazyImages node = node(LazyImages.builder());
        derivatives.afterPut = () -> {
            replaceOriginal(400);
            derivatives.failNextAnswer = true;
        };
        get(node);
        node.close();

        assertThat(derivatives.text(KEY)).isNull();
        assertThat(kinds()).endsWith(Kind.SAVE_FAILED);
    }

    @Test
    void noOutdatedDerivativeStaysHoweverOftenTheOriginalIsReplacedMeanwhile() throws Exception {
        LazyImages one = node(LazyImages.builder());
        LazyImages other = node(LazyImages.builder());
        Random random = new Random(3);
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            for (int round = 0; round < 200; round++) {
                derivatives.delete(KEY);
                int after = 1100 + round;
                Runnable replace = () -> replaceOriginal(after);
                boolean inTheMiddle = random.nextBoolean();
                engine.during = inTheMiddle ? replace : () -> {};
                derivatives.beforePut = inTheMiddle ? () -> {} : replace;
                replaceOriginal(400 + random.nextInt(600));
                List<Future<?>> all = new ArrayList<>();
                for (int visitor = 0; visitor < 4; visitor++) {
                    LazyImages node = visitor % 2 == 0 ? one : other;
                    all.add(threads.submit(() -> get(node)));
                }
                all.add(threads.submit(replace));
                for (Future<?> each : all) {
                    each.get(1, TimeUnit.MINUTES);
                }
                awaitSaves();
                String kept = derivatives.text(KEY);
                if (kept != null) {
                    assertThat(kept).as("round " + round).endsWith("of image " + after + " 600 1000");
                }
                engine.during = () -> {};
                derivatives.beforePut = () -> {};
                get(one);
                awaitSaves();
                assertThat(derivatives.text(KEY))
                        .as("what is asked for afterwards")
                        .endsWith("of image " + after + " 600 1000");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Every render is followed by one event that tells what became of the save. */
    private void awaitSaves() {
        while (kinds().stream().filter(kind -> kind == Kind.RENDERED).count()
                != kinds().stream()
                        .filter(kind -> kind.name().startsWith("SAVE"))
                        .count()) {
            Thread.onSpinWait();
        }
    }
}
