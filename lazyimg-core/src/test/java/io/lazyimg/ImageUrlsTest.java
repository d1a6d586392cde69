package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.image.Focus;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageUrlsTest {
    private static final String KEY = "000102030405060708090a0b0c0d0e0f";
    private static final String[] SIZES = {
        "600x400",
        "601x400",
        "600x0",
        "0x400",
        "150x150_fill",
        "64x64_fill",
        "100x100_fill",
        "99x99_pad",
        "4096x0",
        "4097x0",
        "900x900_fill",
        "600x400.png",
        "601x400.png",
        "600x400.gif",
        "600x400.jpg",
        "5000x5000_pad",
        "150x150_fill-30x70",
        "600x400_q60",
        "600x400_q61",
        "150x150_fill-north_q60.png",
        "99x99_pad-ff8800"
    };

    private final TestStore originals = new TestStore();
    private final TestStore derivatives = new TestStore();
    private final List<LazyImages> built = new ArrayList<>();

    @BeforeEach
    void originals() throws IOException {
        originals.put("d/a.jpg", TestEngine.original(6000, 6000, 1000));
        originals.put("avatars/a.jpg", TestEngine.original(6000, 6000, 1000));
    }

    @AfterEach
    void stop() {
        built.forEach(LazyImages::close);
    }

    private static Map<String, String> settings(String... settings) {
        Map<String, String> map = new HashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            map.put("lazyimg." + setting.substring(0, equals), setting.substring(equals + 1));
        }
        return map;
    }

    private static ImageUrls pages(String... settings) {
        return ImageUrls.ofSettings(settings(settings));
    }

    private LazyImages serving(Map<String, String> settings) throws IOException {
        LazyImages images = LazyImages.builder()
                .originals(originals)
                .derivatives(derivatives)
                .engines(new TestEngine())
                .settings(settings)
                .build();
        built.add(images);
        return images;
    }

    private static int status(LazyImages images, String url) throws IOException {
        try (ImageResponse response = images.serve(ImageRequest.get(url)).orElseThrow()) {
            response.writeTo(new ByteArrayOutputStream());
            return response.status();
        }
    }

    @Test
    void aSizeIsWrittenInOneCall() {
        DerivativeUrls image = pages("presets=thumb=150x150_fill").of("widgets/myimage.jpg");

        assertThat(image.fit(600, 400)).hasToString("/widgets/myimage_600_400.jpg");
        assertThat(image.fill(600, 400)).hasToString("/widgets/myimage_600_400_fill.jpg");
        assertThat(image.pad(600, 400)).hasToString("/widgets/myimage_600_400_pad.jpg");
        assertThat(image.width(600)).hasToString("/widgets/myimage_600_0.jpg");
        assertThat(image.height(400)).hasToString("/widgets/myimage_0_400.jpg");
        assertThat(image.preset("thumb")).hasToString("/widgets/myimage_150_150_fill.jpg");
        assertThat(image.sized(Transform.of("600x0.png"))).hasToString("/widgets/myimage_600_0.jpg.png");
        assertThat(image.as(ImageFormat.PNG).width(600)).hasToString("/widgets/myimage_600_0.jpg.png");
        assertThat(image.width(600).as(ImageFormat.PNG)).hasToString("/widgets/myimage_600_0.jpg.png");
        assertThat(image.as(ImageFormat.JPEG).width(600)).hasToString("/widgets/myimage_600_0.jpg");
    }

    @Test
    void aFocusAndAQualityAreTheOriginalsUnlessASizeNamesThemItself() {
        DerivativeUrls image = pages("qualities=50,60", "max-side=99")
                .of("a.jpg")
                .towards(new Focus(30, 70))
                .inQuality(60);

        assertThat(image.fill(6, 4)).hasToString("/a_6_4_fill-30x70_q60.jpg");
        assertThat(image.fit(6, 4)).hasToString("/a_6_4_q60.jpg");
        assertThat(image.as(ImageFormat.PNG)
                        .until(Instant.ofEpochSecond(2_000_000_000L))
                        .fill(6, 4))
                .hasToString("/a_6_4_fill-30x70_q60.jpg.png");
        assertThat(image.sized(Transform.of("6x4_fill-north_q50"))).hasToString("/a_6_4_fill-north_q50.jpg");
        assertThat(image.inQuality(null).fill(6, 4)).hasToString("/a_6_4_fill-30x70.jpg");
        assertThatThrownBy(() -> image.inQuality(70).fit(6, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("quality 70 is not allowed; allowed are 50, 60");
    }

    @Test
    void aNameIsPercentEncodedSoThatNeitherHtmlNorASrcsetEndsInIt() {
        assertThat(pages().of("größe/a b, c\"<'&+%_?#;.jpg").fit(6, 4))
                .hasToString("/gr%C3%B6%C3%9Fe/a%20b%2C%20c%22%3C%27%26%2B%25_%3F%23%3B_6_4.jpg");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -, /a_6_4.jpg",
                "-, -, /shop, /shop/a_6_4.jpg",
                "-, /images/, -, /images/a_6_4.jpg",
                "-, images, /shop, /shop/images/a_6_4.jpg",
                "-, -, /gro%C3%9F, /gro%C3%9F/a_6_4.jpg",
                "-, -, '/a\"b', /a%22b/a_6_4.jpg",
                "-, -, /a b, /a%20b/a_6_4.jpg",
                "-, -, /a%20b, /a%20b/a_6_4.jpg",
                "-, -, /100%, /100%25/a_6_4.jpg",
                "-, -, /100%25, /100%25/a_6_4.jpg",
                "https://images.example.com, -, -, https://images.example.com/a_6_4.jpg",
                "https://images.example.com:8443/x/, images, /shop, https://images.example.com:8443/x/a_6_4.jpg",
                "/cdn, images, /shop, /cdn/a_6_4.jpg",
                "/, images, /shop, /a_6_4.jpg",
                "https://images.example.com/größe/, -, -, https://images.example.com/gr%C3%B6%C3%9Fe/a_6_4.jpg"
            })
    void aUrlBeginsWhereImagesAreFound(String publicUrl, String prefix, String contextPath, String expected) {
        List<String> settings = new ArrayList<>();
        Optional.ofNullable(publicUrl).ifPresent(url -> settings.add("public-url=" + url));
        Optional.ofNullable(prefix).ifPresent(path -> settings.add("prefix=" + path));
        ImageUrls urls = pages(settings.toArray(String[]::new));

        assertThat((contextPath == null ? urls : urls.below(contextPath))
                        .of("a.jpg")
                        .fit(6, 4))
                .hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "/shop/", "/", "//evil.example", "/a/../b", "/a%2Fb", "/a\\b"})
    void whatIsNoContextPathIsRefused(String contextPath) {
        assertThatIllegalArgumentException().isThrownBy(() -> pages().below(contextPath));
    }

    @ParameterizedTest
    @CsvSource({
        "601, 400, 'd/a.jpg: size 601x400 is not allowed; allowed are 600x400, 1280x0'",
        "5000, 0, 'd/a.jpg: size 5000x0 is not allowed; allowed are 600x400, 1280x0'"
    })
    void aSizeThatIsNotListedIsToldWithThoseThatAre(int width, int height, String message) {
        ImageUrls urls = pages("sizes=600x400,1280x0", "presets=thumb=150x150_fill");

        assertThatThrownBy(() -> urls.of("d/a.jpg").fit(width, height))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aSizeThatIsNotListedSnapsWhereTheServerWouldRedirect() {
        ImageUrls urls = pages("sizes=600x400,1280x0", "snap=true");

        assertThat(urls.of("d/a.jpg").fit(610, 400)).hasToString("/d/a_600_400.jpg");
        assertThat(urls.of("d/a.jpg").as(ImageFormat.PNG).width(1200)).hasToString("/d/a_1280_0.jpg.png");
    }

    @Test
    void aPresetThatIsNotThereIsToldWithThoseThatAre() {
        assertThatThrownBy(() -> pages("presets=thumb=6x4,hero=9x9").of("a.jpg").preset("thump"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no preset 'thump'; there are [hero, thumb]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a.jpg", "../a.jpg", "a", "a.txt", ".git/a.jpg", "a\u0000.jpg"})
    void whatIsNoOriginalsKeyIsRefusedBeforeAnySizeIsGiven(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> pages().of(key));
    }

    @Test
    void onlyFormatsThatTheServerWritesAreWritten() {
        assertThatThrownBy(() -> pages().of("a.jpg").as(ImageFormat.WEBP).fit(6, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a.jpg: image/webp cannot be written here");
        assertThatThrownBy(() -> pages().of("a.jpg").fit(6, 4).as(ImageFormat.GIF))
                .isInstanceOf(IllegalArgumentException.class);

        ImageUrls told = pages("page-formats=webp");
        assertThat(told.of("a.jpg").as(ImageFormat.WEBP).fit(6, 4)).hasToString("/a_6_4.jpg.webp");
        assertThat(told.pageFormats()).containsExactly(ImageFormat.WEBP);
        assertThat(pages().pageFormats()).isEmpty();
    }

    @Test
    void pagesOfferAFormatIfAnEngineWritesItAndAreNotToldToOfferAnother() throws IOException {
        assertThat(serving(Map.of()).urls().pageFormats()).isEqualTo(writing(ImageFormat.WEBP));
        assertThatThrownBy(() -> serving(settings("page-formats=bmp,png")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lazyimg.page-formats")
                .hasMessageContaining("BMP");
        assertThat(serving(settings("page-formats=png")).urls().pageFormats()).containsExactly(ImageFormat.PNG);
        assertThat(serving(settings("page-formats=none")).urls().pageFormats()).isEmpty();
    }

    private static List<ImageFormat> writing(ImageFormat format) {
        return new TestEngine().outputs().contains(format) ? List.of(format) : List.of();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max-side=4096",
                "sizes=600x400,150x150_fill;rules=avatars/ sizes=64x64_fill;presets=thumb=100x100_fill",
                "sizes=600x400,150x150_fill;snap=true",
                "signing-keys=" + KEY,
                "signing-keys=" + KEY + ";sizes=600x400,150x150_fill",
                "signing-keys=" + KEY + ";signing=unlisted;sizes=600x400,150x150_fill;snap=true",
                "signing-keys=" + KEY + ";signing=off",
                "sizes=600x400,150x150_fill;any-focus=true;qualities=60",
                "signing-keys=" + KEY + ";signing=unlisted;sizes=600x400,150x150_fill;qualities=60",
                "max-side=700;max-output-pixels=400000;prefix=/images"
            })
    void whatIsWrittenIsServedWithoutARedirectAndWhatIsRefusedIsRefusedThereToo(String all) throws IOException {
        String[] lines = all.split(";(?=[a-z])", -1);
        LazyImages images = serving(settings(lines));
        int written = 0;
        for (String original : new String[] {"d/a.jpg", "avatars/a.jpg"}) {
            for (String size : SIZES) {
                Variant variant = new Variant(original, Transform.of(size));
                String url = urlOrNothing(images.urls(), variant);
                String path = "/" + images.scheme().format(variant);
                if (all.contains("prefix")) {
                    path = "/images" + path;
                }
                assertThat(status(images, url.isEmpty() ? path : url))
                        .as(original + " " + size + " " + url)
                        .isEqualTo(url.isEmpty() ? 403 : 200);
                assertThat(url).isEqualTo(urlOrNothing(pages(lines), variant));
                written += url.isEmpty() ? 0 : 1;
            }
        }
        assertThat(written).isBetween(1, SIZES.length * 2 - 1);
    }

    private static String urlOrNothing(ImageUrls urls, Variant variant) {
        try {
            return urls.of(variant.originalKey()).sized(variant.transform()).toString();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    @Test
    void aUrlForATimeIsOfUseUntilThen() throws IOException {
        LazyImages images = serving(settings("signing-keys=" + KEY, "signing=unlisted", "sizes=600x400"));
        Instant soon = Instant.now().plusSeconds(60);
        DerivativeUrls image = images.urls().of("d/a.jpg");

        String url = image.fit(60, 40).until(soon).toString();
        assertThat(url).startsWith("/d/a_60_40_x" + soon.getEpochSecond() + "_").endsWith(".jpg");
        assertThat(image.until(soon).fit(60, 40)).hasToString(url);
        assertThat(image.until(soon).fit(60, 40).as(ImageFormat.PNG).toString()).contains("_x" + soon.getEpochSecond());
        assertThat(status(images, url)).isEqualTo(200);
        assertThat(status(images, image.fit(60, 40).until(soon.minusSeconds(99)).toString()))
                .isEqualTo(403);
        assertThat(image.until(soon).fit(600, 400)).hasToString("/d/a_600_400.jpg");
    }

    @Test
    void withTheOriginalsSizeTheUrlIsTheOneThatItWouldRedirectTo() throws IOException {
        originals.put("small.jpg", TestEngine.original(500, 400, 1000));
        LazyImages any = serving(Map.of());
        LazyImages listed = serving(settings("widths=320,640"));

        ImageUrl large = any.urls().of("small.jpg").width(640);
        assertThat(status(any, large.toString())).isEqualTo(302);
        assertThat(large.within(500, 400)).hasToString("/small_500_0.jpg");
        assertThat(status(any, large.within(500, 400).toString())).isEqualTo(200);
        assertThat(any.urls().of("small.jpg").fill(600, 600).within(500, 400)).hasToString("/small_400_400_fill.jpg");
        assertThat(listed.urls().of("small.jpg").width(640).within(500, 400)).hasToString("/small_640_0.jpg");
    }

    @Test
    void rulesAreNotAskedAboutKeysThatAMappingChanges() throws IOException {
        LazyImagesBuilder builder = LazyImages.builder()
                .keyMapping((request, key) -> Optional.of("avatars/" + key))
                .settings(settings("rules=avatars/ sizes=64x64_fill", "sizes=600x400"));

        assertThat(builder.urls().of("a.jpg").fill(64, 64)).hasToString("/a_64_64_fill.jpg");
        assertThat(builder.urls().of("a.jpg").fill(640, 640).within(20, 10)).hasToString("/a_640_640_fill.jpg");
        assertThatThrownBy(() -> builder.urls().of("a.jpg").as(ImageFormat.TIFF).fill(64, 64))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
