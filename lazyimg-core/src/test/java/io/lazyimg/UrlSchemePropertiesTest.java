package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.image.Fit;
import io.lazyimg.image.Focus;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Keys;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class UrlSchemePropertiesTest {
    private static final Transform[] LISTED = {
        Transform.fit(600, 400), Transform.fill(1, 2), Transform.fit(0, 7), Transform.fill(8, 9, Focus.EAST)
    };

    private static final UrlScheme UNSIGNED = UrlScheme.unsigned();
    private static final UrlScheme SIGNED = UrlScheme.signed(SigningKeys.ofHex("000102030405060708090a0b0c0d0e0f"));

    private static final UrlScheme UNLISTED = UrlScheme.signedUnlessListed(
            SigningKeys.ofHex("000102030405060708090a0b0c0d0e0f"),
            SizePolicy.sizes(LISTED).anyFocus().qualities(60, 75).preset("thumb", Transform.fill(9, 9)));

    @Property
    void whatIsWrittenIsReadAsTheSameAndIsCanonical(@ForAll("variants") Variant variant) {
        for (UrlScheme urls : new UrlScheme[] {UNSIGNED, SIGNED, UNLISTED}) {
            assertThat(urls.variantOf(urls.key(variant))).contains(variant);
            UrlScheme.Parsed parsed = urls.read(urls.format(variant)).orElseThrow();

            assertThat(parsed.variant()).isEqualTo(variant);
            assertThat(parsed.canonical()).isTrue();
            assertThat(parsed.authentic()).isTrue();
            assertThat(urls.parse("/" + urls.format(variant))).contains(variant);
        }
    }

    @Property
    void everyKeyThatIsWrittenCanBeStored(@ForAll("variants") Variant variant) {
        assertThat(Keys.problem(SIGNED.key(variant.with(variant.transform().as(ImageFormat.WEBP)))))
                .isNull();
    }

    @Property
    void differentVariantsHaveDifferentKeys(@ForAll("variants") Variant one, @ForAll("variants") Variant other) {
        assertThat(UNSIGNED.key(one).equals(UNSIGNED.key(other))).isEqualTo(one.equals(other));
    }

    @Property
    void anyStringIsAVariantOrNothing(@ForAll("strings") String path) {
        Optional<Variant> variant = UNSIGNED.parse(path);

        assertThat(SIGNED.parse(path).isPresent()).isEqualTo(variant.isPresent());
        variant.ifPresent(
                found -> assertThat(UNSIGNED.parse(UNSIGNED.format(found))).contains(found));
        if (variant.isPresent()) {
            assertThat(UNSIGNED.mightBeOurs(path)).isTrue();
        }
    }

    @Property
    void aRedirectLeadsToACanonicalPathAtOnce(@ForAll("strings") String path) {
        UNSIGNED.parse(path).ifPresent(variant -> assertThat(
                        UNSIGNED.read(UNSIGNED.format(variant)).orElseThrow().canonical())
                .isTrue());
    }

    @Property
    void aBitOfASignatureChangedIsNotAuthentic(
            @ForAll("variants") Variant variant, @ForAll("positions") int at, @ForAll("letters") char letter) {
        String key = SIGNED.key(variant);
        int start = key.lastIndexOf('_', key.lastIndexOf('.')) + 1;
        String signature = signatureOf(variant);
        int index = key.lastIndexOf(signature) + at;
        if (start < 0 || signature.charAt(at) == letter) {
            return;
        }
        String forged = key.substring(0, index) + letter + key.substring(index + 1);

        try {
            Optional<UrlScheme.Parsed> parsed = SIGNED.read(PercentEncoding.encode(forged));
            assertThat(parsed.filter(UrlScheme.Parsed::authentic)
                            .filter(p -> p.variant().equals(variant)))
                    .isEmpty();
        } catch (ImageException e) {
            assertThat(e.reason().status()).isEqualTo(400);
        }
    }

    private static String signatureOf(Variant variant) {
        return SigningKeys.ofHex("000102030405060708090a0b0c0d0e0f").sign(UNSIGNED.key(variant));
    }

    @Provide
    Arbitrary<Integer> positions() {
        return Arbitraries.integers().between(0, SigningKeys.SIGNATURE_LENGTH - 1);
    }

    @Provide
    Arbitrary<Character> letters() {
        return Arbitraries.chars().alpha().numeric().with('-', '_');
    }

    @Provide
    Arbitrary<Variant> variants() {
        Arbitrary<String> segment = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(
                        3,
                        Arbitraries.of(
                                "a", "p_1_2_holiday_at_sea", "my_image", "x_10_20", "y_1_2_fill", "_", "z.jpg", ".")),
                net.jqwik.api.Tuple.of(
                        3,
                        Arbitraries.strings()
                                .withChars("ab_019.-")
                                .ofMinLength(1)
                                .ofMaxLength(30)),
                net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMinLength(1).ofMaxLength(12)),
                net.jqwik.api.Tuple.of(
                        1,
                        Arbitraries.strings()
                                .withChars(" +%\"'<>&?#;=é漢")
                                .ofMinLength(1)
                                .ofMaxLength(8)));
        Arbitrary<String> extension = Arbitraries.of("jpg", "JPG", "jpeg", "png", "gif", "webp", "bmp", "tiff", "Tif");
        Arbitrary<String> key = Combinators.combine(segment.list().ofMinSize(1).ofMaxSize(4), extension)
                .as((segments, ext) -> String.join("/", segments) + "." + ext)
                .filter(Keys::isValid)
                .filter(k -> Variant.formatOf(k).isPresent())
                .filter(k -> !k.startsWith(".") && !k.contains("/."));
        return Combinators.combine(key, transforms()).as(Variant::new);
    }

    private static Arbitrary<Transform> transforms() {
        Arbitrary<Integer> side = Arbitraries.integers().between(0, Transform.MAX_SIDE);
        Arbitrary<ImageFormat> format = Arbitraries.of(ImageFormat.class).injectNull(0.5);
        Arbitrary<Integer> percent = Arbitraries.integers().between(0, 100);
        Arbitrary<Focus> focus = Arbitraries.oneOf(
                Arbitraries.of(Focus.CENTRE, Focus.NORTH, Focus.SOUTHWEST),
                Combinators.combine(percent, percent).as(Focus::new));
        Arbitrary<Integer> colour = Arbitraries.integers().between(0, 0xFFFFFF).injectNull(0.3);
        Arbitrary<Integer> quality = Arbitraries.integers().between(1, 100).injectNull(0.5);
        Arbitrary<Transform> any = Combinators.combine(
                        side, side, Arbitraries.of(Fit.class), focus, colour, quality, format)
                .filter((w, h, fit, f, c, q, o) -> fit == Fit.FIT ? w + h > 0 : w > 0 && h > 0)
                .as((w, h, fit, f, c, q, o) ->
                        new Transform(w, h, fit, fit == Fit.FILL ? f : Focus.CENTRE, fit == Fit.PAD ? c : null, q, o));
        return Arbitraries.oneOf(
                any, Combinators.combine(Arbitraries.of(LISTED), format).as(Transform::as));
    }

    @Provide
    Arbitrary<String> strings() {
        Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(40);
        Arbitrary<String> pieces = Arbitraries.of(
                        "a",
                        "_",
                        "0",
                        "1",
                        "600",
                        "00",
                        "99999",
                        "/",
                        "..",
                        ".",
                        "\\",
                        "%",
                        "%2e",
                        "%2F",
                        "%00",
                        "%c0",
                        ".jpg",
                        ".JPG",
                        ".png",
                        "_fill",
                        "_pad",
                        "_fit",
                        "_fill-north",
                        "_fill-30x070",
                        "_pad-fF8800",
                        "-",
                        "_q60",
                        "_q",
                        ";",
                        "é",
                        "\u0000",
                        "\ud800",
                        "+",
                        " ",
                        "AAAAAAAAAAAAAAAAAAAAAA")
                .list()
                .ofMaxSize(12)
                .map(list -> String.join("", list));
        Arbitrary<String> shaped = pieces.map(text -> text + "_6_4.jpg");
        return Arbitraries.oneOf(anything, pieces, shaped);
    }
}
