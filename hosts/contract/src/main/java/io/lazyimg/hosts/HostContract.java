package io.lazyimg.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.SigningKeys;
import io.lazyimg.UrlScheme;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import io.lazyimg.testkit.Hold;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a visitor sees over a socket, whatever the container. */
public abstract class HostContract {
    /** More connections than any of the containers has threads. */
    private static final int MORE_THAN_THREADS = 230;

    /** In milliseconds; after some time they give up who does not read, and have threads again. */
    private static final int SHORTER_THAN_CONTAINERS_WAIT = 10_000;

    private final Host.Starter starter;
    private final Map<String, String> settings = new HashMap<>();
    private final List<Host> started = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    protected HostContract(Host.Starter starter) {
        this.starter = starter;
    }

    @BeforeEach
    void pictures() throws IOException {
        Path originals = Files.createDirectories(originals());
        BufferedImage picture = new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 600; y++) {
            for (int x = 0; x < 900; x++) {
                picture.setRGB(x, y, x < 450 ? 0xC03020 : 0x2040C0);
            }
        }
        Files.createDirectories(originals.resolve("widgets"));
        ImageIO.write(picture, "jpg", originals.resolve("widgets/myimage.jpg").toFile());
        ImageIO.write(picture, "png", originals.resolve("größe 1+1.png").toFile());
        writeNoise("noise.png", 900, 600);
        Files.writeString(originals.resolve("page.jpg"), "<html><script>alert(1)</script>");
        Files.write(
                originals.resolve("cut.jpg"),
                java.util.Arrays.copyOf(Files.readAllBytes(originals.resolve("widgets/myimage.jpg")), 2000));
        settings.put("lazyimg.originals", originals.toUri().toString());
        settings.put("lazyimg.derivatives", derivatives().toUri().toString());
    }

    @AfterEach
    void stopAll() throws Exception {
        for (Host host : started) {
            host.stop();
        }
    }

    /** Of 2000 x 1500 pixels it is more than a system keeps for a visitor who does not read. */
    private void writeNoise(String name, int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, random.nextInt());
            }
        }
        ImageIO.write(picture, "png", originals().resolve(name).toFile());
    }

    private Path originals() {
        return folder.resolve("originals");
    }

    private Path derivatives() {
        return folder.resolve("derivatives");
    }

    private Host start(String contextPath) throws Exception {
        Host host = starter.start(Gate.USUAL, contextPath, null, settings);
        started.add(host);
        return host;
    }

    private static Wire.Answer get(Host host, String target, String... headers) throws IOException {
        return Wire.ask(host.port(), "GET", target, headers);
    }

    private static Wire.Answer getBeforeOthersAreGivenUp(Host host, String target) throws IOException {
        try (Socket socket = Wire.open(host.port(), "GET", target)) {
            socket.setSoTimeout(SHORTER_THAN_CONTAINERS_WAIT);
            return Wire.parse(socket.getInputStream());
        }
    }

    private static BufferedImage decoded(Wire.Answer answer) throws IOException {
        return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(answer.body())));
    }

    @Test
    void aNewSizeIsMadeAndStoredUnderItsPathAndThenServedFromThere() throws Exception {
        Host host = start("");

        Wire.Answer first = get(host, "/widgets/myimage_600_400.jpg");
        stop(host);
        Host again = start("");
        Wire.Answer second = get(again, "/widgets/myimage_600_400.jpg");

        for (Wire.Answer answer : List.of(first, second)) {
            assertThat(answer.status()).isEqualTo(200);
            BufferedImage picture = decoded(answer);
            assertThat(picture.getWidth()).isEqualTo(600);
            assertThat(picture.getHeight()).isEqualTo(400);
            assertThat(picture.getRGB(100, 200) >> 16 & 0xFF).isBetween(0xB0, 0xD0);
            assertThat(picture.getRGB(500, 200) & 0xFF).isBetween(0xB0, 0xD0);
            assertThat(answer.headers())
                    .containsEntry("content-type", "image/jpeg")
                    .containsEntry("content-length", Integer.toString(answer.body().length))
                    .containsEntry("cache-control", "public, max-age=31536000")
                    .containsEntry("x-content-type-options", "nosniff")
                    .containsKeys("etag", "last-modified")
                    .doesNotContainKeys("set-cookie", "transfer-encoding");
        }
        assertThat(first.header("Server-Timing")).startsWith("miss;").contains("desc=imageio");
        assertThat(second.header("Server-Timing")).startsWith("hit;");
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.body())
                .isEqualTo(first.body())
                .isEqualTo(Files.readAllBytes(derivatives().resolve("widgets/myimage_600_400.jpg")));
    }

    private void stop(Host host) throws Exception {
        started.remove(host);
        host.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/hello", "/widgets/myimage.jpg", "/app.css", "/a_6_4.txt", "/IMG_20260101_123456.jpg"})
    void whatIsNotOursReachesTheApplication(String path) throws Exception {
        Host host = start("/app");

        assertThat(get(host, "/app" + path).text()).isEqualTo("application GET " + path);
    }

    @Test
    void otherMethodsReachTheApplication() throws Exception {
        Host host = start("");

        assertThat(Wire.ask(host.port(), "POST", "/widgets/myimage_600_400.jpg", "Content-Length: 0")
                        .text())
                .startsWith("application POST");
    }

    @Test
    void aContextPathAndAPrefixStayInRedirects() throws Exception {
        settings.put("lazyimg.prefix", "/images");
        Host host = start("/app");

        Wire.Answer spelled = get(host, "/app/images/widgets/myimage_0600_400.jpg;jsessionid=1");
        Wire.Answer enlarged = get(host, "/app/images/widgets/myimage_2000_2000.jpg");

        assertThat(spelled.status()).isEqualTo(301);
        assertThat(spelled.header("Location")).isEqualTo("/app/images/widgets/myimage_600_400.jpg");
        assertThat(enlarged.status()).isEqualTo(302);
        assertThat(enlarged.header("Location")).isEqualTo("/app/images/widgets/myimage_900_600.jpg");
        assertThat(get(host, Objects.requireNonNull(enlarged.header("Location")))
                        .status())
                .isEqualTo(200);
        assertThat(get(host, "/app/widgets/myimage_600_400.jpg").text()).startsWith("application GET");
    }

    @Test
    void headHasTheHeadersOfGetAndNoBody() throws Exception {
        Host host = start("");
        Wire.Answer got = get(host, "/widgets/myimage_60_40.jpg");

        Wire.Answer head = Wire.ask(host.port(), "HEAD", "/widgets/myimage_60_40.jpg");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String name : List.of("Content-Length", "Content-Type", "ETag", "Cache-Control")) {
            assertThat(head.header(name)).as(name).isEqualTo(got.header(name));
        }
    }

    @Test
    void whoHasThePictureAlreadyIsToldSo() throws Exception {
        Host host = start("");
        Wire.Answer got = get(host, "/widgets/myimage_60_40.jpg");

        Wire.Answer byTag = get(host, "/widgets/myimage_60_40.jpg", "If-None-Match: " + got.header("ETag"));
        Wire.Answer byDate =
                get(host, "/widgets/myimage_60_40.jpg", "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT");
        Wire.Answer changed = get(host, "/widgets/myimage_60_40.jpg", "If-None-Match: \"other\"");

        assertThat(byTag.status()).isEqualTo(304);
        assertThat(byTag.body()).isEmpty();
        assertThat(byTag.header("ETag")).isEqualTo(got.header("ETag"));
        assertThat(byDate.status()).isEqualTo(304);
        assertThat(changed.status()).isEqualTo(200);
    }

    @Test
    void namesWithSpacesPlusSignsAndUnicodeAreFound() throws Exception {
        Host host = start("");

        Wire.Answer png = get(host, "/gr%C3%B6%C3%9Fe%201+1_90_60.png");

        assertThat(png.header("Content-Type")).isEqualTo("image/png");
        assertThat(decoded(png).getWidth()).isEqualTo(90);
        assertThat(decoded(get(host, "/gr%C3%B6%C3%9Fe%201+1_90_60.png.jpg")).getWidth())
                .isEqualTo(90);
    }

    @ParameterizedTest
    @CsvSource({
        "/widgets/myimage_0_0.jpg, 400",
        "/widgets/myimage_9999_9999.jpg, 403",
        "/widgets/myimage_6_4.jpg.webp, 403",
        "/widgets/none_6_4.jpg, 404",
        "/page_6_4.jpg, 422",
        "/cut_6_4.jpg, 422",
    })
    void anErrorIsOneShortPlainLineThatIsKeptBriefly(String path, int status) throws Exception {
        Host host = start("");

        Wire.Answer answer = get(host, path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=10");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.text())
                .startsWith(status + " ")
                .hasLineCount(1)
                .hasSizeLessThan(200)
                .doesNotContain(folder.toString(), "Exception", "<");
    }

    @Test
    void aPictureOverALimitIsTooLarge() throws Exception {
        settings.put("lazyimg.max-source-pixels", "1000");
        Host host = start("");

        assertThat(get(host, "/widgets/myimage_6_4.jpg").status()).isEqualTo(413);
    }

    @Test
    void tooManyRendersAreTurnedAwayForAWhile() throws Exception {
        settings.put("lazyimg.render-rate", "1");
        settings.put("lazyimg.render-burst", "1");
        Host host = start("");

        get(host, "/widgets/myimage_60_40.jpg");
        Wire.Answer refused = get(host, "/widgets/myimage_61_40.jpg");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aFloodUnderManyAddressesIsOneClientUnlessAProxyIsTrusted() throws Exception {
        settings.put("lazyimg.client-rate", "1");
        settings.put("lazyimg.client-burst", "2");
        Host direct = start("");
        List<Wire.Answer> flood = flood(direct, 60, "203.0.113.9, 198.51.100.%d");
        stop(direct);
        settings.put("lazyimg.trusted-proxies", "1");
        Host proxied = start("");
        List<Wire.Answer> visitors = flood(proxied, 100, "203.0.113.9, 198.51.100.%d");
        List<Wire.Answer> visitor = flood(proxied, 140, "198.51.100.%d, 203.0.113.9");

        assertThat(visitors).extracting(Wire.Answer::status).containsOnly(200);
        for (List<Wire.Answer> ofOne : List.of(flood, visitor)) {
            assertThat(ofOne)
                    .filteredOn(answer -> answer.status() == 429)
                    .isNotEmpty()
                    .allSatisfy(answer -> {
                        assertThat(answer.header("Retry-After")).isEqualTo("1");
                        assertThat(answer.text()).startsWith("429 too many ").contains(" were asked for by you");
                    });
        }
    }

    /** What comes of twenty new widths, each asked for under another address. */
    private static List<Wire.Answer> flood(Host host, int width, String forwardedFor) throws IOException {
        List<Wire.Answer> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String forwarded = String.format("X-Forwarded-For: " + forwardedFor, i);
            answers.add(get(host, "/widgets/myimage_" + (width + i) + "_300.jpg", forwarded));
        }
        return answers;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../widgets/myimage_6_4.jpg",
                "/%2e%2e/widgets/myimage_6_4.jpg",
                "/widgets/..%2f..%2fmyimage_6_4.jpg",
                "/widgets//myimage_6_4.jpg",
                "/widgets/my%00image_6_4.jpg",
                "/widgets%5cmyimage_6_4.jpg",
                "/widgets/my%0d%0aX-Evil:1image_6_4.jpg",
                "/%c0%ae%c0%ae/myimage_6_4.jpg",
                "/widgets/myimage%ff_6_4.jpg",
            })
    void aHostileUrlGetsNoPictureAndNoTrace(String path) throws Exception {
        Host host = start("");

        Wire.Answer answer = get(host, path);

        assertThat(answer.status()).isBetween(400, 404);
        assertThat(answer.header("X-Evil")).isNull();
        assertThat(answer.text()).doesNotContain(folder.toString(), "at io.lazyimg");
        assertThat(derivatives().resolve("widgets")).doesNotExist();
    }

    @Test
    void aSignedUrlIsServedUntilItExpires() throws Exception {
        String key = "000102030405060708090a0b0c0d0e0f";
        settings.put("lazyimg.signing-keys", key);
        Host host = start("");
        UrlScheme urls = UrlScheme.signed(SigningKeys.parse(key));
        Variant variant = new Variant("widgets/myimage.jpg", Transform.fit(90, 60));
        String lasting = "/" + urls.format(variant, Instant.ofEpochSecond(9_999_999_999L));

        assertThat(get(host, lasting).status()).isEqualTo(200);
        assertThat(get(host, "/" + urls.format(variant, Instant.ofEpochSecond(1_700_000_000))))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(403))
                .satisfies(answer -> assertThat(answer.text()).contains("2023-11-14T22:13:20Z"));
        assertThat(get(host, lasting.replace("_x9999999999_", "_x9999999998_")).status())
                .isEqualTo(403);
    }

    @Test
    void visitorsWhoHangUpHarmNobody() throws Exception {
        Host host = start("");
        for (int i = 0; i < 20; i++) {
            Socket socket = Wire.open(host.port(), "GET", "/noise_" + (800 + i) + "_0.png");
            assertThat(socket.getInputStream().readNBytes(1000)).hasSize(1000); // of more than a megabyte
            socket.setSoLinger(true, 0);
            socket.close();
        }

        Wire.Answer whole = get(host, "/noise_800_0.png");
        assertThat(whole.status()).isEqualTo(200);
        assertThat(decoded(whole).getWidth()).isEqualTo(800);
        assertThat(get(host, "/hello").text()).isEqualTo("application GET /hello");
    }

    @Test
    void visitorsWhoDoNotReadHoldNoThread() throws Exception {
        writeNoise("large.png", 2000, 1500);
        Host host = start("");
        assertThat(get(host, "/large_2000_0.png").status()).isEqualTo(200);
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < MORE_THAN_THREADS; i++) {
                silent.add(Wire.open(host.port(), "GET", "/large_2000_0.png"));
            }
            for (Socket socket : silent) {
                socket.setSoTimeout(SHORTER_THAN_CONTAINERS_WAIT);
                assertThat(socket.getInputStream().read()).isEqualTo('H'); // each is being answered
            }
            assertThat(getBeforeOthersAreGivenUp(host, "/hello").text()).isEqualTo("application GET /hello");
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void visitorsWhoWaitForAPictureHoldNoThread() throws Exception {
        settings.put("lazyimg.originals", "held://" + originals().toUri().getPath());
        Host host = start("");
        Hold reading = HeldStoreProvider.HOLDS.take();
        List<Socket> waiting = new ArrayList<>();
        try {
            for (int i = 0; i < MORE_THAN_THREADS; i++) {
                waiting.add(Wire.open(host.port(), "GET", "/widgets/myimage_77_0.jpg"));
            }
            reading.awaitArrival();
            assertThat(getBeforeOthersAreGivenUp(host, "/hello").text()).isEqualTo("application GET /hello");
            reading.release();
            for (Socket socket : waiting) {
                Wire.Answer answer = Wire.parse(socket.getInputStream());
                assertThat(answer.status()).isEqualTo(200);
                assertThat(decoded(answer).getWidth()).isEqualTo(77);
            }
        } finally {
            reading.release();
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void whoDoesNotReadInTimeIsCutOff() throws Exception {
        settings.put("lazyimg.max-send", "100ms");
        writeNoise("large.png", 2000, 1500);
        Host host = start("");
        try (Socket socket = Wire.open(host.port(), "GET", "/large_2000_0.png")) {
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            long until = System.nanoTime() + Duration.ofSeconds(20).toNanos(); // less than any container waits
            assertThatThrownBy(() -> {
                        while (System.nanoTime()
                                < until) { // what is sent to a closed connection comes back as a failure
                            socket.getOutputStream().write('\n');
                            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        assertThat(get(host, "/hello").text()).isEqualTo("application GET /hello");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStoreThatBreaksOffIsNoWholePicture(boolean asyncSupported) throws Exception {
        settings.put("lazyimg.derivatives", "breaking:off");
        Host host = starter.start(Gate.USUAL, "", asyncSupported ? null : new SynchronousFilter(), settings);
        started.add(host);
        Wire.Answer made = get(host, "/noise_900_0.png");
        assertThat(made.body()).hasSizeGreaterThan(BreakingStoreProvider.AFTER_BYTES);

        Wire.Answer stored = get(host, "/noise_900_0.png");
        while (!Objects.toString(stored.header("Server-Timing")).startsWith("hit")) {
            stored = get(host, "/noise_900_0.png"); // not saved yet
        }

        assertThat(stored.header("Content-Length")).isEqualTo(Integer.toString(made.body().length));
        assertThat(stored.body()).hasSizeLessThan(made.body().length).isNotEmpty();
    }

    @Test
    void visitorsOfOneNewSizeAtOnceCauseOneRender() throws Exception {
        Host host = start("");
        ExecutorService threads = Executors.newCachedThreadPool();
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Wire.Answer>> visitors = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            visitors.add(threads.submit(() -> {
                go.await();
                return get(host, "/widgets/myimage_333_0.jpg");
            }));
        }
        go.countDown();

        int misses = 0;
        for (Future<Wire.Answer> visitor : visitors) {
            Wire.Answer answer = visitor.get(1, TimeUnit.MINUTES);
            assertThat(answer.status()).isEqualTo(200);
            misses += Objects.requireNonNull(answer.header("Server-Timing")).startsWith("miss") ? 1 : 0;
        }
        threads.shutdown();
        assertThat(misses).isEqualTo(1);
    }

    @Test
    void aWrongSettingStopsTheApplicationFromStartingByName() {
        settings.put("lazyimg.max-sied", "1");

        assertThatThrownBy(() -> start("")).satisfies(thrown -> assertThat(causes(thrown))
                .anySatisfy(message -> assertThat(message).contains("unknown setting lazyimg.max-sied")));
    }

    private static List<String> causes(Throwable thrown) {
        List<String> messages = new ArrayList<>();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            messages.add(cause.toString());
        }
        return messages;
    }
}
