package io.lazyimg.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.LazyImages;
import io.lazyimg.spring.boot.LazyImagesAutoConfiguration;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class GalleryTest {
    @TempDir
    Path folder;

    private ConfigurableApplicationContext gallery;
    private Visitor visitor;

    @BeforeEach
    void start() {
        gallery = SpringApplication.run(
                GalleryApplication.class,
                "--server.port=0",
                "--gallery.folder=" + folder,
                "--spring.servlet.multipart.max-file-size=500KB",
                "--logging.level.root=warn",
                "--spring.main.banner-mode=off");
        visitor = new Visitor(gallery.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @AfterEach
    void stop() {
        gallery.close();
    }

    @Test
    void anUploadedPictureIsSeenUprightInSixSizes() throws Exception {
        HttpResponse<byte[]> uploaded =
                visitor.upload("IMG_1.JPG", CameraPicture.jpeg(1400, 2100), "Red & <b>green</b> \"flags\"");
        assertThat(uploaded.statusCode()).isEqualTo(302);
        String path = uploaded.headers().firstValue("Location").orElseThrow();
        Document page = visitor.page(path);

        assertThat(page.select("h1").text()).isEqualTo("Red & <b>green</b> \"flags\"");
        List<Element> pictures = page.select("img");
        assertThat(pictures)
                .extracting(picture -> picture.attr("width") + "x" + picture.attr("height"))
                .containsExactlyInAnyOrder("160x240", "320x480", "640x960", "960x1440", "1280x1920", "150x150");
        for (Element picture : pictures) {
            assertThat(picture.attr("alt")).isEqualTo("Red & <b>green</b> \"flags\"");
            assertThat(picture.attr("loading")).isEqualTo("lazy");
            see(picture);
        }

        gallery.close();
        try (Stream<Path> kept = Files.list(folder.resolve("derivatives"))) {
            assertThat(kept.filter(file -> file.toString().endsWith(".jpg"))).hasSize(6);
        }
    }

    /** Loads a picture and looks at it. */
    private void see(Element element) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = visitor.get(element.attr("src"));
        assertThat(answer.statusCode()).as(element.outerHtml()).isEqualTo(200);
        BufferedImage picture = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(answer.body())));
        assertThat(picture.getWidth()).isEqualTo(Integer.parseInt(element.attr("width")));
        assertThat(picture.getHeight()).isEqualTo(Integer.parseInt(element.attr("height")));
        for (boolean right : List.of(false, true)) {
            for (boolean low : List.of(false, true)) {
                int seen = picture.getRGB(
                        picture.getWidth() * (right ? 3 : 1) / 4, picture.getHeight() * (low ? 3 : 1) / 4);
                assertThat(parts(seen))
                        .as(element.attr("src") + " at the " + (low ? "lower " : "upper ") + (right ? "right" : "left"))
                        .usingComparatorForType(
                                (a, b) -> Math.abs(a - b) <= 6 ? 0 : Integer.compare(a, b), Integer.class)
                        .containsExactlyElementsOf(parts(CameraPicture.quarter(right, low)));
            }
        }
    }

    private static List<Integer> parts(int rgb) {
        return List.of(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
    }

    @Test
    void theListShowsEveryPictureAndLeadsToIt() throws Exception {
        visitor.upload("a.jpg", CameraPicture.jpeg(300, 400), "First");
        visitor.upload("a.jpg", CameraPicture.jpeg(300, 400), "Second");

        Document list = visitor.page("/");

        assertThat(list.select("li").eachText()).containsExactlyInAnyOrder("First", "Second");
        for (Element link : list.select("li a")) {
            assertThat(visitor.get(link.attr("href")).statusCode()).isEqualTo(200);
            see(Objects.requireNonNull(link.selectFirst("img")));
        }
        Element form = Objects.requireNonNull(list.selectFirst("form"));
        assertThat(form.attr("action")).isEqualTo("/pictures");
        assertThat(form.attr("enctype")).isEqualTo("multipart/form-data");
        assertThat(form.select("input").eachAttr("name")).containsExactly("file", "title");
    }

    @Test
    void namesOfFilesAreNobodysPath() throws Exception {
        HttpResponse<byte[]> uploaded = visitor.upload("../../../evil.jpg", CameraPicture.jpeg(300, 400), "x");

        assertThat(uploaded.headers().firstValue("Location"))
                .hasValueSatisfying(path -> assertThat(path).matches(".*/pictures/[0-9a-f]{32}\\.jpg"));
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files).noneMatch(file -> file.toString().contains("evil"));
        }
        assertThat(visitor.get("/pictures/..%2Ftitles").statusCode()).isBetween(400, 404);
        assertThat(visitor.get("/pictures/%2E%2E").statusCode()).isBetween(400, 404);
        assertThat(visitor.get("/pictures/" + "0".repeat(32) + ".jpg").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsNoPictureIsRefusedByItsContent() throws Exception {
        HttpResponse<byte[]> answer =
                visitor.upload("a.jpg", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8), "x");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(visitor.page(answer).select(".problem").text())
                .isEqualTo("This is no JPEG, PNG, GIF or WebP picture.");
        assertThat(folder.resolve("originals")).isEmptyDirectory();
    }

    @Test
    void whatOnlyBeginsLikeAPictureIsRefusedAndNotKept() throws Exception {
        byte[] broken = Arrays.copyOf(CameraPicture.jpeg(300, 400), 100);

        HttpResponse<byte[]> answer = visitor.upload("a.jpg", broken, "x");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(visitor.page(answer).select(".problem").text()).startsWith("This picture cannot be shown: ");
        assertThat(folder.resolve("originals")).isEmptyDirectory();
        assertThat(visitor.page("/").select("li")).isEmpty();
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws Exception {
        HttpResponse<byte[]> answer = visitor.upload("a.jpg", new byte[600 << 10], "x");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(visitor.page(answer).select(".problem").text()).isEqualTo("This file is too large.");
    }

    @Test
    void sizesThatNoPageShowsAreRefused() throws Exception {
        String path = visitor.upload("a.jpg", CameraPicture.jpeg(1400, 2100), "x")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Element picture = Objects.requireNonNull(visitor.page(path).selectFirst("img[src*=_320_0.]"));

        assertThat(visitor.get(picture.attr("src").replace("_320_0.", "_321_0."))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theJarsAreWhatIsTested() {
        for (Class<?> ours : List.of(LazyImagesAutoConfiguration.class, LazyImages.class)) {
            assertThat(ours.getProtectionDomain().getCodeSource().getLocation().getPath())
                    .as("run by mvn verify, which packages before it tests")
                    .endsWith(".jar");
        }
    }
}
