package io.lazyimg.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.lazyimg.ImageUrls;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagAttributesTest {
    private static final ImageUrls URLS =
            ImageUrls.ofSettings(Map.of("lazyimg.page-formats", "webp", "lazyimg.presets", "thumb=90x60_fill"));

    private static String tag(String... attributes) {
        Map<String, String> map = new LinkedHashMap<>(Map.of("key", "a.jpg", "alt", "A"));
        for (String attribute : attributes) {
            int equals = attribute.indexOf('=');
            map.put(attribute.substring(0, equals), attribute.substring(equals + 1));
        }
        return Picture.of(URLS, map).toString();
    }

    @Test
    void eachAttributeIsAMethod() {
        Element img = Parsed.img(tag(
                "widths=400, 800",
                "sizes=50vw",
                "formats=none",
                "loading=hero",
                "original=3840x2160",
                "class=wide",
                "data-id=7",
                "onclick=zoom(this)"));

        assertThat(Parsed.srcset(img)).containsExactly(entry("400w", "/a_400_0.jpg"), entry("800w", "/a_800_0.jpg"));
        assertThat(img.attr("sizes")).isEqualTo("50vw");
        assertThat(img.attr("width") + "x" + img.attr("height")).isEqualTo("800x450");
        assertThat(img.attr("fetchpriority")).isEqualTo("high");
        assertThat(img.attr("class") + img.attr("data-id") + img.attr("onclick"))
                .isEqualTo("wide7zoom(this)");
    }

    @Test
    void aBoxItsDensitiesAPresetAndBoxesAreWrittenAsInSettings() {
        assertThat(Parsed.srcset(Parsed.img(tag("box=300x200_fill", "densities=1,3"))))
                .containsExactly(entry("1x", "/a_300_200_fill.jpg"), entry("3x", "/a_900_600_fill.jpg"));
        assertThat(Parsed.img(tag("preset=thumb")).attr("src")).isEqualTo("/a_90_60_fill.jpg");
        assertThat(Parsed.srcset(Parsed.img(tag("boxes=400x225_fill,800x450_fill"))))
                .containsOnlyKeys("400w", "800w");
        assertThat(Parsed.element(tag("formats=png,webp")).select("source").eachAttr("type"))
                .containsExactly("image/png", "image/webp");
    }

    @Test
    void theFocusOfAPictureIsThatOfAllItsCrops() {
        Element picture = Parsed.element(tag("box=300x200_fill", "focus=30x70"));

        assertThat(Parsed.srcset(picture.child(0)))
                .containsExactly(
                        entry("1x", "/a_300_200_fill-30x70.jpg.webp"), entry("2x", "/a_600_400_fill-30x70.jpg.webp"));
        assertThat(Parsed.srcset(picture.child(1)))
                .containsExactly(entry("1x", "/a_300_200_fill-30x70.jpg"), entry("2x", "/a_600_400_fill-30x70.jpg"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "widhts=400 | the attribute widhts is unknown; there are key, alt, focus, quality, box, boxes",
                "src=a | the attribute src is unknown",
                "widths=400px | widths=\"400px\" is not accepted",
                "box=300 | box=\"300\" is not accepted: '300' is not a size",
                "original=300 | original=\"300\" is not accepted: it is not a size such as 3840x2160",
                "original=0x300 | original=\"0x300\" is not accepted",
                "loading=fast | is not one of lazy, eager, hero",
                "formats=svg | 'svg' is no format",
                "placeholder=blur | it takes colour, thumbhash or both",
                "densities=0 | density 0.0",
                "focus=up | 'up' is no focus such as north or 30x70",
                "quality=60 | quality 60 is not allowed",
                "preset=thump | there is no preset 'thump'; there are [thumb]"
            })
    void aMistakeIsToldWithWhatWouldBeAccepted(String attribute, String message) {
        assertThatThrownBy(() -> tag(attribute))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void keyAndAltMustBeThereAndTheSizesBeChosenInOneWay() {
        assertThatThrownBy(() -> Picture.of(URLS, Map.of("key", "a.jpg"))).hasMessage("the attribute alt is missing");
        assertThatThrownBy(() -> Picture.of(URLS, Map.of("alt", ""))).hasMessage("the attribute key is missing");
        assertThat(Parsed.img(Picture.of(URLS, Map.of("key", "a.jpg", "alt", ""))
                                .toString())
                        .attr("alt"))
                .isEmpty();
        assertThatThrownBy(() -> tag("box=6x4", "widths=400"))
                .hasMessage("the attributes [box, widths] are given, and only one of them can be");
    }
}
