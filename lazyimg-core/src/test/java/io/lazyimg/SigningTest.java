package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import io.lazyimg.spi.BlobInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which URLs must be signed, and what becomes of the others. */
class SigningTest {
    private static final String KEY = "000102030405060708090a0b0c0d0e0f";
    private static final String OTHER = "ffeeddccbbaa99887766554433221100";
    private static final String FORGED = "AAAAAAAAAAAAAAAAAAAAAA";

    private final TestStore originals = new TestStore();
    private final TestStore derivatives = new TestStore();
    private final ConcurrentLinkedQueue<ImageEvent> events = new ConcurrentLinkedQueue<>();
    private final List<LazyImages> built = new ArrayList<>();

    @BeforeEach
    void originals() throws IOException {
        originals.put("d/a.jpg", TestEngine.original(800, 600, 1000));
        originals.put("avatars/a.jpg", TestEngine.original(800, 600, 1000));
    }

    @AfterEach
    void stop() {
        built.forEach(LazyImages::close);
    }

    private LazyImages with(String... settings) throws IOException {
        Map<String, String> map = new HashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            map.put("lazyimg." + setting.substring(0, equals), setting.substring(equals + 1));
        }
        LazyImages images = LazyImages.builder()
                .originals(originals)
                .derivatives(derivatives)
                .engines(new TestEngine())
                .listener(events::add)
                .settings(map)
                .build();
        built.add(images);
        return images;
    }

    private LazyImages unlisted(String... more) throws IOException {
        List<String> settings = new ArrayList<>(List.of(
                "signing=unlisted",
                "signing-keys=" + KEY,
                "sizes=600x400,1600x0,150x150_fill",
                "presets=thumb=100x100_fill",
                "rules=avatars/ sizes=64x64_fill"));
        settings.addAll(List.of(more));
        return with(settings.toArray(String[]::new));
    }

    /** The signed path of an unsigned one. */
    private static String signed(String key, String unsigned) {
        return UrlScheme.signed(SigningKeys.parse(key))
                .format(UrlScheme.unsigned().parse(unsigned).orElseThrow());
    }

    /** The status and where a redirect leads. */
    private static String get(LazyImages images, String path) throws IOException {
        try (ImageResponse response = images.serve(ImageRequest.get(path)).orElseThrow()) {
            response.writeTo(new ByteArrayOutputStream());
            String location = response.headers().get("Location");
            return response.status() + (location == null ? "" : " " + location);
        }
    }

    private List<String> stored() throws IOException {
        built.forEach(LazyImages::close);
        try (var blobs = derivatives.list("")) {
            return blobs.map(BlobInfo::key).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"d/a_600_400.jpg", "d/a_1600_0.jpg", "d/a_100_100_fill.jpg", "avatars/a_64_64_fill.jpg"})
    void aListedSizeNeedsNoSignatureAndOneThatItHasIsTakenAway(String path) throws IOException {
        LazyImages images = unlisted();

        assertThat(get(images, signed(KEY, path))).isEqualTo("301 /" + path);
        assertThat(get(images, path)).isEqualTo("200");
        assertThat(get(images, signed(OTHER, path))).isEqualTo("403");
        assertThat(stored()).containsExactly(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"d/a_601_400.jpg", "d/a_600_400_fill.jpg", "d/a_64_64_fill.jpg", "avatars/a_600_400.jpg"})
    void anotherSizeIsMadeIfItIsSignedAndOnlyThen(String path) throws IOException {
        LazyImages images = unlisted();

        assertThat(get(images, path)).isEqualTo("403");
        assertThat(get(images, signed(OTHER, path))).isEqualTo("403");
        assertThat(originals.reads.get() + derivatives.reads.get()).isZero();
        assertThat(get(images, signed(KEY, path))).isEqualTo("200");
        assertThat(stored()).containsExactly(signed(KEY, path));
    }

    @Test
    void aSignatureDoesNotLiftTheLimits() throws IOException {
        LazyImages images = unlisted("max-side=1700");

        assertThat(get(images, signed(KEY, "d/a_1701_0.jpg"))).isEqualTo("403");
        assertThat(get(images, signed(KEY, "d/a_1700_0.jpg"))).isEqualTo("302 /" + signed(KEY, "d/a_800_0.jpg"));
        assertThat(stored()).isEmpty();
    }

    @Test
    void aPresetsNameAndAnotherSpellingRedirectToTheUnsignedPath() throws IOException {
        LazyImages images = unlisted();

        assertThat(get(images, "d/a_thumb.jpg")).isEqualTo("301 /d/a_100_100_fill.jpg");
        assertThat(get(images, "d/a_0600_400.jpg")).isEqualTo("301 /d/a_600_400.jpg");
        assertThat(get(images, "avatars/a_thumb.jpg")).isEqualTo("301 /avatars/a_100_100_fill.jpg");
        assertThat(images.scheme()
                        .format(new Variant("d/a.jpg", Transform.fit(600, 400).as(ImageFormat.PNG))))
                .isEqualTo("d/a_600_400.jpg.png");
    }

    @Test
    void snappingRedirectsAnUnsignedSizeToAListedOneAndLeavesASignedOne() throws IOException {
        LazyImages images = unlisted("snap=true");
        String path = "d/a_610_400.jpg";

        assertThat(get(images, path)).isEqualTo("302 /d/a_600_400.jpg");
        assertThat(get(images, "d/a_610_400_" + FORGED + ".jpg")).isEqualTo("403");
        assertThat(get(images, "avatars/a_610_400.jpg"))
                .as("a rule that does not snap")
                .isEqualTo("403");
        assertThat(get(images, signed(KEY, path))).isEqualTo("200");
        assertThat(stored()).containsExactly(signed(KEY, path));
    }

    @Test
    void noSignatureIsMadeForSomebodyWhoShowsNone() throws IOException {
        String right = signed(KEY, "d/a_610_400.jpg");
        get(unlisted("snap=true"), "d/a_610_400.jpg");
        get(with("signing-keys=" + KEY, "sizes=600x400", "snap=true"), "d/a_610_400.jpg");

        assertThat(events).hasSize(2).allSatisfy(event -> assertThat(Objects.toString(event.path()))
                .isNotEqualTo(right)
                .isIn("d/a_600_400.jpg", "d/a_610_400.jpg"));
    }

    @Test
    void whatIsRequiredIsSignedWhetherListedOrNot() throws IOException {
        for (String mode : new String[] {"signing=required", "max-side=4096"}) {
            LazyImages images = with(mode, "signing-keys=" + KEY, "sizes=600x400", "presets=thumb=9x9", "snap=true");

            assertThat(get(images, "d/a_600_400.jpg")).isEqualTo("403");
            assertThat(get(images, "d/a_610_400.jpg")).isEqualTo("403");
            assertThat(images.serve(ImageRequest.get("d/a_thumb.jpg"))).isEmpty();
            assertThat(get(images, signed(KEY, "d/a_600_400.jpg"))).isEqualTo("200");
            assertThat(get(images, signed(KEY, "d/a_610_400.jpg"))).isEqualTo("302 /" + signed(KEY, "d/a_600_400.jpg"));
        }
    }

    @Test
    void whereSigningIsOffSignedPathsRedirectToUnsignedOnes() throws IOException {
        LazyImages images = with("signing=off", "signing-keys=" + KEY, "presets=thumb=100x100_fill");

        assertThat(get(images, signed(KEY, "d/a_5_4.jpg"))).isEqualTo("301 /d/a_5_4.jpg");
        assertThat(get(images, "d/a_thumb.jpg")).isEqualTo("301 /d/a_100_100_fill.jpg");
        assertThat(images.serve(ImageRequest.get("d/a_5_4_" + FORGED + ".jpg"))).isEmpty();
        assertThat(get(images, "d/a_5_4.jpg")).isEqualTo("200");
        assertThat(stored()).containsExactly("d/a_5_4.jpg");
    }

    @Test
    void whatAnOldKeySignedIsRedirectedUntilTheKeyIsTakenAway() throws IOException {
        String path = "d/a_5_4.jpg";

        assertThat(get(with("signing-keys=" + KEY + "," + OTHER), signed(OTHER, path)))
                .isEqualTo("301 /" + signed(KEY, path));
        assertThat(get(with("signing-keys=" + KEY), signed(OTHER, path))).isEqualTo("403");
        assertThat(get(with("signing-keys=" + KEY), signed(KEY, path))).isEqualTo("200");
    }

    @Test
    void aModeWithoutKeysStopsTheStart() throws IOException {
        for (String mode : new String[] {"required", "unlisted"}) {
            assertThatThrownBy(() -> with("signing=" + mode))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("lazyimg.signing is " + mode + " and lazyimg.signing-keys is not given");
        }
        assertThat(get(with("signing=off"), "d/a_5_4.jpg")).isEqualTo("200");
    }

    @ParameterizedTest
    @CsvSource({
        "p_1_2_holiday_at_sea_600_400.jpg, p_1_2_holiday_at_sea.jpg, 600x400",
        "p_0_0_holiday_at_sea_600_400.jpg, p_0_0_holiday_at_sea.jpg, 600x400",
    })
    void aNameWhoseEndLooksLikeASignatureIsAName(String path, String original, String size) throws IOException {
        Variant variant = new Variant(original, Transform.of(size));
        for (LazyImages images : List.of(unlisted(), with("signing=off", "signing-keys=" + KEY), with())) {
            assertThat(images.scheme().read(path)).contains(new UrlScheme.Parsed(variant, true, true, false, null));
            assertThat(images.scheme().variantOf(path)).contains(variant);
        }
    }

    @Test
    void whatWasStoredInAnyModeIsPurgedInAnyOther() throws IOException {
        List<String> keys = List.of(
                "d/a_600_400.jpg",
                "d/a_601_400.jpg",
                signed(KEY, "d/a_600_400.jpg"),
                signed(KEY, "d/a_601_400.jpg"),
                signed(OTHER, "d/a_601_400.jpg"));
        for (LazyImages images : List.of(unlisted(), with("signing-keys=" + KEY), with("signing=off"))) {
            for (String key : keys) {
                derivatives.put(key, TestEngine.bytes("x"));
            }

            assertThat(images.purge("d/a.jpg").deleted()).isEqualTo(keys.size());
        }
    }

    @Test
    void whatTheHostWarmsNeedsNoSignature() throws IOException {
        LazyImages images = unlisted();

        assertThat(images.warm("d/a.jpg", List.of(Transform.fit(601, 400), Transform.fit(600, 400))))
                .extracting(Warmed::result)
                .containsOnly(Warmed.Result.MADE);
        assertThat(stored()).containsExactlyInAnyOrder(signed(KEY, "d/a_601_400.jpg"), "d/a_600_400.jpg");
    }

    @Test
    void settingsTellHowPathsAreWrittenWithoutAnyStore() {
        UrlScheme urls = UrlScheme.ofSettings(
                Map.of("lazyimg.signing", "unlisted", "lazyimg.signing-keys", KEY, "lazyimg.widths", "320"));

        assertThat(urls.format(new Variant("a.jpg", Transform.fit(320, 0)))).isEqualTo("a_320_0.jpg");
        assertThat(urls.format(new Variant("a.jpg", Transform.fit(321, 0)))).isEqualTo(signed(KEY, "a_321_0.jpg"));
    }

    @Test
    void aUrlIsOfUseUntilItExpiresAndItsDerivativeIsStoredWithoutAnExpiry() throws IOException {
        LazyImages images = with("signing-keys=" + KEY);
        Variant variant = new Variant("d/a.jpg", Transform.fit(400, 300));
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String expired = images.scheme().format(variant, now.minusSeconds(1));
        String lasting = images.scheme().format(variant, now.plusSeconds(3600));

        assertThat(status(images, expired)).isEqualTo(403);
        assertThat(events).last().extracting(ImageEvent::reason).isEqualTo(Reason.EXPIRED);
        assertThat(derivatives.blobs.list("")).isEmpty();
        for (int visit = 0; visit < 2; visit++) { // the one makes it, the other finds it
            try (ImageResponse answer = images.serve(ImageRequest.get(lasting)).orElseThrow()) {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(maxAge(answer)).isBetween(3000L, 3600L);
            }
            images.close();
        }
        assertThat(derivatives.blobs.list(""))
                .extracting(BlobInfo::key)
                .containsExactly(images.scheme().key(variant));
        String later = lasting.replaceFirst("_x[0-9]{10}_", "_x9999999999_");
        assertThat(status(images, later)).as("another time").isEqualTo(403);
    }

    @Test
    void redirectsOfAnExpiringUrlExpireToo() throws IOException {
        LazyImages images = with("signing-keys=" + OTHER + "," + KEY);
        Instant expires = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(600);
        Variant larger = new Variant("d/a.jpg", Transform.fit(4000, 3000));
        Variant whole = new Variant("d/a.jpg", Transform.fit(800, 600));

        String old = UrlScheme.signed(SigningKeys.parse(KEY)).format(larger, expires);
        try (ImageResponse answer = images.serve(ImageRequest.get(old)).orElseThrow()) {
            assertThat(answer.headers())
                    .containsEntry("Location", "/" + images.scheme().format(larger, expires));
            assertThat(maxAge(answer)).isBetween(1L, 600L);
        }
        String canonical = images.scheme().format(larger, expires);
        try (ImageResponse answer = images.serve(ImageRequest.get(canonical)).orElseThrow()) {
            assertThat(answer.headers())
                    .containsEntry("Location", "/" + images.scheme().format(whole, expires));
        }
    }

    @Test
    void whatNeedsNoSignatureHasAPathThatDoesNotExpire() throws IOException {
        LazyImages images = unlisted();
        Instant past = Instant.ofEpochSecond(1_700_000_000);
        Variant listed = new Variant("d/a.jpg", Transform.fit(600, 400));
        String expired = UrlScheme.signed(SigningKeys.parse(KEY)).format(listed, past);

        assertThat(images.scheme().format(listed, past)).isEqualTo("d/a_600_400.jpg");
        try (ImageResponse answer = images.serve(ImageRequest.get(expired)).orElseThrow()) {
            assertThat(answer.headers()).containsEntry("Location", "/d/a_600_400.jpg");
        }
    }

    @Test
    void aTimeThatHasNotTenDigitsIsRefused() {
        UrlScheme urls = UrlScheme.signed(SigningKeys.parse(KEY));
        Variant variant = new Variant("d/a.jpg", Transform.fit(400, 300));

        for (Instant time : List.of(
                Instant.EPOCH, Instant.ofEpochSecond(10_000_000_000L), Instant.ofEpochSecond(1_700_000_000, 1))) {
            assertThatThrownBy(() -> urls.format(variant, time)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static int status(LazyImages images, String path) throws IOException {
        try (ImageResponse answer = images.serve(ImageRequest.get(path)).orElseThrow()) {
            return answer.status();
        }
    }

    private static long maxAge(ImageResponse answer) {
        return Long.parseLong(
                Objects.requireNonNull(answer.headers().get("Cache-Control")).replaceFirst("public, max-age=", ""));
    }
}
