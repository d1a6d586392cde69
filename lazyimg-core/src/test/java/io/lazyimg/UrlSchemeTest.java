package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlSchemeTest {
    private final UrlScheme urls = UrlScheme.unsigned();

    @ParameterizedTest
    @CsvSource({
        "widgets/myimage_600_400.jpg, widgets/myimage.jpg, 600x400",
        "myimage_600_0.jpg, myimage.jpg, 600x0",
        "myimage_0_400.JPG, myimage.JPG, 0x400",
        "a_1_2_fill.jpeg, a.jpeg, 1x2_fill",
        "a_1_2_pad.png, a.png, 1x2_pad",
        "a_1_2_fill-north.jpg, a.jpg, 1x2_fill-north",
        "a_1_2_fill-southeast.jpg, a.jpg, 1x2_fill-southeast",
        "a_1_2_fill-30x70.jpg, a.jpg, 1x2_fill-30x70",
        "a_1_2_fill-50x1.jpg, a.jpg, 1x2_fill-50x1",
        "a_1_2_pad-ff8800.jpg, a.jpg, 1x2_pad-ff8800",
        "a_1_2_pad-000000.png, a.png, 1x2_pad-000000",
        "a_1_2_q75.jpg, a.jpg, 1x2_q75",
        "a_1_2_q100.jpg.webp, a.jpg, 1x2_q100.webp",
        "a_1_2_fill-west_q1.jpg, a.jpg, 1x2_fill-west_q1",
        "a_1_2_pad-0a0b0c_q60.jpg.png, a.jpg, 1x2_pad-0a0b0c_q60.png",
        "a_1_2_q75_3_4.jpg, a_1_2_q75.jpg, 3x4",
        "a_1_2_fill-north_3_4_fill.jpg, a_1_2_fill-north.jpg, 3x4_fill",
        "a_600_400.jpg.png, a.jpg, 600x400.png",
        "a_600_400.jpg.webp, a.jpg, 600x400.webp",
        "a_10_20_600_400.jpg, a_10_20.jpg, 600x400",
        "a_10_20_fill_600_400.jpg, a_10_20_fill.jpg, 600x400",
        "IMG_20260101_123456_600_400.jpg, IMG_20260101_123456.jpg, 600x400",
        "my.photo.tar_6_4.gif, my.photo.tar.gif, 6x4",
        "x.png_6_4.jpg, x.png.jpg, 6x4",
        "__6_4.jpg, _.jpg, 6x4",
        "a_65535_65535.jpg, a.jpg, 65535x65535",
    })
    void aCanonicalPathNamesAnOriginalAndATransform(String path, String original, String transform) {
        UrlScheme.Parsed parsed = urls.read(path).orElseThrow();

        assertThat(parsed.variant().originalKey()).isEqualTo(original);
        assertThat(parsed.variant().transform()).hasToString(transform);
        assertThat(parsed.canonical()).isTrue();
        assertThat(urls.format(parsed.variant())).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "a_0600_400.jpg, a_600_400.jpg",
        "a_600_00400.jpg, a_600_400.jpg",
        "a_600_400_fit.jpg, a_600_400.jpg",
        "a_1_2_fill-50x50.jpg, a_1_2_fill.jpg",
        "a_1_2_fill-50x0.jpg, a_1_2_fill-north.jpg",
        "a_1_2_fill-0x0.jpg, a_1_2_fill-northwest.jpg",
        "a_1_2_fill-100x050.jpg, a_1_2_fill-east.jpg",
        "a_1_2_fill-030x070.jpg, a_1_2_fill-30x70.jpg",
        "a_1_2_pad-FF8800.jpg, a_1_2_pad-ff8800.jpg",
        "a_1_2_q075.jpg, a_1_2_q75.jpg",
        "a_1_2_fit_q75.jpg, a_1_2_q75.jpg",
        "a_600_400.jpg.jpg, a_600_400.jpg",
        "a_600_400.jpg.JPEG, a_600_400.jpg",
        "a_600_400.png.PNG, a_600_400.png",
        "a_600_400.gif.jpeg, a_600_400.gif.jpg",
        "a_600_400.jpg;jsessionid=1F, a_600_400.jpg",
        "d/a_600_400.jpg;x=/../y_1_1.jpg, d/a_600_400.jpg;x=/../y_1_1.jpg",
    })
    void anotherSpellingIsUnderstoodAndIsNotCanonical(String path, String canonical) {
        if (path.equals(canonical)) {
            // a parameter with a slash is a path of its own, and this one leads upwards
            assertThatThrownBy(() -> urls.read(path)).isInstanceOf(ImageException.class);
            return;
        }
        UrlScheme.Parsed parsed = urls.read(path).orElseThrow();

        assertThat(parsed.canonical()).isFalse();
        assertThat(urls.format(parsed.variant())).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "caf%C3%A9/na%C3%AFve_6_4.jpg, café/naïve.jpg",
        "a%20b+c_6_4.jpg, a b+c.jpg",
        "a b+c_6_4.jpg, a b+c.jpg",
        "100%25_6_4.jpg, 100%.jpg",
        "%41%5F6_4.jpg, A.jpg",
        "(a)_6_4.jpg, (a).jpg",
        "%F0%9F%90%88_6_4.jpg, 🐈.jpg",
        "🐈_6_4.jpg, 🐈.jpg",
    })
    void percentEncodingIsNotSpelling(String path, String original) {
        UrlScheme.Parsed parsed = urls.read(path).orElseThrow();

        assertThat(parsed.variant().originalKey()).isEqualTo(original);
        assertThat(parsed.canonical()).isTrue();
    }

    @Test
    void whatIsWrittenHasNothingInItThatCouldEndAHeaderOrATag() {
        Variant odd = new Variant("a b/\"q\"<x>'%+;?#é\u2028.jpg", Transform.fit(6, 4));

        assertThat(urls.format(odd)).matches("[A-Za-z0-9._~/%-]+").contains("%22q%22%3Cx%3E%27%25%2B%3B%3F%23");
        assertThat(urls.parse(urls.format(odd))).contains(odd);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                ".",
                "a.jpg",
                "_6_4.jpg",
                "d/_6_4.jpg",
                "a_6_4",
                "a_6_4.txt",
                "a_6_4.svg",
                "a_6_4.jpg.txt",
                "a_6.jpg",
                "a_6_4_crop.jpg",
                "a_6_4_fill-up.jpg",
                "a_6_4_fill-North.jpg",
                "a_6_4_fill-.jpg",
                "a_6_4_fill-3.jpg",
                "a_6_4_fill-3x.jpg",
                "a_6_4_fill-1000x3.jpg",
                "a_6_4_fill--3x3.jpg",
                "a_6_4_fit-north.jpg",
                "a_6_4_pad-north.jpg",
                "a_6_4_pad-fff.jpg",
                "a_6_4_pad-ff88001.jpg",
                "a_6_4_q.jpg",
                "a_6_4_q1000.jpg",
                "a_6_4_Q75.jpg",
                "a_6_4_q75_fill.jpg",
                "a_6_4_q75_q75.jpg",
                "a_6_4_.jpg",
                "a_-6_4.jpg",
                "a_+6_4.jpg",
                "a_6x4.jpg",
                "a_٦_٤.jpg",
                "a_6_4.jpg/",
                "a_6_4.jpg/b",
                "IMG_20260101_123456.jpg",
                "a_123456_1.jpg",
                "a_6_4.jp%67",
                "http%3A%2F%2Fexample.com%2Flogo_big.jpg",
                "50%_off.jpg",
                "a_6_4.jpg?x=1"
            })
    void aPathThatIsNotOursIsNothing(String path) {
        assertThat(urls.read(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a_0_0.jpg",
                "a_0_4_fill.jpg",
                "a_6_0_pad.jpg",
                "a_6_4_fill-101x50.jpg",
                "a_6_4_fill-50x999.jpg",
                "a_6_4_q0.jpg",
                "a_6_4_q101.jpg",
                "a_0_4_fill-north.jpg",
                "a_65536_1.jpg",
                "a_99999_1.jpg",
                "../a_6_4.jpg",
                "d/../a_6_4.jpg",
                "d/./a_6_4.jpg",
                "%2e%2e/a_6_4.jpg",
                "d/%2E%2e/a_6_4.jpg",
                "d//a_6_4.jpg",
                "//a_6_4.jpg",
                "d%2Fa_6_4.jpg",
                "..%2fa_6_4.jpg",
                "d\\a_6_4.jpg",
                "..%5ca_6_4.jpg",
                "a%00_6_4.jpg",
                "a%0d%0aX-Evil:1_6_4.jpg",
                "a%7f_6_4.jpg",
                "a%c2%85_6_4.jpg",
                "%c0%ae%c0%ae/a_6_4.jpg",
                "%c0%afa_6_4.jpg",
                "a%ff_6_4.jpg",
                "a%ed%a0%80_6_4.jpg",
                "a%_6_4.jpg",
                "a%4_6_4.jpg",
                "a%zz_6_4.jpg",
                ".a_6_4.jpg",
                "%2ea_6_4.jpg",
                ".d/a_6_4.jpg",
                "d/.e/a_6_4.jpg",
                ".../a_6_4.jpg"
            })
    void aPathOfOurShapeThatNamesNoVariantIsMalformed(String path) {
        assertThatThrownBy(() -> urls.read(path))
                .isInstanceOfSatisfying(
                        ImageException.class, e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
        assertThat(urls.parse(path)).isEmpty();
    }

    @Test
    void anOverlongPathIsMalformedWithoutBeingTakenApart() {
        String path = "a".repeat(60_000) + "_6_4.jpg";

        assertThatThrownBy(() -> urls.read(path)).hasMessageContaining("too long");
        assertThatThrownBy(() -> urls.read("é".repeat(430) + "_6_4.jpg")).hasMessageContaining("850");
    }

    @Test
    void aPresetIsASpellingOfItsSize() {
        UrlScheme named = urls.withPresets(Map.of("thumb", Transform.fill(150, 150)));

        UrlScheme.Parsed parsed = named.read("d/a_thumb.jpg.png").orElseThrow();

        assertThat(parsed.canonical()).isFalse();
        assertThat(named.format(parsed.variant())).isEqualTo("d/a_150_150_fill.jpg.png");
        assertThat(named.read("thumb.jpg")).isEmpty();
        assertThat(urls.read("d/a_thumb.jpg")).isEmpty();
    }

    @Test
    void aQuickLookTellsMostOtherPathsApart() {
        UrlScheme named = urls.withPresets(Map.of("thumb", Transform.fill(150, 150)));

        assertThat(urls.mightBeOurs("/shop/logo_big.png")).isFalse();
        assertThat(named.mightBeOurs("/shop/logo_big.png")).isTrue();
        assertThat(urls.mightBeOurs("/shop_1_2/index.png")).isFalse();
        assertThat(urls.mightBeOurs("/shop/a_1_2.html")).isFalse();
        assertThat(urls.mightBeOurs("/shop/a_1_2.")).isFalse();
        assertThat(urls.mightBeOurs("/shop/a%5F1%5F2.png")).isTrue();
    }

    @Test
    void theFormatThatTheOriginalHasAnywayIsNoConversion() {
        assertThat(new Variant("a.jpeg", Transform.fit(6, 4).as(ImageFormat.JPEG)))
                .isEqualTo(new Variant("a.jpeg", Transform.fit(6, 4)));
    }

    @Test
    void signaturesAreHmacSha256OverTheUnsignedKey() {
        // openssl dgst -sha256 -mac HMAC -macopt hexkey:000102…0f over "widgets/myimage_600_400.jpg"
        UrlScheme signed = UrlScheme.signed(SigningKeys.ofHex("000102030405060708090a0b0c0d0e0f"));
        Variant variant = new Variant("widgets/myimage.jpg", Transform.fit(600, 400));

        assertThat(signed.format(variant)).isEqualTo("widgets/myimage_600_400_A4XcCCCHF02Ul-39dLy0zg.jpg");
    }

    @Test
    void aSignatureIsVerifiedWithEveryKeyAndWrittenWithTheFirst() {
        SigningKeys both = SigningKeys.ofHex("000102030405060708090a0b0c0d0e0f, ffeeddccbbaa99887766554433221100");
        SigningKeys old = SigningKeys.ofHex("ffeeddccbbaa99887766554433221100");
        Variant variant = new Variant("a.jpg", Transform.fit(6, 4));
        UrlScheme now = UrlScheme.signed(both);

        UrlScheme.Parsed parsed =
                now.read(UrlScheme.signed(old).format(variant)).orElseThrow();

        assertThat(parsed.authentic()).isTrue();
        assertThat(parsed.canonical()).isFalse();
        assertThat(now.read(now.format(variant)).orElseThrow().canonical()).isTrue();
        assertThat(both.toString()).isEqualTo("2 signing keys");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a_6_4.jpg",
                "a_6_4_AAAAAAAAAAAAAAAAAAAAAA.jpg",
                "a_6_4_AAAAAAAAAAAAAAAAAAAAA.jpg",
                "a_6_4_!!!!!!!!!!!!!!!!!!!!!!.jpg"
            })
    void withoutARightSignatureNothingIsAuthentic(String path) {
        UrlScheme signed = UrlScheme.signed(SigningKeys.ofHex("000102030405060708090a0b0c0d0e0f"));

        assertThat(signed.read(path).filter(UrlScheme.Parsed::authentic)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0011", "000102030405060708090a0b0c0d0e0", "zz0102030405060708090a0b0c0d0e0f"})
    void aKeyThatIsShortOrNotHexadecimalIsRefusedWithoutBeingRepeated(String hex) {
        assertThatThrownBy(() -> SigningKeys.ofHex(hex))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .satisfies(message ->
                        assertThat(hex.isEmpty() || !message.contains(hex)).isTrue());
    }
}
