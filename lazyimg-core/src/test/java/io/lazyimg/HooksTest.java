package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.ImageEvent.Kind;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

/** What the host application decides: who may see what, and which original a URL means for whom. */
class HooksTest {
    private static final KeyMapping BY_CLIENT = (request, key) ->
            Optional.of(request.client()).filter(tenant -> !tenant.isEmpty()).map(tenant -> tenant + "/" + key);

    private final TestStore originals = new TestStore();
    private final TestStore derivatives = new TestStore();
    private final TestEngine engine = new TestEngine();
    private final ConcurrentLinkedQueue<ImageEvent> events = new ConcurrentLinkedQueue<>();
    private final List<LazyImages> built = new ArrayList<>();

    @BeforeEach
    void picturesOfTwoTenants() throws IOException {
        originals.put("d/a.jpg", TestEngine.original(800, 600, 1000));
        originals.put("red/d/a.jpg", TestEngine.original(800, 600, 1001));
        originals.put("blue/d/a.jpg", TestEngine.original(400, 200, 1002));
    }

    @AfterEach
    void close() {
        built.forEach(LazyImages::close);
    }

    private LazyImagesBuilder builder() {
        return LazyImages.builder()
                .originals(originals)
                .derivatives(derivatives)
                .engines(engine)
                .listener(events::add);
    }

    private LazyImages build(LazyImagesBuilder builder) throws IOException {
        LazyImages images = builder.build();
        built.add(images);
        return images;
    }

    private record Seen(int status, Map<String, String> headers, String body) {
        @Nullable
        String header(String name) {
            return headers.get(name);
        }
    }

    private static Seen get(LazyImages images, String path) {
        return get(images, "", path);
    }

    private static Seen get(LazyImages images, String client, String path) {
        return see(images, client, path, ImageRequest.Headers.NONE);
    }

