package io.lazyimg.hosts.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on Spring Boot shows is what runs. */
class PageTest {
    private static final Path ROOT = Path.of("../..");
    private static final Path GALLERY = ROOT.resolve("examples/spring-boot");

    @TempDir
    Path folder;

    @Test
    void itsSettingsServeWhatItSays() throws Exception {
        Path images = Files.createDirectories(folder.resolve("images"));
        Path cache = Files.createDirectories(folder.resolve("cache"));
        Files.createDirectories(images.resolve("widgets"));
        Files.write(images.resolve("widgets/myimage.jpg"), Application.picture());
        String yaml = shown("yaml")
                .get(0)
                .replace("/var/images", images.toString())
                .replace("/var/cache/images", cache.toString());
        Path file = Files.writeString(folder.resolve("application.yaml"), yaml);

        try (Application application = Application.start("spring.config.location=" + file.toUri())) {
            assertThat(Application.decoded(application.get("/widgets/myimage_640_0.jpg"))
                            .getWidth())
                    .isEqualTo(640);
            assertThat(Application.decoded(application.get("/widgets/myimage_150_150_fill.jpg"))
                            .getHeight())
                    .isEqualTo(150);
            assertThat(application.get("/widgets/myimage_641_0.jpg").statusCode())
                    .isEqualTo(403);
            assertThat(application.text("/widgets/")).isEqualTo("the application");
        }
        assertThat(cache.resolve("widgets/myimage_640_0.jpg")).isNotEmptyFile();
    }

    @Test
    void itsDependencyIsTheStarter() throws IOException {
        String parent = Files.readString(ROOT.resolve("pom.xml"));
        Matcher version = Pattern.compile("<version>([^<]+)</version>").matcher(parent);
        assertThat(version.find()).isTrue();
        String gallery = bare(Files.readString(GALLERY.resolve("pom.xml")));

        String dependency = bare(shown("xml").get(0));

        assertThat(dependency).contains("<version>" + version.group(1) + "</version>");
        assertThat(gallery).contains(dependency.replaceAll("(?m)^<version>.*\n", ""));
    }

    @Test
    void itsBeansAndTagsAreThoseOfTheGalleryAndOfATest() throws IOException {
        String sources =
                bare(source(GALLERY.resolve("src/main/java/io/lazyimg/examples/spring/GalleryApplication.java"))
                        + source(GALLERY.resolve("src/main/java/io/lazyimg/examples/spring/GalleryPages.java"))
                        + source(Path.of("../spring-boot4/src/test/java/io/lazyimg/hosts/spring/OwnBeansTest.java")));

        assertThat(shown("java")).hasSize(3).allSatisfy(snippet -> assertThat(sources)
                .contains(bare(snippet)));
        assertThat(bare(source(GALLERY.resolve("src/main/resources/templates/gallery.html"))))
                .contains(bare(shown("html").get(0)));
    }

    @Test
    void itStartsTheJarThatIsBuilt() throws IOException {
        assertThat(bare(Files.readString(GALLERY.resolve("pom.xml"))))
                .contains("<finalName>lazyimg-gallery</finalName>");
        assertThat(shown("sh").get(0))
                .isEqualTo("mvn -q package -DskipTests -pl examples/spring-boot -am"
                        + " && java -jar examples/spring-boot/target/lazyimg-gallery.jar\n");
    }

    private static List<String> shown(String language) throws IOException {
        String page = source(ROOT.resolve("docs/spring-boot.md"));
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(snippet -> snippet.group(1))
                .toList();
    }

    private static String source(Path file) throws IOException {
        return Files.readString(file);
    }

    /** Without indentation. */
    private static String bare(String text) {
        return text.replaceAll("(?m)^ +", "");
    }
}
