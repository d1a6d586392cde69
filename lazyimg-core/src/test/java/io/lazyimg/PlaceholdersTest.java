package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lazyimg.ImageEvent.Kind;
import io.lazyimg.image.ImageException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
    private static final String KEY = "d/a.jpg.placeholder.json";

    private final TestStore originals = new TestStore();
    private final TestStore derivatives = new TestStore();
    private final TestEngine engine = new TestEngine();
    private final Queue<ImageEvent> events = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<LazyImages> built = new ArrayList<>();

    @BeforeEach
    void anOriginal() throws IOException {
        byte[] red = picture("jpg", new Color(200, 40, 30));
        engine.after = words -> red;
        originals.put("d/a.jpg", TestEngine.original(800, 600, 1000));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        built.forEach(LazyImages::close);
    }

    private LazyImages images() throws IOException {
        return build(LazyImages.builder());
    }

    private LazyImages build(LazyImagesBuilder builder) throws IOException {
        LazyImages images = builder.originals(originals)
                .derivatives(derivatives)
                .engines(engine)
                .listener(events::add)
                .build();
        built.add(images);
        return images;
    }

    private static byte[] picture(String format, Color colour) throws IOException {
        BufferedImage image = new BufferedImage(100, 75, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, 100, 75);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    private String stored() throws IOException {
        try (var blob = derivatives.blobs.read(KEY).orElseThrow()) {
            return new String(blob.content().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aPlaceholderHasTheOriginalsSizeAndColourAndABlurredPicture() throws IOException {
        Placeholder placeholder = images().placeholder("d/a.jpg").orElseThrow();

        assertThat(placeholder.width()).isEqualTo(800);
        assertThat(placeholder.height()).isEqualTo(600);
        assertThat(placeholder.cssColour()).matches("#c[6-9a]2[6-9a](1[c-f]|2[01])");
        String uri = placeholder.dataUri();
        assertThat(uri).startsWith("data:image/png;base64,").hasSizeLessThan(4000);
        byte[] png = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(Math.max(shown.getWidth(), shown.getHeight())).isEqualTo(32);
        Color middle = new Color(shown.getRGB(16, 8));
        assertThat(middle.getRed()).isBetween(180, 220);
        assertThat(middle.getGreen()).isBetween(20, 60);
        assertThat(middle.getBlue()).isBetween(10, 50);
    }

    @Test
    void itIsMadeOnceAndKeptBesideTheDerivatives() throws IOException {
        Placeholder made = images().placeholder("d/a.jpg").orElseThrow();
        Placeholder found = images().placeholder("d/a.jpg").orElseThrow();

        assertThat(found).isEqualTo(made);
        assertThat(engine.renders).hasValue(1);
        assertThat(stored())
                .isEqualTo("{\"width\":800,\"height\":600,\"colour\":\"" + made.cssColour() + "\",\"thumbhash\":\""
                        + made.thumbHash() + "\"}");
        assertThat(derivatives.blobs.stat(KEY).orElseThrow().attributes().contentType())
                .isEqualTo("application/json");
    }

    @Test
    void forAWhileNoStoreIsAskedForWhatIsKnown() throws IOException {
        LazyImages images = images();
        images.placeholder("d/a.jpg");
        int reads = originals.reads.get() + derivatives.reads.get();

        for (int i = 0; i < 100; i++) {
            images.placeholder("d/a.jpg");
        }

        assertThat(originals.reads.get() + derivatives.reads.get()).isEqualTo(reads);
    }

    @Test
    void whoeverAsksAtTheSameTimeWaitsForOneRender() throws Exception {
        LazyImages images = images();
        CountDownLatch rendering = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        engine.during = () -> {
            rendering.countDown();
            await(goOn);
        };
        List<Future<Optional<Placeholder>>> asked = new ArrayList<>();
        asked.add(threads.submit(() -> images.placeholder("d/a.jpg")));
        await(rendering);
        IntStream.range(0, 8).forEach(i -> asked.add(threads.submit(() -> images.placeholder("d/a.jpg"))));

        goOn.countDown();

        for (Future<Optional<Placeholder>> one : asked) {
            assertThat(one.get(20, TimeUnit.SECONDS)).isPresent();
        }
        assertThat(engine.renders).hasValue(1);
    }

    @Test
    void whoeverWaitsForOneThatFailsIsToldSoAtOnce() throws Exception {
        LazyImages images = images();
        CountDownLatch rendering = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Set<Thread> waiting = ConcurrentHashMap.newKeySet();
        engine.during = () -> {
            rendering.countDown();
            await(goOn);
            throw new IllegalStateException("a defect");
        };
        List<Future<Throwable>> asked = new ArrayList<>();
        asked.add(threads.submit(() -> catchThrowable(() -> images.placeholder("d/a.jpg"))));
        await(rendering);
        for (int i = 0; i < 8; i++) {
            asked.add(threads.submit(() -> {
                waiting.add(Thread.currentThread());
                return catchThrowable(() -> images.placeholder("d/a.jpg"));
            }));
        }
        while (waiting.size() < 8
                || !waiting.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING)) {
            Thread.onSpinWait();
        }

        goOn.countDown();

        for (Future<Throwable> one : asked) {
            assertThat(one.get(20, TimeUnit.SECONDS)).isInstanceOf(ImageException.class);
        }
        assertThat(engine.renders).hasValue(1);
    }

    @Test
    void aMissingOriginalHasNoneAndADamagedOneSaysWhyAndIsNotTriedAgainAtOnce() throws IOException {
        originals.put("d/b.jpg", TestEngine.bytes("no image"));
        LazyImages images = images();

        assertThat(images.placeholder("d/none.jpg")).isEmpty();
        assertThatThrownBy(() -> images.placeholder("d/b.jpg")).isInstanceOf(ImageException.class);
        int plans = engine.plans.get();
        assertThatThrownBy(() -> images.placeholder("d/b.jpg")).isInstanceOf(ImageException.class);
        assertThat(engine.plans).hasValue(plans);
        assertThat(derivatives.blobs.list("").toList()).isEmpty();
    }

    @Test
    void whatIsNoKeyOfAnOriginalIsRefused() throws IOException {
        LazyImages images = images();

        for (String key : new String[] {"", "d/a.txt", "../a.jpg", ".git/a.jpg", "/a.jpg"}) {
            assertThatThrownBy(() -> images.placeholder(key)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aPurgeTakesItAway() throws IOException {
        LazyImages images = images();
        images.placeholder("d/a.jpg");
        originals.put("d/a.jpg", TestEngine.original(300, 900, 1000));

        Purged purged = images.purge("d/a.jpg");

        assertThat(purged.deleted()).isEqualTo(1);
        assertThat(derivatives.blobs.list("").toList()).isEmpty();
        assertThat(images.placeholder("d/a.jpg").orElseThrow().height()).isEqualTo(900);
        assertThat(images.purge("d/other.jpg").deleted()).isZero();
    }

    @Test
    void whatIsMadeOfAnOriginalThatIsPurgedMeanwhileIsNotKept() throws Exception {
        LazyImages images = images();
        engine.during = () -> {
            try {
                images.purge("d/a.jpg");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        };

        images.placeholder("d/a.jpg");
        engine.during = () -> {};

        assertThat(derivatives.blobs.stat(KEY)).isEmpty();
        assertThat(events).extracting(ImageEvent::kind).contains(Kind.SAVE_OUTDATED);
        originals.put("d/a.jpg", TestEngine.original(300, 900, 1000));
        assertThat(images.placeholder("d/a.jpg").orElseThrow().height()).isEqualTo(900);
    }

    @Test
    void freshnessNoticesAReplacedOriginalAndWhatIsNoPlaceholderIsMadeAnew() throws IOException {
        images().placeholder("d/a.jpg");
        originals.put("d/a.jpg", TestEngine.original(300, 900, 1000));

        assertThat(images().placeholder("d/a.jpg").orElseThrow().height()).isEqualTo(600);
        LazyImages always = build(LazyImages.builder().freshness(Duration.ZERO));
        assertThat(always.placeholder("d/a.jpg").orElseThrow().height()).isEqualTo(900);

        derivatives.put(KEY, TestEngine.bytes("{\"width\":1,"));
        assertThat(images().placeholder("d/a.jpg").orElseThrow().height()).isEqualTo(900);
        assertThat(stored()).startsWith("{\"width\":300,\"height\":900,");
    }

    @Test
    void oneThatCannotBeSavedIsGivenAllTheSame() throws IOException {
        LazyImages images = images();
        derivatives.beforePut = () -> {
            throw new IllegalStateException("full");
        };

        assertThat(images.placeholder("d/a.jpg")).isPresent();
        assertThat(events).extracting(ImageEvent::kind).contains(Kind.SAVE_FAILED);
    }

    @Test
    void noPolicyAndNoBudgetOfVariantsStandsInItsWay() throws IOException {
        LazyImages images = build(LazyImages.builder()
                .sizes(SizePolicy.widths(320).maxOutputPixels(200_000))
                .limits(Limits.defaults().maxVariants(1)));

        assertThat(images.placeholder("d/a.jpg")).isPresent();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
