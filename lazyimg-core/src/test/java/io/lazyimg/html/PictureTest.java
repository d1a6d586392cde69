package io.lazyimg.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.lazyimg.ImageUrls;
import io.lazyimg.UrlScheme;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
    private static final ImageUrls ANY = ImageUrls.ofSettings(Map.of());
    private static final ImageUrls WITH_WEBP = ImageUrls.ofSettings(Map.of("lazyimg.page-formats", "webp"));

    private static Picture of(ImageUrls urls) {
        return Picture.of(urls.of("w/a.jpg"), "A widget").original(3000, 2000);
    }

    @Test
    void itIsAPictureWithAllThatABrowserNeedsToChoose() {
        assertThat(of(WITH_WEBP)
                        .widths(400, 800)
                        .sizes("(max-width: 600px) 100vw, 600px")
                        .attribute("class", "wide")
                        .toString())
                .isEqualTo("<picture>"
                        + "<source type=\"image/webp\""
                        + " srcset=\"/w/a_400_0.jpg.webp 400w, /w/a_800_0.jpg.webp 800w\""
                        + " sizes=\"(max-width: 600px) 100vw, 600px\">"
                        + "<img src=\"/w/a_800_0.jpg\""
                        + " srcset=\"/w/a_400_0.jpg 400w, /w/a_800_0.jpg 800w\""
                        + " sizes=\"(max-width: 600px) 100vw, 600px\""
                        + " width=\"800\" height=\"533\" alt=\"A widget\""
                        + " loading=\"lazy\" decoding=\"async\" class=\"wide\"></picture>");
    }

    @Test
    void withoutABetterFormatItIsAnImg() {
        assertThat(Parsed.element(of(ANY).widths(400, 800).toString()).tagName())
                .isEqualTo("img");
        assertThat(Parsed.element(of(WITH_WEBP).formats().widths(400).toString())
                        .tagName())
                .isEqualTo("img");
        assertThat(Parsed.element(Picture.of(WITH_WEBP.of("a.webp"), "")
                                .widths(400)
                                .toString())
                        .tagName())
                .as("of an original that has that format")
                .isEqualTo("img");
    }

    @Test
    void theLastChoiceIsAFormatThatAllBrowsersKnow() {
        ImageUrls urls = ImageUrls.ofSettings(Map.of("lazyimg.page-formats", "avif,webp"));

        Element picture =
                Parsed.element(Picture.of(urls.of("a.avif"), "").widths(400).toString());
        assertThat(picture.select("source").eachAttr("type")).containsExactly("image/avif", "image/webp");
        assertThat(picture.select("source").eachAttr("srcset")).containsExactly("/a_400_0.avif", "/a_400_0.avif.webp");
        assertThat(picture.select("img").attr("src")).isEqualTo("/a_400_0.avif.jpg");
        assertThat(Parsed.element(Picture.of(urls.of("a.gif"), "").widths(400).toString())
                        .select("img")
                        .attr("src"))
                .isEqualTo("/a_400_0.gif");
    }

    @Test
    void noFileIsLargerThanTheOriginalNorOfferedTwice() {
        Picture picture = Picture.of(ANY.of("a.jpg"), "").original(1000, 667).widths(1600, 400, 3200, 800);

        Element img = Parsed.img(picture.toString());
        assertThat(Parsed.srcset(img))
                .containsExactly(
                        entry("400w", "/a_400_0.jpg"), entry("800w", "/a_800_0.jpg"), entry("1000w", "/a_1000_0.jpg"));
        assertThat(img.attr("src")).isEqualTo("/a_1000_0.jpg");
        assertThat(img.attr("width") + "x" + img.attr("height")).isEqualTo("1000x667");
    }

    @Test
    void aListedWidthAboveTheOriginalsIsOfferedAsTheWidthThatItHas() {
        ImageUrls urls = ImageUrls.ofSettings(Map.of("lazyimg.widths", "400,1600,3200", "lazyimg.sizes", "9x9_fill"));

        Element img =
                Parsed.img(Picture.of(urls.of("a.jpg"), "").original(1000, 667).toString());

        assertThat(Parsed.srcset(img)).containsExactly(entry("400w", "/a_400_0.jpg"), entry("1000w", "/a_1600_0.jpg"));
        assertThatThrownBy(() -> of(urls).widths(400, 800).toString())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("800x0 is not allowed; allowed are");
    }

    @Test
    void whereAnySizeMayBeAskedForSomeUsualWidthsAreOffered() {
        assertThat(Parsed.srcset(Parsed.img(of(ANY).toString()))).containsKeys("320w", "640w", "1280w", "1920w");
        ImageUrls small = ImageUrls.ofSettings(Map.of("lazyimg.max-side", "700"));
        assertThat(Parsed.srcset(Parsed.img(of(small).toString()))).containsOnlyKeys("320w", "640w");
        ImageUrls boxes = ImageUrls.ofSettings(Map.of("lazyimg.sizes", "9x9_fill"));
        assertThatThrownBy(() -> of(boxes).toString())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("w/a.jpg: size 320x0 is not allowed; allowed are 9x9_fill");
    }

    @Test
    void aBoxIsThereForDenseScreensToo() {
        Element img = Parsed.img(of(WITH_WEBP).box(Transform.fill(300, 200)).toString());

        assertThat(Parsed.srcset(img))
                .containsExactly(entry("1x", "/w/a_300_200_fill.jpg"), entry("2x", "/w/a_600_400_fill.jpg"));
        assertThat(img.attr("src")).isEqualTo("/w/a_300_200_fill.jpg");
        assertThat(img.attr("width") + "x" + img.attr("height")).isEqualTo("300x200");
        assertThat(img.hasAttr("sizes")).isFalse();
        assertThat(Parsed.srcset(Parsed.img(
                        of(ANY).box(Transform.fit(0, 200)).densities(1, 1.5, 3).toString())))
                .containsExactly(
                        entry("1x", "/w/a_0_200.jpg"), entry("1.5x", "/w/a_0_300.jpg"), entry("3x", "/w/a_0_600.jpg"));
    }

    @Test
    void aDensityIsTheOneThatTheOriginalHasPixelsFor() {
        assertThat(Parsed.srcset(Parsed.img(Picture.of(ANY.of("a.jpg"), "")
                        .original(500, 400)
                        .box(Transform.fit(300, 0))
                        .densities(2, 3)
                        .toString())))
                .containsExactly(entry("1x", "/a_300_0.jpg"), entry("1.67x", "/a_500_0.jpg"));
        Element one = Parsed.img(Picture.of(ANY.of("a.jpg"), "")
                .original(100, 100)
                .box(Transform.fit(300, 300))
                .toString());
        assertThat(one.hasAttr("srcset")).isFalse();
        assertThat(one.attr("src")).isEqualTo("/a_100_100.jpg");
    }

    @Test
    void denseFilesThatAreNotListedAreLeftOutUnlessTheyAreAskedFor() {
        ImageUrls urls =
                ImageUrls.ofSettings(Map.of("lazyimg.sizes", "300x200_fill", "lazyimg.presets", "thumb=90x90_fill"));

        Element img = Parsed.img(of(urls).box(Transform.fill(300, 200)).toString());
        assertThat(img.attr("src")).isEqualTo("/w/a_300_200_fill.jpg");
        assertThat(img.hasAttr("srcset")).isFalse();
        assertThat(Parsed.img(of(urls).preset("thumb").toString()).attr("src")).isEqualTo("/w/a_90_90_fill.jpg");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        of(urls).box(Transform.fill(300, 200)).densities(2).toString());
    }

    @Test
    void boxesOfOneShapeAreToldApartByTheirWidths() {
        assertThat(Parsed.srcset(Parsed.img(of(ANY).boxes(Transform.fill(400, 225), Transform.fill(800, 450))
                        .toString())))
                .containsExactly(entry("400w", "/w/a_400_225_fill.jpg"), entry("800w", "/w/a_800_450_fill.jpg"));
    }

    @Test
    void whatIsNotKnownWithoutTheOriginalsSizeIsNotMadeUp() {
        Picture fit = Picture.of(ANY.of("a.jpg"), "").widths(400, 800);
        assertThat(Parsed.img(fit.toString()).hasAttr("width")).isFalse();
        assertThat(Parsed.img(fit.toString()).hasAttr("height")).isFalse();

        Element fill = Parsed.img(
                Picture.of(ANY.of("a.jpg"), "").box(Transform.fill(300, 200)).toString());
        assertThat(fill.attr("width") + "x" + fill.attr("height")).isEqualTo("300x200");

        assertThatThrownBy(() -> Picture.of(ANY.of("a.jpg"), "")
                        .boxes(Transform.fit(0, 200))
                        .toString())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0x200 has a width that is not known");
    }

    @Test
    void theHeroIsLoadedAtOnceAndBeforeOthers() {
        Element lazy = Parsed.img(of(ANY).toString());
        Element eager = Parsed.img(of(ANY).loading(Loading.EAGER).toString());
        Element hero = Parsed.img(of(ANY).loading(Loading.HERO).toString());

        assertThat(lazy.attr("loading") + " " + lazy.attr("decoding")).isEqualTo("lazy async");
        assertThat(eager.attr("loading") + eager.attr("fetchpriority")).isEqualTo("eager");
        assertThat(hero.attr("loading") + " " + hero.attr("fetchpriority")).isEqualTo("eager high");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"><script>alert(1)</script>",
                "' onerror='alert(1)",
                "a & b &lt; &amp;amp; &#39; < >",
                "写真 🐈 größe",
                "one\ntwo\ttabs   spaces ",
                "--></picture>",
            })
    void anyTextIsOneAttributesValue(String text) {
        String html = of(WITH_WEBP)
                .widths(400)
                .attribute("title", text)
                .attribute("data-x", text)
                .sizes(text)
                .toString();
        Element picture = Parsed.element(html);

        assertThat(Parsed.img(Picture.of(ANY.of("a.jpg"), text).toString()).attr("alt"))
                .isEqualTo(text);
        assertThat(picture.children()).hasSize(2);
        assertThat(Parsed.img(html).attr("title")).isEqualTo(text);
        assertThat(Parsed.img(html).attr("data-x")).isEqualTo(text);
        assertThat(html).doesNotContain("<script", "' onerror");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b.jpg",
                "a, b 2x.jpg",
                ",,.jpg",
                "a\"><script>.jpg",
                "a'&amp;b.jpg",
                "100%+more%20.jpg",
                "写真/猫🐈.jpeg",
                "größe/naïve café.PNG",
                "a?b#c;d=e:f@g.jpg",
                "\u00a0\u2028\u3000.jpg",
                "a_600_400.jpg"
            })
    void aNameOfAnyKindComesBackFromEveryUrl(String key) {
        Element picture = Parsed.element(
                Picture.of(WITH_WEBP.of(key), key).widths(400, 800).toString());
        UrlScheme scheme = UrlScheme.unsigned();

        assertThat(picture.select("img").attr("alt")).isEqualTo(key);
        assertThat(scheme.parse(picture.select("img").attr("src"))).contains(new Variant(key, Transform.fit(800, 0)));
        for (Element each : picture.children()) {
            ImageFormat format = each.tagName().equals("source") ? ImageFormat.WEBP : null;
            assertThat(Parsed.srcset(each)).containsOnlyKeys("400w", "800w").allSatisfy((width, url) -> assertThat(
                            scheme.parse(url))
                    .contains(new Variant(
                            key,
                            Transform.fit(Integer.parseInt(width.replace("w", "")), 0)
                                    .as(format))));
        }
    }

    @Test
    void thePublicUrlIsEscaped() {
        ImageUrls urls = ImageUrls.ofSettings(Map.of("lazyimg.public-url", "https://images.example.com/o'k&copy/"));

        assertThat(Parsed.img(Picture.of(urls.of("a.jpg"), "").widths(400).toString())
                        .attr("src"))
                .isEqualTo("https://images.example.com/o'k&copy/a_400_0.jpg");
    }

    @ParameterizedTest
    @CsvSource({"src", "srcset", "alt", "width", "loading", "CLASS", "'a b'", "'a>'", "'a=b'", "''"})
    void anAttributeThatIsWrittenAnywayOrHasNoNameIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> of(ANY).attribute(name, "x"));
    }

    @Test
    void theSrcsetAloneIsForElementsThatThePageWritesItself() {
        assertThat(of(ANY).widths(400, 800).srcset()).isEqualTo("/w/a_400_0.jpg 400w, /w/a_800_0.jpg 800w");
        assertThat(of(WITH_WEBP).box(Transform.fit(40, 0)).srcset(ImageFormat.WEBP))
                .isEqualTo("/w/a_40_0.jpg.webp 1x, /w/a_80_0.jpg.webp 2x");
    }
}
