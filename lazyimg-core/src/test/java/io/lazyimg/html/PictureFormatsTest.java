package io.lazyimg.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.lazyimg.ImageUrls;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which formats an element offers. */
class PictureFormatsTest {
    private static final String FORMATS = "lazyimg.page-formats";
    private static final ImageUrls URLS = ImageUrls.ofSettings(Map.of(FORMATS, "avif,webp"));

    private static List<String> offered(Picture picture) {
        return Parsed.element(picture.toString()).select("source").eachAttr("type");
    }

    private static List<String> offered(boolean keep, String key) {
        ImageUrls urls = ImageUrls.ofSettings(
                Map.of(FORMATS, "avif,webp,jpeg", "lazyimg.keep-animations", Boolean.toString(keep)));
        return offered(Picture.of(urls.of(key), "").widths(40));
    }

    @Test
    void noFormatIsOfferedThatWouldEndAnAnimation() {
        assertThat(offered(true, "a.gif")).containsExactly("image/webp");
        assertThat(offered(true, "a.WebP")).isEmpty();
        assertThat(offered(true, "a.png")).containsExactly("image/avif", "image/webp", "image/jpeg");
        assertThat(offered(false, "a.gif")).containsExactly("image/avif", "image/webp", "image/jpeg");
    }

    @Test
    void aFormatThatTheUrlsNameIsTheOnlyOne() {
        Picture picture = Picture.of(URLS.of("a.jpg").as(ImageFormat.PNG), "").widths(40, 80);

        Element img = Parsed.element(picture.toString());
        assertThat(img.tagName()).isEqualTo("img");
        assertThat(img.attr("src")).isEqualTo("/a_80_0.jpg.png");
        assertThat(Parsed.srcset(img))
                .containsExactly(entry("40w", "/a_40_0.jpg.png"), entry("80w", "/a_80_0.jpg.png"));
        assertThat(offered(picture.formats(ImageFormat.WEBP)))
                .as("unless others are asked for")
                .containsExactly("image/webp");
        assertThat(Parsed.img(picture.toString()).attr("src")).isEqualTo("/a_80_0.jpg.png");
    }

    @ParameterizedTest
    @CsvSource({
        "a.jpg, /a_300_200_pad.jpg.png, /a_600_400_pad.jpg.png",
        "a.avif, /a_300_200_pad.avif.png, /a_600_400_pad.avif.png"
    })
    void aFormatThatABoxNamesIsTheOnlyOne(String key, String one, String two) {
        Element img = Parsed.element(Picture.of(URLS, Map.of("key", key, "alt", "", "box", "300x200_pad.png"))
                .toString());

        assertThat(img.tagName()).isEqualTo("img");
        assertThat(Parsed.srcset(img)).containsExactly(entry("1x", one), entry("2x", two));
    }

    @Test
    void sizesInDifferentFormatsAreRefused() {
        Picture picture =
                Picture.of(URLS.of("a.jpg"), "").boxes(Transform.fit(40, 0).as(ImageFormat.PNG), Transform.fit(80, 0));

        assertThatIllegalArgumentException().isThrownBy(picture::toString).withMessageContaining("different formats");
    }

    @Test
    void densitiesMayComeInAnyOrder() {
        assertThat(Parsed.srcset(Parsed.img(Picture.of(URLS.of("a.jpg"), "")
                        .box(Transform.fill(30, 20))
                        .densities(3, 2)
                        .toString())))
                .containsExactly(
                        entry("1x", "/a_30_20_fill.jpg"),
                        entry("2x", "/a_60_40_fill.jpg"),
                        entry("3x", "/a_90_60_fill.jpg"));
    }
}
