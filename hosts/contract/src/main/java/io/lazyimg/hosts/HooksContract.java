package io.lazyimg.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.Authorizer;
import io.lazyimg.ImageRequest;
import io.lazyimg.KeyMapping;
import io.lazyimg.LazyImages;
import io.lazyimg.LazyImagesBuilder;
import io.lazyimg.servlet.LazyImageFilter;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.store.MemoryBlobStore;
import jakarta.servlet.http.HttpServletRequest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
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

/** What visitors see of an application that decides who may see what, and whose picture a URL means. */
public abstract class HooksContract {
    private static final int RED = 0xC03020;
    private static final int BLUE = 0x2040C0;

    /** Tenants by host name, as an application behind one container has them. */
    private static final KeyMapping BY_HOST =
            (request, key) -> Optional.of(servlet(request).getServerName())
                    .filter(host -> host.endsWith(".example"))
                    .map(host -> host.substring(0, host.indexOf('.')) + "/" + key);

    private static final Authorizer MEMBERS =
            (request, variant) -> Stream.ofNullable(servlet(request).getCookies())
                    .flatMap(Arrays::stream)
                    .anyMatch(cookie -> cookie.getName().equals("member"));

    private final Host.Starter starter;
    private final MemoryBlobStore originals = MemoryBlobStore.ofBytes(10_000_000);
    private @Nullable LazyImages images;
    private @Nullable Host host;

    protected HooksContract(Host.Starter starter) {
        this.starter = starter;
    }

    private static HttpServletRequest servlet(ImageRequest request) {
        return request.unwrap(HttpServletRequest.class).orElseThrow();
    }

    @BeforeEach
    void pictures() throws IOException {
        originals.put("red/a.png", picture(RED), BlobAttributes.of("image/png"));
        originals.put("blue/a.png", picture(BLUE), BlobAttributes.of("image/png"));
        originals.put("blue/only.png", picture(BLUE), BlobAttributes.of("image/png"));
    }

    private static byte[] picture(int colour) throws IOException {
        BufferedImage picture = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 300 * 200; i++) {
            picture.setRGB(i % 300, i / 300, colour);
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return png.toByteArray();
    }

    @AfterEach
    void stop() throws Exception {
        if (host != null) {
            host.stop();
        }
        if (images != null) {
            images.close();
        }
    }

    private static LazyImagesBuilder builder() {
        return LazyImages.builder();
    }

    private void start(LazyImagesBuilder builder) throws Exception {
        images = builder.originals(originals)
                .derivatives(MemoryBlobStore.ofBytes(10_000_000))
                .build();
        host = starter.start(Gate.USUAL, Application.of("", new LazyImageFilter(images), Map.of()));
    }

    private Wire.Answer get(String target, String... headers) throws IOException {
        return Wire.ask(Objects.requireNonNull(host).port(), "GET", target, headers);
    }

    @Test
    void fiftyVisitorsOfTwoTenantsAtOnceSeeTheirOwnPictures() throws Exception {
        AtomicInteger mapped = new AtomicInteger();
        AtomicInteger authorized = new AtomicInteger();
        start(builder()
                .keyMapping((request, key) -> {
                    mapped.incrementAndGet();
                    return BY_HOST.originalKey(request, key);
                })
                .authorizer((request, variant) -> authorized.incrementAndGet() > 0));
        ExecutorService threads = Executors.newFixedThreadPool(50);
        CyclicBarrier together = new CyclicBarrier(50);
        List<Future<Wire.Answer>> visitors = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String tenant = i % 2 == 0 ? "red" : "blue";
            visitors.add(threads.submit(() -> {
                together.await();
                return get("/a_90_60.png", "Host: " + tenant + ".example");
            }));
        }

