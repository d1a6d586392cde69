package io.lazyimg.examples.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.Setting;
import io.lazyimg.image.ImageFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorTest {
    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final StringWriter told = new StringWriter();
    private Path originals;
    private Processor processor;

    @BeforeEach
    void start() throws IOException {
        originals = Files.createDirectory(folder.resolve("originals"));
        TestPictures.put(originals, "widgets/a.jpg", 900, 600);
        TestPictures.put(originals, "100% <b>&'x'.jpg", 300, 200);
        Files.writeString(originals.resolve("notes.txt"), "not an image");
        processor = started(Map.of());
    }

    @AfterEach
    void stop() {
        processor.close();
    }

    @Test
    void an_image_is_made_in_the_size_that_its_url_asks_for_and_kept() throws Exception {
        HttpResponse<byte[]> answer = bytes("widgets/a_300_0.jpg");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(picture.getWidth()).isEqualTo(300);
        assertThat(picture.getHeight()).isEqualTo(200);
        processor.close();
        assertThat(folder.resolve("derivatives/widgets/a_300_0.jpg")).hasBinaryContent(answer.body());
    }

    @Test
    void a_picture_can_be_had_as_webp() throws Exception {
        HttpResponse<byte[]> answer = bytes("widgets/a_300_0.jpg.webp");

        assertThat(answer.headers().firstValue("Content-Type")).contains("image/webp");
        assertThat(ImageFormat.sniff(answer.body())).contains(ImageFormat.WEBP);
    }

    private String engine(String path) throws Exception {
        String timing = bytes(path).headers().firstValue("Server-Timing").orElseThrow();
        return timing.substring(timing.lastIndexOf('=') + 1);
    }

    @Test
    void an_answer_names_the_engine_that_made_the_picture() throws Exception {
        assertThat(engine("widgets/a_300_0.jpg")).isEqualTo("jpeg");
        assertThat(engine("widgets/a_300_0.jpg.png")).isEqualTo("imageio");

        processor.close();
        processor = started(Map.of(Setting.ENGINES, "imageio"));
        assertThat(engine("widgets/a_301_0.jpg")).isEqualTo("imageio");
    }

    @Test
    void every_url_on_the_page_answers_and_the_page_says_which_were_new() throws Exception {
        String before = text("").body();
        assertThat(before).contains("900 × 600", "class=\"new\">new</b></figcaption>");
        Matcher urls = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(before);
        int pictures = 0;
        while (urls.find()) {
            String path = urls.group(1).substring(1);
            HttpResponse<byte[]> answer = bytes(path);
            assertThat(answer.statusCode()).as(path).isIn(200, 302);
            pictures++;
        }
        assertThat(pictures).isGreaterThan(10);
        processor.close();
        processor = started(Map.of());
        assertThat(text("").body()).contains("class=\"kept\">kept</b></figcaption>");
    }

    @Test
    void the_page_loads_nothing_from_elsewhere_and_escapes_names() throws Exception {
        HttpResponse<String> page = text("");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; img-src 'self'; style-src 'sha256-");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.body())
                .contains("100% &lt;b&gt;&amp;&#39;x&#39;.jpg", "/100%25%20%3Cb%3E%26%27x%27_160_160_fill.jpg")
                .doesNotContain("<b>&", "http:", "https:", "<script", "notes.txt");
    }

    @Test
    void the_page_shows_only_sizes_that_are_allowed() throws Exception {
        processor.close();
        processor = started(Map.of(Setting.SIZES, "200x100, 64x64_fill", Setting.WIDTHS, "320,640"));

        assertThat(text("").body())
                .contains("a_200_100.jpg", "a_64_64_fill.jpg", "a_320_0.jpg", "a_640_0.jpg")
                .doesNotContain("a_160_160_fill.jpg");
    }

    @Test
    void the_page_gives_no_signed_urls_away() throws Exception {
        processor.close();
        processor = started(Map.of(Setting.SIGNING_KEYS, "000102030405060708090a0b0c0d0e0f"));

        assertThat(text("").body()).contains("must be signed").doesNotContain("widgets/a");
        assertThat(text("widgets/a_300_0.jpg").statusCode()).isEqualTo(403);
    }

    @Test
    void the_page_shows_pictures_where_signing_was_given_up() throws Exception {
        processor.close();
        processor = started(Map.of(Setting.SIGNING, "off", Setting.SIGNING_KEYS, "000102030405060708090a0b0c0d0e0f"));

        assertThat(text("").body()).contains("widgets/a_320_0.jpg");
    }

    @Test
    void only_sizes_that_are_not_listed_are_signed_where_it_is_set_up_so() throws Exception {
        processor.close();
        processor = started(Map.of(
                Setting.SIGNING, "unlisted",
                Setting.SIGNING_KEYS, "base64:AAECAwQFBgcICQoLDA0ODw",
                Setting.WIDTHS, "300"));

        assertThat(text("").body()).as("the page gives no signed URLs away").doesNotContain("widgets/a");
        assertThat(bytes("widgets/a_300_0.jpg").statusCode()).isEqualTo(200);
        assertThat(text("widgets/a_299_0.jpg").statusCode()).isEqualTo(403);
        // openssl dgst -sha256 -mac HMAC -macopt hexkey:000102…0f over "widgets/a_299_0.jpg"
        assertThat(bytes("widgets/a_299_0_46NTif4q8UD5jCEwK7RTqw.jpg").statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_page_puts_the_prefix_before_its_urls() throws Exception {
        processor.close();
        processor = started(Map.of(Setting.PREFIX, "/images/"));

        assertThat(text("").body()).contains("src=\"/images/widgets/a_320_0.jpg\"");
        assertThat(text("images/widgets/a_320_0.jpg").statusCode()).isEqualTo(200);
    }

    @Test
    void health_tells_that_it_is_live_and_ready() throws Exception {
        assertThat(text("health").body()).isEqualTo("{\"live\": true, \"ready\": true}\n");
        assertThat(text("health/live").body()).isEqualTo("{\"live\": true}\n");
        assertThat(text("health/ready").body()).isEqualTo("{\"ready\": true}\n");
        assertThat(text("health/ready").headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(text("health/other").statusCode()).isEqualTo(404);
        assertThat(text("health/%25").statusCode()).isEqualTo(404);
    }

    @Test
    void it_is_not_ready_while_it_stops_but_serves_those_who_come() throws Exception {
        processor.stopping();

        assertThat(text("health/ready").statusCode()).isEqualTo(503);
        assertThat(text("health/ready").body()).isEqualTo("{\"ready\": false, \"because\": \"stopping\"}\n");
        assertThat(text("health").statusCode()).isEqualTo(503);
        assertThat(text("health/live").statusCode()).isEqualTo(200);
        assertThat(bytes("widgets/a_300_0.jpg").statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_no_image_url_is_a_short_plain_404() throws Exception {
        for (String path : new String[] {"widgets/a.jpg", "widgets/", "widgets", "favicon.ico", "notes.txt", "%25"}) {
            HttpResponse<String> answer = text(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).isEqualTo("404 Not Found\n");
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
            assertThat(answer.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        }
    }

    @Test
    void urls_with_two_readings_are_refused() throws Exception {
        for (String path : new String[] {
            "/widgets%2Fa_30_0.jpg",
            "/widgets//a_30_0.jpg",
            "/widgets/..;/a_30_0.jpg",
            "/%2e%2e/a_30_0.jpg",
            "/a%00_30_0.jpg",
            "/a%5C_30_0.jpg",
            "/a%0D%0A_30_0.jpg",
            "/%C3%28_30_0.jpg",
            "/x/../widgets/a_30_0.jpg"
        }) {
            assertThat(statusLine(path)).as(path).startsWith("HTTP/1.1 400 ");
        }
        assertThat(statusLine("/widgets/a_30_0.jpg;x=1")).startsWith("HTTP/1.1 301 ");
        assertThat(statusLine("/" + "a".repeat(9000) + "_30_0.jpg")).startsWith("HTTP/1.1 4");
    }

    @Test
    void it_says_where_everything_lies_before_it_says_that_it_listens() {
        StringWriter out = new StringWriter();
        processor.announce(new PrintWriter(out));

        assertThat(out.toString().lines().toList())
                .hasSize(5)
                .contains("try         " + processor.uri() + "widgets/a_600_400.jpg")
                .endsWith("listening on " + processor.uri());
        assertThat(processor.uri().toString()).matches("http://127\\.0\\.0\\.1:[1-9][0-9]*/");
        assertThat(told.toString()).isEmpty();
    }

    @Test
    void what_a_client_ought_to_have_escaped_is_taken_for_what_it_is() throws Exception {
        TestPictures.put(originals, "100% pure.jpg", 300, 200);
        TestPictures.put(originals, "\"it\" {a|b}.jpg", 300, 200);

        assertThat(statusLine("/\"it\"%20{a|b}_90_0.jpg")).startsWith("HTTP/1.1 200");
        assertThat(statusLine("/100%%20pure_90_0.jpg")).startsWith("HTTP/1.1 200");
        assertThat(statusLine("/100%25%20pure_90_0.jpg?%")).startsWith("HTTP/1.1 200");
        assertThat(statusLine("/100%_90_0.jpg")).startsWith("HTTP/1.1 404");
        assertThat(statusLine("/%")).startsWith("HTTP/1.1 404");
    }

    private Processor started(Map<Setting, String> settings) throws IOException {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        flags.put(Setting.ORIGINALS, originals.toUri().toString());
        flags.put(Setting.DERIVATIVES, folder.resolve("derivatives").toUri().toString());
        flags.putAll(settings);
        Configuration configuration = Configuration.merge(flags, Map.of(), null);
        return Processor.start(
                configuration, "127.0.0.1", 0, DemoFolder.in(folder), event -> {}, new PrintWriter(told, true));
    }

    private HttpResponse<String> text(String path) throws IOException, InterruptedException {
        return client.send(request(path), BodyHandlers.ofString());
    }

    private HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
        return client.send(request(path), BodyHandlers.ofByteArray());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(processor.uri() + path)).build();
    }

    /** Sent as it is, which no client library does. */
    private String statusLine(String path) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), processor.uri().getPort())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.ISO_8859_1)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }
}
