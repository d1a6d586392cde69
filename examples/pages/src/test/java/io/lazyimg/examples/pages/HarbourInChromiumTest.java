package io.lazyimg.examples.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lazyimg.examples.pages.Visit.Lack;
import io.lazyimg.examples.pages.Visit.Screen;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages in a real browser, their pictures from a real processor. */
class HarbourInChromiumTest {
    @TempDir
    private static Path folder = Path.of("");

    private static Chromium chromium;
    private static Tomcat harbour;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start(Files.createDirectories(folder.resolve("profile")));
        harbour = HarbourTest.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        if (harbour != null) {
            harbour.stop();
            harbour.destroy();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Visit visit(String page, Screen screen, Lack lack) throws Exception {
        URI address = URI.create("http://localhost:" + harbour.getConnector().getLocalPort() + "/shop/" + page);
        String name = (page.isEmpty() ? "jsp" : page) + "-" + screen.width() + "@" + screen.pixelRatio()
                + (lack == Lack.NOTHING ? "" : "-without-" + lack) + ".png";
        return Visit.of(chromium, address, screen, lack, Path.of("target/screenshots", name));
    }

    @ParameterizedTest(name = "{0} at {1} px and {2} pixels a px")
    @CsvSource({
        "'', 400, 1, 400, 120, 400",
        "'', 400, 2, 800, 240, 800",
        "'', 800, 1, 800, 120, 800",
        "'', 800, 2, 1600, 240, 1200",
        "'', 1600, 1, 1600, 120, 800",
        "'', 1600, 2, 2400, 240, 1200",
        "thymeleaf, 400, 2, 800, 240, 800",
        "thymeleaf, 800, 1, 800, 120, 800",
        "thymeleaf, 1600, 1, 1600, 120, 800"
    })
    void eachImageIsLoadedOnceInTheRightSizeAndNothingMoves(
            String page, int width, int pixelRatio, int hero, int portrait, int market) throws Exception {
        Visit visit = visit(page, new Screen(width, pixelRatio), Lack.NOTHING);

        assertThat(visit.images()).extracting(Visit.Image::pixels).containsExactly(hero, portrait, market);
        assertThat(visit.images())
                .extracting(Visit.Image::type)
                .containsExactly("image/webp", "image/webp", "image/webp");
        assertThat(visit.responses())
                .containsExactlyInAnyOrderElementsOf(visit.images().stream()
                        .map(image -> "200 image/webp " + image.path())
                        .toList());
        assertThat(visit.images())
                .extracting(Visit.Image::shown)
                .containsExactly((double) width, 120.0, Math.min(width, 600.0));
        for (int i = 0; i < 3; i++) {
            assertThat(visit.heights().get(i))
                    .as("the place that was kept free")
                    .isCloseTo(visit.images().get(i).height(), within(1.0));
        }
        assertThat(visit.shift()).isZero();
        assertThat(visit.colours().get(0)).startsWith("rgb(");
        assertThat(visit.colours().get(1)).isEqualTo("rgba(0, 0, 0, 0)");
    }

    @Test
    void withoutWidthAndHeightThePageWouldJump() throws Exception {
        Visit visit = visit("", new Screen(800, 1), Lack.WIDTH_AND_HEIGHT);

        assertThat(visit.shift()).isGreaterThan(0.1);
        assertThat(visit.heights().get(0)).isLessThan(100);
    }

    @Test
    void aBrowserWithoutWebpGetsTheSameInTheOriginalsFormats() throws Exception {
        Visit visit = visit("", new Screen(800, 2), Lack.WEBP);

        assertThat(visit.images())
                .extracting(Visit.Image::type)
                .containsExactly("image/jpeg", "image/jpeg", "image/png");
        assertThat(visit.images()).extracting(Visit.Image::pixels).containsExactly(1600, 240, 1200);
        assertThat(visit.responses()).hasSize(3).noneMatch(response -> response.contains("webp"));
        assertThat(visit.shift()).isZero();
    }
}