        int misses = 0;
        for (int i = 0; i < 50; i++) {
            Wire.Answer answer = visitors.get(i).get(1, TimeUnit.MINUTES);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(colour(answer)).isEqualTo(i % 2 == 0 ? RED : BLUE);
            assertThat(answer.header("Cache-Tag")).isEqualTo((i % 2 == 0 ? "red" : "blue") + "/a.png");
            misses += Objects.requireNonNull(answer.header("Server-Timing")).startsWith("miss") ? 1 : 0;
        }
        threads.shutdown();
        assertThat(misses).isEqualTo(2);
        assertThat(List.of(mapped.get(), authorized.get())).containsOnly(50);
    }

    private static int colour(Wire.Answer answer) throws IOException {
        BufferedImage picture = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(answer.body())));
        return picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2) & 0xFFFFFF;
    }

    @Test
    void aTenantLearnsNothingOfAnothersPictures() throws Exception {
        start(builder().keyMapping(BY_HOST));

        assertThat(get("/only_90_60.png", "Host: red.example").status()).isEqualTo(404);
        assertThat(get("/only_90_60.png", "Host: blue.example").status()).isEqualTo(200);
        assertThat(get("/only_90_60.png", "Host: red.example").status()).isEqualTo(404);
        assertThat(get("/only_9000_60.png", "Host: red.example").status())
                .isEqualTo(get("/none_9000_60.png", "Host: red.example").status());
        assertThat(get("/blue/only_90_60.png", "Host: red.example").status()).isEqualTo(404);
        assertThat(get("/..%2fblue%2fonly_90_60.png", "Host: red.example").status())
                .isBetween(400, 404);
        assertThat(get("/only_90_60.png").text()).isEqualTo("404 no such original\n");
    }

    @Test
    void aRedirectStaysOnThePathThatTheVisitorUsed() throws Exception {
        start(builder().keyMapping(BY_HOST));

        Wire.Answer enlarged = get("/a_900_900.png", "Host: red.example");

        assertThat(enlarged.status()).isEqualTo(302);
        assertThat(enlarged.header("Location")).isEqualTo("/a_300_200.png");
        assertThat(colour(get("/a_300_200.png", "Host: red.example"))).isEqualTo(RED);
    }

    @Test
    void onlyWhoIsAuthorizedSeesPicturesAndNobodyElseKeepsThem() throws Exception {
        start(builder().authorizer(MEMBERS));

        Wire.Answer made = get("/red/a_90_60.png", "Cookie: member=1");
        Wire.Answer stored = get("/red/a_90_60.png", "Cookie: member=1");
        for (Wire.Answer answer : List.of(made, stored)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).isEqualTo("private, max-age=31536000");
        }
        String etag = "If-None-Match: " + made.header("ETag");
        assertThat(get("/red/a_90_60.png", "Cookie: member=1", etag).status()).isEqualTo(304);
        for (String path : List.of("/red/a_90_60.png", "/red/a_900_900.png", "/red/a_090_60.png", "/none_9_9.png")) {
            Wire.Answer refused = get(path, etag);
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
            assertThat(refused.header("Location")).isNull();
            assertThat(refused.text()).isEqualTo("403 not for this visitor\n");
        }
    }

    @Test
    void hooksThatThrowHarmOnlyTheRequestThatTheyWereAskedFor() throws Exception {
        start(builder()
                .authorizer((request, variant) -> {
                    if (request.header("X-Fault") != null) {
                        throw new IllegalStateException("jdbc:secret");
                    }
                    return true;
                })
                .keyMapping((request, key) -> {
                    if (key.startsWith("fault")) {
                        throw new NoClassDefFoundError("secret.Part");
                    }
                    return Optional.of(key.startsWith("odd") ? "../" + key : key);
                }));
        get("/red/a_90_60.png");

        for (int i = 0; i < 20; i++) {
            for (Wire.Answer failed :
                    List.of(get("/red/a_90_60.png", "X-Fault: 1"), get("/fault_90_60.png"), get("/odd_90_60.png"))) {
                assertThat(failed.status()).isEqualTo(500);
                assertThat(failed.text()).matches("500 the (authorizer|key mapping) failed\n");
                assertThat(failed.header("Cache-Control")).isEqualTo("no-store");
            }
            assertThat(colour(get("/red/a_90_60.png"))).isEqualTo(RED);
            assertThat(get("/hello").text()).isEqualTo("application GET /hello");
        }
    }
}
