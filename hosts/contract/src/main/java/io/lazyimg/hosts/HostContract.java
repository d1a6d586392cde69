package io.lazyimg.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.SigningKeys;
import io.lazyimg.UrlScheme;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import io.lazyimg.servlet.LazyImageFilter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a visitor sees over a socket, whatever the container. */
public abstract class HostContract extends MountedContract {
    protected HostContract(Host.Starter starter) {
        super(starter);
    }

    @Test
    void itIsTheBuiltJarThatIsMounted() {
        assertThat(LazyImageFilter.class.getProtectionDomain().getCodeSource().getLocation())
                .as("not a folder of classes, as with mvn test: run mvn verify, or mvn package with -am")
                .asString()
                .endsWith(".jar");
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
