package io.lazyimg.hosts.jsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of {@code examples/pages}, unchanged, with the filter and the tags of the javax jars. */
class JspOnTomcat9Test {
    private static final Path WEBAPP =
            Path.of("../../examples/pages/src/main/webapp").toAbsolutePath();

    @TempDir
    private Path folder = Path.of("");

    private final Tomcat tomcat = new Tomcat();

    @BeforeEach
    void start() throws Exception {
        paint("harbour.jpg", 2400, 1600);
        paint("people/jane.jpg", 900, 600);
        paint("märkte/fish, bread & wine.png", 1200, 1500);
        tomcat.setBaseDir(folder.resolve("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector();
        Context application = tomcat.addWebapp("/shop", WEBAPP.normalize().toString());
        FilterDef filter = new FilterDef();
        filter.setFilterName("pictures");
        filter.setFilterClass("io.lazyimg.servlet.LazyImageFilter");
        Map.of(
                        "lazyimg.originals", folder.resolve("originals").toUri().toString(),
                        "lazyimg.derivatives", folder.resolve("made").toUri().toString(),
                        "lazyimg.sizes", "400x0,800x0,1600x0,3200x0,120x120_fill,240x240_fill")
                .forEach(filter::addInitParameter);
        application.addFilterDef(filter);
        FilterMap map = new FilterMap();
        map.setFilterName("pictures");
        map.addURLPattern("/*");
        application.addFilterMap(map);
        Tomcat.addServlet(application, "thymeleaf", new JavaxThymeleafServlet(application.getServletContext()))
                .addMapping("/thymeleaf");
        tomcat.start();
    }

    @AfterEach
    void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    private void paint(String key, int width, int height) throws Exception {
        Path file = folder.resolve("originals").resolve(key);
        Files.createDirectories(file.getParent());
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(picture, key.substring(key.lastIndexOf('.') + 1), file.toFile());
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        URI uri = URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }

    @Test
    void theTagsWriteUrlsThatTheFilterServes() throws Exception {
        Document page = page("/shop/");
        List<String> urls = new ArrayList<>(page.select("img").eachAttr("src"));
        urls.addAll(page.select("a").eachAttr("href"));
        page.select("[srcset]").eachAttr("srcset").forEach(srcset -> {
            for (String candidate : srcset.split(", ", -1)) {
                urls.add(candidate.split(" ", -1)[0]);
            }
        });

        assertThat(page.select("img")).hasSize(3);
        assertThat(page.select("img").get(2).attr("alt")).isEqualTo("Fish, bread & \"wine\" <at the market>");
        assertThat(page.select("img").get(2).attr("height")).isEqualTo("1500");
        assertThat(urls)
                .contains("/shop/m%C3%A4rkte/fish%2C%20bread%20%26%20wine_400_0.png")
                .hasSizeGreaterThan(10);
        for (String url : urls) {
            HttpResponse<byte[]> picture = get(url);
            assertThat(picture.statusCode()).as(url).isEqualTo(200);
            assertThat(picture.headers().firstValue("Content-Type"))
                    .get()
                    .asString()
                    .startsWith("image/");
        }
    }

    @Test
    void thymeleafWritesTheSameElements() throws Exception {
        assertThat(page("/shop/thymeleaf").select("img")).hasSize(3);
        assertThat(page("/shop/thymeleaf").select("picture, img").outerHtml())
                .isEqualTo(page("/shop/").select("picture, img").outerHtml());
    }

    private Document page(String path) throws Exception {
        return Jsoup.parse(new String(get(path).body(), StandardCharsets.UTF_8));
    }
}