    private static Seen see(LazyImages images, String client, String path, ImageRequest.Headers headers) {
        ImageRequest request = new ImageRequest("GET", path, "", client, headers, null);
        try (ImageResponse response = images.serve(request).orElseThrow()) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            response.writeTo(body);
            return new Seen(response.status(), response.headers(), body.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int asked() {
        return originals.reads.get() + originals.stats.get() + derivatives.reads.get() + derivatives.stats.get();
    }

    @Test
    void whoMayNotSeeAPictureIsRefusedBeforeAnyStoreIsAsked() throws Exception {
        List<Variant> seen = new ArrayList<>();
        LazyImages images = build(builder().authorizer((request, variant) -> {
            seen.add(variant);
            return request.client().equals("member");
        }));

        for (String path : List.of("d/a_40_30.jpg", "none_40_30.jpg", "d/a_040_30.jpg", "d/a%2525_1_1.jpg")) {
            Seen refused = get(images, path);
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.body()).isEqualTo("403 not for this visitor\n");
            assertThat(refused.headers())
                    .containsEntry("Cache-Control", "no-store")
                    .doesNotContainKeys("Location", "ETag", "Cache-Tag");
        }
        assertThat(asked()).isZero();
        assertThat(seen).contains(new Variant("d/a.jpg", Transform.fit(40, 30)));
        assertThat(events).allSatisfy(event -> {
            assertThat(event.kind()).isEqualTo(Kind.FAILED);
            assertThat(event.reason()).isEqualTo(Reason.FORBIDDEN);
        });
        assertThat(get(images, "member", "d/a_40_30.jpg").body()).isEqualTo("40x30 of image 800 600 1000");
    }

    @Test
    void itIsAskedForHitsAndForThoseWhoHaveThePictureAlready() throws Exception {
        LazyImages images = build(
                builder().authorizer((request, variant) -> request.client().equals("member")));
        String etag =
                Objects.requireNonNull(get(images, "member", "d/a_40_30.jpg").header("ETag"));
        images.close();

        assertThat(get(images, "member", "d/a_40_30.jpg").header("Server-Timing"))
                .startsWith("hit");
        assertThat(get(images, "d/a_40_30.jpg").status()).isEqualTo(403);
        for (String client : List.of("member", "")) {
            Seen again = see(
                    images, client, "d/a_40_30.jpg", name -> name.equals("If-None-Match") ? List.of(etag) : List.of());
            assertThat(again.status()).isEqualTo(client.isEmpty() ? 403 : 304);
        }
    }

    @Test
    void whoMayNotSeeAPictureDoesNotGetItFromAFlightOfSomebodyWhoMay() throws Exception {
        LazyImages images = build(
                builder().authorizer((request, variant) -> request.client().equals("member")));
        CountDownLatch rendering = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        engine.during = () -> {
            rendering.countDown();
            await(go);
        };
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<Seen> leader = thread.submit(() -> get(images, "member", "d/a_40_30.jpg"));
        rendering.await();

        assertThat(get(images, "d/a_40_30.jpg").status()).isEqualTo(403);
        go.countDown();
        assertThat(leader.get(1, TimeUnit.MINUTES).status()).isEqualTo(200);
        thread.shutdown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatWasMadeForAVisitorIsKeptByNobodyElse() throws Exception {
        LazyImages images = build(builder().authorizer((request, variant) -> true));

        assertThat(get(images, "d/a_40_30.jpg").header("Cache-Control")).isEqualTo("private, max-age=31536000");
        images.close();
        assertThat(get(images, "d/a_40_30.jpg").header("Cache-Control")).isEqualTo("private, max-age=31536000");
        assertThat(get(images, "d/a_4000_0.jpg").header("Cache-Control")).isEqualTo("private, max-age=3600");
        assertThat(get(images, "d/a_040_30.jpg").header("Cache-Control")).isEqualTo("private, max-age=3600");
        assertThat(get(images, "no_40_30.jpg").header("Cache-Control")).isEqualTo("private, max-age=10");
        assertThat(get(images, "d/a_0_0.jpg").header("Cache-Control")).isEqualTo("private, max-age=10");
        assertThat(derivatives.stat("d/a_40_30.jpg").orElseThrow().attributes().cacheControl())
                .isEqualTo("private, max-age=31536000");
    }

    @Test
    void neitherHookIsAskedAboutWhatTheSignatureOrThePolicyRefuses() throws Exception {
        LazyImagesBuilder builder = builder()
                .signingKeys(SigningKeys.ofHex("000102030405060708090a0b0c0d0e0f"))
                .keyMapping((request, key) -> {
                    throw new AssertionError("asked for " + key);
                });
        assertThat(get(build(builder), "d/a_40_30.jpg").status()).isEqualTo(403);

        LazyImages listed = build(builder().sizes(SizePolicy.widths(40)).authorizer((request, variant) -> {
            throw new AssertionError("asked about " + variant);
        }));
        assertThat(get(listed, "d/a_41_0.jpg").status()).isEqualTo(403);
        assertThat(get(listed, "d/a_40_0.jpg").status()).isEqualTo(500);
    }

    @Test
    void whateverAHookThrowsEndsThatRequestAloneAndShowsNoPicture() throws Exception {
        List<Throwable> failures = List.of(
                new IllegalStateException("jdbc:secret"),
                new IOException("secret"),
                new StackOverflowError(),
                new NoClassDefFoundError("secret.Part"));
        LazyImages open = build(builder());
        get(open, "d/a_40_30.jpg");
        open.close();
        for (Throwable failure : failures) {
            LazyImages authorizing = build(builder().authorizer((request, variant) -> {
                if (request.client().isEmpty()) {
                    sneakyThrow(failure);
                }
                return true;
            }));
            LazyImages mapping = build(builder().keyMapping((request, key) -> {
                if (request.client().isEmpty()) {
                    sneakyThrow(failure);
                }
                return Optional.of(key);
            }));
            for (LazyImages images : List.of(authorizing, mapping)) {
                events.clear();
                Seen failed = get(images, "d/a_40_30.jpg");
                assertThat(failed.status()).isEqualTo(500);
                assertThat(failed.body())
                        .isEqualTo("500 the " + (images == authorizing ? "authorizer" : "key mapping") + " failed\n");
                assertThat(failed.header("Cache-Control")).isEqualTo("no-store");
                assertThat(events).singleElement().satisfies(event -> {
                    assertThat(event.reason()).isEqualTo(Reason.INTERNAL);
                    assertThat(event.cause()).isSameAs(failure);
                });
                assertThat(get(images, "member", "d/a_40_30.jpg").body()).isEqualTo("40x30 of image 800 600 1000");
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneakyThrow(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void anImageExceptionOfAHookIsTheAnswerThatItDescribes() throws Exception {
        LazyImages images = build(builder().authorizer((request, variant) -> {
            throw new ImageException(Reason.NOT_FOUND, "no such original");
        }));

        assertThat(get(images, "d/a_40_30.jpg").body()).isEqualTo("404 no such original\n");
        assertThat(asked()).isZero();
    }

    @Test
    void tenantsSeeTheirOwnPicturesUnderTheSamePath() throws Exception {
        LazyImages images = build(builder().keyMapping(BY_CLIENT));

        for (int round = 0; round < 2; round++) {
            assertThat(get(images, "red", "d/a_80_80.jpg").body()).isEqualTo("80x60 of image 800 600 1001");
            assertThat(get(images, "blue", "d/a_80_80.jpg").body()).isEqualTo("80x40 of image 400 200 1002");
            images.close();
        }
        assertThat(engine.renders).hasValue(2);
        assertThat(derivatives.text("red/d/a_80_80.jpg")).isEqualTo("80x60 of image 800 600 1001");
        assertThat(derivatives.text("blue/d/a_80_80.jpg")).isEqualTo("80x40 of image 400 200 1002");
        assertThat(derivatives.text("d/a_80_80.jpg")).isNull();
        assertThat(get(images, "red", "d/a_80_80.jpg").header("Cache-Tag")).isEqualTo("red/d/a.jpg");
        assertThat(get(images, "red", "d/a_80_80.jpg").header("Cache-Control")).isEqualTo("public, max-age=31536000");
    }

    @Test
    void whoIsNoTenantHasNoPictures() throws Exception {
        LazyImages images = build(builder().keyMapping(BY_CLIENT));

        assertThat(get(images, "d/a_80_80.jpg").body()).isEqualTo("404 no such original\n");
        assertThat(asked()).isZero();
    }

    @Test
    void whatOneTenantLacksIsNotMissingForAnother() throws Exception {
        LazyImages images = build(builder().keyMapping(BY_CLIENT));

        assertThat(get(images, "green", "d/a_80_80.jpg").status()).isEqualTo(404);
        assertThat(get(images, "red", "d/a_80_80.jpg").status()).isEqualTo(200);
    }

    @Test
    void redirectsNameThePathThatTheVisitorUsed() throws Exception {
        LazyImages images = build(builder().keyMapping(BY_CLIENT).prefix("img"));

        assertThat(get(images, "blue", "img/d/a_4000_4000.jpg").header("Location"))
                .isEqualTo("/img/d/a_400_200.jpg");
        assertThat(get(images, "red", "img/d/a_4000_4000.jpg").header("Location"))
                .isEqualTo("/img/d/a_800_600.jpg");
        assertThat(get(images, "red", "img/d/a_080_80.jpg").header("Location")).isEqualTo("/img/d/a_80_80.jpg");
    }

    @Test
    void aFormatThatTheUrlAsksForStaysInRedirectsThoughItIsTheOriginalsOwn() throws Exception {
        LazyImages images = build(builder().keyMapping((request, key) -> Optional.of("d/a.jpg")));

        assertThat(get(images, "x_4000_4000.png.jpg").header("Location")).isEqualTo("/x_800_600.png.jpg");
        assertThat(get(images, "x_800_600.png.jpg").status()).isEqualTo(200);
        images.close();
        assertThat(derivatives.text("d/a_800_600.jpg")).isNotNull();
    }

    @Test
    void rulesOfThePolicyGoByTheKeyOfTheOriginal() throws Exception {
        LazyImages images = build(builder()
                .keyMapping(BY_CLIENT)
                .sizes(SizePolicy.any().under("red/", SizePolicy.widths(40).snapping())));

        assertThat(get(images, "red", "d/a_80_0.jpg").header("Location")).isEqualTo("/d/a_40_0.jpg");
        assertThat(get(images, "blue", "d/a_80_0.jpg").status()).isEqualTo(200);
    }

    @Test
    void aSignatureIsOfThePathThatTheVisitorUsed() throws Exception {
        LazyImages images = build(
                builder().keyMapping(BY_CLIENT).signingKeys(SigningKeys.ofHex("000102030405060708090a0b0c0d0e0f")));
        String signed = images.scheme().format(new Variant("d/a.jpg", Transform.fit(80, 80)));
        String large = images.scheme().format(new Variant("d/a.jpg", Transform.fit(4000, 4000)));

        assertThat(get(images, "red", signed).body()).isEqualTo("80x60 of image 800 600 1001");
        assertThat(get(images, "blue", signed).body()).isEqualTo("80x40 of image 400 200 1002");
        assertThat(get(images, "red", large).header("Location"))
                .isEqualTo("/" + images.scheme().format(new Variant("d/a.jpg", Transform.fit(800, 600))));
        assertThat(get(images, "red", "red/" + signed).status()).isEqualTo(403);
    }

    @Test
    void aPurgeAndAWarmTakeTheKeyInTheStore() throws Exception {
        LazyImages images = build(builder().keyMapping(BY_CLIENT));
        get(images, "red", "d/a_80_80.jpg");
        images.warm("blue/d/a.jpg", List.of(Transform.fit(80, 80)));
        engine.renders.set(0);
        assertThat(get(images, "blue", "d/a_80_80.jpg").status()).isEqualTo(200);
        assertThat(engine.renders).hasValue(0);

        assertThat(images.purge("blue/d/a.jpg").deleted()).isEqualTo(1);
        assertThat(derivatives.text("blue/d/a_80_80.jpg")).isNull();
    }

    @Test
    void aReplacedOriginalOfOneTenantIsSeenByThatTenantOnly() throws Exception {
        LazyImages images = build(builder().keyMapping(BY_CLIENT).freshness(Duration.ZERO));
        get(images, "red", "d/a_80_80.jpg");
        get(images, "blue", "d/a_80_80.jpg");
        images.close();
        originals.put("blue/d/a.jpg", TestEngine.original(100, 100, 1003));

        LazyImages later = build(builder().keyMapping(BY_CLIENT).freshness(Duration.ZERO));
        assertThat(get(later, "blue", "d/a_80_80.jpg").body()).isEqualTo("80x80 of image 100 100 1003");
        assertThat(get(later, "red", "d/a_80_80.jpg").header("Server-Timing")).startsWith("hit");
    }

    @Test
    void aKeyThatIsNoneIsADefectOfTheHostAndReachesNoStore() throws Exception {
        String[] none = {
            "", "/d/a.jpg", "../a.jpg", "d//a.jpg", "a\\b.jpg", "a\r\nb.jpg", "d/a", "x".repeat(900) + ".jpg"
        };
        for (String key : none) {
            LazyImages images = build(builder().keyMapping((request, inUrl) -> Optional.of(key)));
            events.clear();

            Seen failed = get(images, "d/a_80_80.jpg");

            assertThat(failed.body()).as(key).isEqualTo("500 the key mapping failed\n");
            assertThat(events).singleElement().satisfies(event -> assertThat(event.cause())
                    .hasMessageContaining("is no original's key"));
        }
        assertThat(asked()).isZero();
    }

    @Test
    void bothReadingsOfARedirectedPathAreMappedAndAuthorized() throws Exception {
        originals.put("red/50%41.jpg", TestEngine.original(800, 600, 7));
        List<String> seen = new ArrayList<>();
        LazyImages images = build(builder().keyMapping(BY_CLIENT).authorizer((request, variant) -> {
            seen.add(variant.originalKey());
            return !request.headers().all("X").contains("no");
        }));

        assertThat(see(images, "red", "50%41_8_8.jpg", name -> List.of("yes")).header("Location"))
                .isEqualTo("/50%2541_8_8.jpg");
        assertThat(seen).containsExactly("red/50A.jpg", "red/50%41.jpg");
        assertThat(see(images, "red", "50%41_8_8.jpg", name -> List.of("no")).status())
                .isEqualTo(403);
    }
}
