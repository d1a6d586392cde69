package io.lazyimg.examples.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.catalina.startup.Tomcat;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages hold, and what is behind it. */
class HarbourTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder = Path.of("");

    private Tomcat harbour;

    static Tomcat start(Path folder) throws Exception {
        Scenery.paint(folder.resolve("originals"));
        return Harbour.start(
                0,
                Path.of("src/main/webapp"),
                Map.of(
                        "lazyimg.originals",
                        folder.resolve("originals").toUri().toString(),
                        "lazyimg.derivatives",
                        folder.resolve("made").toUri().toString(),
                        "lazyimg.sizes",
                        "400x0,800x0,1600x0,3200x0,120x120_fill,240x240_fill"));
    }

    @BeforeEach
    void start() throws Exception {
        harbour = start(folder);
    }

    @AfterEach
    void stop() throws Exception {
        harbour.stop();
        harbour.destroy();
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        URI uri = URI.create("http://localhost:" + harbour.getConnector().getLocalPort() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }

    private Document page(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path);
        String html = new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(html).isEqualTo(200);
        Parser parser = Parser.htmlParser().setTrackErrors(10);
        Document page = Jsoup.parse(html, "", parser);
        assertThat(parser.getErrors()).isEmpty();
        return page;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/shop/", "/shop/thymeleaf"})
    void everyUrlOfThePageIsServedWithoutARedirect(String path) throws Exception {
        Document page = page(path);
        List<String> urls = new ArrayList<>(page.select("img").eachAttr("src"));
        urls.addAll(page.select("a").eachAttr("href"));
        page.select("[srcset]").eachAttr("srcset").forEach(srcset -> {
            for (String candidate : srcset.split(", ", -1)) {
                urls.add(candidate.split(" ", -1)[0]);
            }
        });

        assertThat(page.select("lazy|picture")).isEmpty();
        assertThat(page.select("img")).hasSize(3);
        assertThat(urls).hasSizeGreaterThan(12).allMatch(url -> url.startsWith("/shop/"));
        for (String url : urls) {
            assertThat(get(url).statusCode()).as(url).isEqualTo(200);
        }
        Element market = page.select("img").get(2);
        assertThat(market.attr("alt")).isEqualTo("Fish, bread & \"wine\" <at the market>");
        assertThat(market.attr("src")).isEqualTo("/shop/m%C3%A4rkte/fish%2C%20bread%20%26%20wine_1600_0.png");
        assertThat(market.attr("width") + "x" + market.attr("height")).isEqualTo("1200x1500");
    }

    @Test
    void bothWaysWriteTheSameElements() throws Exception {
        assertThat(page("/shop/").select("picture, img").outerHtml())
                .isEqualTo(page("/shop/thymeleaf").select("picture, img").outerHtml());
    }
}
