package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.Keys;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any path is a variant that keeps all rules, or none. Of itself this takes the seeds; with {@code JAZZER_FUZZ=1} it
 * searches on from there.
 */
class UrlFuzzTest {
    private static final SigningKeys KEYS = SigningKeys.ofHex("000102030405060708090a0b0c0d0e0f");
    private static final SizePolicy LISTED = SizePolicy.sizes(
                    Transform.fit(600, 400), Transform.fill(1, 2), Transform.fill(150, 150))
            .anyFocus()
            .qualities(60)
            .preset("thumb", Transform.fill(9, 9));
    private static final UrlScheme[] SCHEMES = {
        UrlScheme.unsigned(),
        UrlScheme.unsigned().withPresets(Map.of("thumb", Transform.fill(9, 9))),
        UrlScheme.signed(KEYS),
        UrlScheme.signedUnlessListed(KEYS, LISTED),
        UrlScheme.noLongerSigned(KEYS, LISTED),
    };

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "",
                        "widgets/myimage_600_400.jpg",
                        "widgets/myimage_600_400_A4XcCCCHF02Ul-39dLy0zg.jpg",
                        "widgets/myimage_30_20_x9999999999_SL1T5_AcaI5t50fCqLx8aQ.jpg",
                        "my_photo_10_20_fill_64_64_fill_df3vhtXL6q2dZV--ca849Q.gif.png",
                        "a_1_2_pad.png.jpg;jsessionid=1",
                        "x_thumb.tiff.webp",
                        "/gr%C3%B6%C3%9Fe%201+1_00600_0.JPEG.PNG",
                        "d/%2e%2e/..%2fa%00_6_4_fit.bmp",
                        "a_150_150_fill-north_q60.jpg",
                        "a_150_150_fill-030x70_q075_x9999999999_SL1T5_AcaI5t50fCqLx8aQ.png.webp",
                        "a_9_9_pad-FF8800_q101.jpg",
                        "100%%2541\"<>^`{}_6_4.jpg")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "30s")
    void parsing(byte[] bytes) {
        String path = new String(bytes, StandardCharsets.UTF_8);
        for (UrlScheme urls : SCHEMES) {
            Optional<Variant> read = read(urls, path);
            assertThat(urls.parse(path).isPresent())
                    .isEqualTo(read(urls, unslashed(path)).isPresent());
            read.ifPresent(variant -> check(urls, variant));
            urls.readRedirected(path).map(UrlScheme.Parsed::variant).ifPresent(variant -> check(urls, variant));
            urls.variantOf(path).ifPresent(variant -> {
                assertThat(path).startsWith(stem(variant));
                check(urls, variant);
            });
        }
        String decoded = PercentEncoding.decode(PercentEncoding.encode(path.replace("/", "")));
        assertThat(decoded).isEqualTo(path.replace("/", ""));
    }

    private static String unslashed(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private static Optional<Variant> read(UrlScheme urls, String path) {
        try {
            Optional<UrlScheme.Parsed> parsed = urls.read(path);
            if (parsed.isPresent()) {
                assertThat(urls.mightBeOurs(path)).isTrue();
                parsed.filter(found -> found.canonical() && found.expires() == null)
                        .ifPresent(found ->
                                assertThat(PercentEncoding.decode(path)).isEqualTo(urls.key(found.variant())));
            }
            return parsed.map(UrlScheme.Parsed::variant);
        } catch (ImageException e) {
            assertThat(e.reason()).isEqualTo(Reason.MALFORMED);
            assertThat(e.getMessage()).matches("\\P{Cntrl}+");
            return Optional.empty();
        }
    }

    private static void check(UrlScheme urls, Variant variant) {
        assertThat(Keys.problem(variant.originalKey())).isNull();
        assertThat(variant.originalKey().split("/", -1))
                .allSatisfy(segment -> assertThat(segment).isNotEmpty().doesNotStartWith("."));
        String key = urls.key(variant);
        assertThat(Keys.problem(key)).isNull();
        assertThat(urls.variantOf(key)).contains(variant);
        checkWritten(urls, variant, urls.format(variant));
        checkWritten(urls, variant, urls.format(variant, Instant.ofEpochSecond(2_000_000_000)));
    }

    private static void checkWritten(UrlScheme urls, Variant variant, String written) {
        assertThat(written).matches("[A-Za-z0-9._~/%-]+");
        UrlScheme.Parsed again = urls.read(written).orElseThrow();
        assertThat(again.variant()).isEqualTo(variant);
        assertThat(again.canonical()).isTrue();
        assertThat(again.authentic()).isTrue();
    }

    /** What every derivative's key of an original begins with. */
    private static String stem(Variant variant) {
        return variant.originalKey().substring(0, variant.originalKey().lastIndexOf('.')) + "_";
    }
}
