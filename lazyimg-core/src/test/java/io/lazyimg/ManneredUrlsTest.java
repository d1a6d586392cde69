package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** URLs that say more than a box and a fit, from the request to the key and the purge. */
class ManneredUrlsTest {
    private final TestStore originals = new TestStore();
    private final TestStore derivatives = new TestStore();

    ManneredUrlsTest() throws IOException {
        originals.put("a.jpg", TestEngine.original(800, 600, 1000));
        originals.put("a_9_9_fill-north.jpg", TestEngine.original(800, 600, 1000));
    }

    private LazyImages images(Map<String, String> settings) throws IOException {
        return LazyImages.builder()
                .originals(originals)
                .derivatives(derivatives)
                .engines(new TestEngine())
                .settings(settings)
                .build();
    }

    private static String answer(LazyImages images, String path) throws IOException {
        try (ImageResponse response = images.serve(ImageRequest.get(path)).orElseThrow()) {
            String location = response.headers().get("Location");
            return response.status() + (location == null ? "" : " " + location);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a_30_20_fill-north.jpg, 200",
        "a_30_20_fill-50x0.jpg, 301 /a_30_20_fill-north.jpg",
        "a_30_20_fill-50x50.jpg, 301 /a_30_20_fill.jpg",
        "a_30_20_pad-FF8800.jpg, 301 /a_30_20_pad-ff8800.jpg",
        "a_30_20_q60.jpg, 200",
        "a_30_20_q060.jpg, 301 /a_30_20_q60.jpg",
        "a_30_20_q61.jpg, 403",
        "a_1600_1200_fill-30x70_q60.jpg, 302 /a_800_600_fill-30x70_q60.jpg",
        "a_face.jpg, 301 /a_150_150_fill-north_q40.jpg",
        "a_150_150_fill-north_q40.jpg, 200",
        "a_150_150_fill-north_q40.jpg.png, 200",
        "a_150_150_fill_q40.jpg, 403",
        "a_30_20_fill-101x3.jpg, 400",
    })
    void areAnsweredAsThePolicySays(String path, String expected) throws IOException {
        Map<String, String> settings =
                Map.of("lazyimg.qualities", "60", "lazyimg.presets", "face=150x150_fill-north_q40");
        try (LazyImages images = images(settings)) {
            assertThat(answer(images, path)).isEqualTo(expected);
        }
    }

    @Test
    void areListedWithAnyFocusIfTheSettingSaysSo() throws IOException {
        Map<String, String> listed = Map.of("lazyimg.sizes", "150x150_fill");
        try (LazyImages images = images(listed)) {
            assertThat(answer(images, "a_150_150_fill-30x70.jpg")).isEqualTo("403");
        }
        try (LazyImages images = images(Map.of("lazyimg.sizes", "150x150_fill", "lazyimg.any-focus", "true"))) {
            assertThat(answer(images, "a_150_150_fill-30x70.jpg")).isEqualTo("200");
        }
    }

    @Test
    void areFoundByAPurge() throws IOException {
        try (LazyImages images = images(Map.of("lazyimg.qualities", "60"))) {
            for (String path : new String[] {
                "a_30_20_fill-north.jpg",
                "a_30_20_fill-31x7_q60.jpg",
                "a_30_20_pad-ff8800.jpg.png",
                "a_30_20_q60.jpg",
                "a_9_9_fill-north_30_20_fill-north.jpg"
            }) {
                assertThat(answer(images, path)).isEqualTo("200");
            }
        }
        try (LazyImages images = images(Map.of())) {
            assertThat(images.purge("a.jpg").deleted()).isEqualTo(4);
        }
        assertThat(derivatives.keys()).containsExactly("a_9_9_fill-north_30_20_fill-north.jpg");
    }

    @Test
    void whatComesWithAnyFocusIsBoundedInNumberAndWhatIsWrittenDownIsNot() throws IOException {
        try (LazyImages images = images(Map.of(
                "lazyimg.sizes", "30x20_fill,20x30_fill", "lazyimg.any-focus", "true", "lazyimg.max-variants", "2"))) {
            assertThat(answer(images, "a_30_20_fill-30x70.jpg")).isEqualTo("200");
            assertThat(answer(images, "a_30_20_fill-31x70.jpg")).isEqualTo("200");

            assertThat(answer(images, "a_30_20_fill-32x70.jpg")).isEqualTo("403");
            assertThat(answer(images, "a_30_20_fill.jpg")).isEqualTo("200");
            assertThat(answer(images, "a_20_30_fill.jpg")).isEqualTo("200");
        }
    }

    @Test
    void aSizeThatIsListedWithItsQualityComesWithAnyFocusToo() throws IOException {
        try (LazyImages images =
                images(Map.of("lazyimg.presets", "face=30x20_fill_q60", "lazyimg.any-focus", "true"))) {
            assertThat(answer(images, "a_30_20_fill_q60.jpg")).isEqualTo("200");
            assertThat(answer(images, "a_30_20_fill-30x70_q60.jpg")).isEqualTo("200");
            assertThat(answer(images, "a_30_20_fill-30x70_q61.jpg")).isEqualTo("403");
        }
    }
}
