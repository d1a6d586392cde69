package io.lazyimg.examples.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unpacked archive on Tomcat 9, with its web.xml as it was and as the README has it. */
class LegacyWarTest {
    private static final Path UNPACKED = Path.of("target/mugs");

    @TempDir
    private Path folder = Path.of("");

    private final Tomcat tomcat = new Tomcat();

    @BeforeEach
    void pictures() throws IOException {
        Path pictures = Files.createDirectories(folder.resolve("images/pictures"));
        BufferedImage picture = new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 1600 * 1200; i++) {
            picture.setRGB(i % 1600, i / 1600, i % 1600 < 800 ? 0xC03020 : 0x2040C0);
        }
        for (String name : List.of("mug", "bowl")) {
            ImageIO.write(picture, "jpg", pictures.resolve(name + ".jpg").toFile());
        }
    }

    @AfterEach
    void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    private Context start(String webXml) throws Exception {
        Path war = folder.resolve("war");
        try (Stream<Path> files = Files.walk(UNPACKED)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, war.resolve(UNPACKED.relativize(file).toString()));
            }
        }
        Files.writeString(war.resolve("WEB-INF/web.xml"), webXml);
        tomcat.setBaseDir(folder.resolve("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector();
        Context application = tomcat.addWebapp("/shop", war.toString());
        ((StandardJarScanner) application.getJarScanner()).setScanClassPath(false); // of these tests
        tomcat.start();
        assertThat(application.getState().isAvailable()).isTrue();
        return application;
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        URI uri = URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String before() throws IOException {
        return Files.readString(Path.of("src/test/resources/web-before.xml"));
    }

    /** What the README says to put before the end of web.xml. */
    private static String snippet() throws IOException {
        String readme = Files.readString(Path.of("../../README.md"));
        int start = readme.indexOf("<filter>\n");
        return readme.substring(start, readme.indexOf("```", start));
    }

    private static String edited() throws IOException {
        return before().replace("</web-app>", snippet() + "</web-app>");
    }

    @Test
    void theApplicationAsItWasHasPicturesInNoSize() throws Exception {
        start(before());

        assertThat(get("/shop/catalogue").statusCode()).isEqualTo(200);
        HttpResponse<byte[]> picture = get("/shop/pictures/mug_300_200_fill.jpg");
        assertThat(picture.statusCode()).isEqualTo(404);
        assertThat(text(picture)).contains("We do not have this.");
    }

    @Test
    void withItsWebXmlEditedAsTheReadmeSaysItServesEverySizeThatItsPageNames() throws Exception {
        Context application = start(edited().replace(
                        "file:/var/images", folder.resolve("images").toUri().toString())
                .replace(
                        "file:/var/cache/images", folder.resolve("made").toUri().toString()));
        assertThat(application
                        .getLoader()
                        .getClassLoader()
                        .loadClass("io.lazyimg.servlet.LazyImageFilter")
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .matches(".*/WEB-INF/lib/lazyimg-servlet-.*-javax\\.jar");

        String page = text(get("/shop/catalogue"));
        List<String> urls = Pattern.compile("(?:src|href)=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();

        assertThat(urls)
                .containsExactly(
                        "/shop/pictures/mug_1200_0.jpg",
                        "/shop/pictures/mug_300_200_fill.jpg",
                        "/shop/pictures/bowl_1200_0.jpg",
                        "/shop/pictures/bowl_300_200_fill.jpg");
        for (String url : urls) {
            HttpResponse<byte[]> answer = get(url);
            assertThat(answer.statusCode()).as(url).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/jpeg");
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
            assertThat(picture.getWidth()).isEqualTo(url.contains("_1200_") ? 1200 : 300);
            assertThat(picture.getHeight()).isEqualTo(url.contains("_1200_") ? 900 : 200);
            assertThat(picture.getRGB(20, 100) >> 16 & 0xFF).isBetween(0xB8, 0xC8);
            assertThat(picture.getRGB(picture.getWidth() - 20, 100) & 0xFF).isBetween(0xB8, 0xC8);
        }
        assertThat(text(get("/shop/pictures/plate_300_200_fill.jpg"))).isEqualTo("404 no such original\n");
        assertThat(text(get("/shop/plates"))).contains("We do not have this.");
        tomcat.stop();
        assertThat(folder.resolve("made/pictures/mug_300_200_fill.jpg")).isNotEmptyFile();
    }

    @Test
    void theExampleIsWhatTheReadmeMakesOfIt() throws Exception {
        assertThat(Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml"))).isEqualTo(edited());
        assertThat(stripped(Files.readString(Path.of("pom.xml"))))
                .contains("<artifactId>lazyimg-servlet</artifactId>\n<classifier>javax</classifier>\n");
        String page = Files.readString(Path.of("../../docs/web-xml.md"));
        assertThat(page).contains(snippet());
        String dependency = "(?s)<dependency>.*?</dependency>";
        List<String> shown = Pattern.compile(dependency)
                .matcher(stripped(page))
                .results()
                .map(block -> block.group().replaceAll("<version>.*</version>\n", ""))
                .toList();
        assertThat(shown).hasSize(2);
        assertThat(stripped(Files.readString(Path.of("../embedded/pom.xml")))).contains(shown.get(0));
        assertThat(stripped(Files.readString(Path.of("pom.xml")))).contains(shown.get(1));
        assertThat(shown.get(1)).contains("<classifier>javax</classifier>\n</dependency>");
        assertThat(Files.readString(Path.of("../../README.md"))).contains("<classifier>javax</classifier>");
        for (String source : List.of("CatalogueServlet", "EncodingFilter")) {
            assertThat(Files.readString(Path.of("src/main/java/io/lazyimg/examples/legacy/" + source + ".java")))
                    .doesNotContain("import io.lazyimg");
        }
    }

    private static String stripped(String xml) {
        return xml.replaceAll("(?m)^ +", "");
    }
}
