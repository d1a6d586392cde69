package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Reason;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.ResizePlan;
import io.lazyimg.spi.Resized;
import io.lazyimg.spi.Resizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NegotiationTest {
    private static final String CHROMIUM = "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8";
    private static final String OLD = "image/png,image/*;q=0.8,*/*;q=0.5";
    private static final SigningKeys KEYS = SigningKeys.ofHex("000102030405060708090a0b0c0d0e0f");

    private final TestStore originals = new TestStore();
    private final TestStore derivatives = new TestStore();

    NegotiationTest() throws IOException {
        for (String key : List.of("a.jpg", "a.webp", "a.gif", "a.png")) {
            originals.put(key, TestEngine.original(800, 600, 1000));
        }
    }

    /** Words in WebP and AVIF too, with the name of the format in front. */
    private static final class Words implements Resizer {
        private final TestEngine words = new TestEngine();

        @Override
        public String name() {
            return "formats";
        }

        @Override
        public Set<ImageFormat> outputs() {
            return Set.of(ImageFormat.JPEG, ImageFormat.WEBP, ImageFormat.AVIF);
        }

        @Override
        public Optional<ResizePlan> plan(ResizeJob job) {
            boolean large = job.transform().format() == ImageFormat.WEBP
                    && new String(job.source(), StandardCharsets.UTF_8).contains(" 777 ");
            if (large) {
                throw new ImageException(Reason.TOO_LARGE, "over what a WebP may be");
            }
            return words.plan(job);
        }

        @Override
        public Resized resize(ResizeJob job) {
            Resized made = words.resize(job);
            ImageFormat wanted = job.transform().format();
            ImageFormat format = wanted == null ? ImageFormat.JPEG : wanted;
            String text = format + " " + new String(made.content(), StandardCharsets.UTF_8);
            return new Resized(TestEngine.bytes(text), format, made.width(), made.height());
        }
    }

    private LazyImagesBuilder builder() {
        return LazyImages.builder()
                .originals(originals)
                .derivatives(derivatives)
                .engines(new Words())
                .negotiate(ImageFormat.WEBP);
    }

    /** What was answered: status, format, whether it varies, and where a redirect leads. */
    private record Answer(int status, Map<String, String> headers, String body) {
        boolean varies() {
            return "Accept".equals(headers.get("Vary"));
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private static Answer ask(LazyImages images, String method, String path, Map<String, String> headers)
            throws IOException {
        ImageRequest.Headers all = name -> headers.containsKey(name) ? List.of(headers.get(name)) : List.of();
        try (ImageResponse response =
                images.serve(new ImageRequest(method, path, "", "", all, null)).orElseThrow()) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            response.writeTo(body);
            return new Answer(response.status(), response.headers(), body.toString(StandardCharsets.UTF_8));
        }
    }

    private static Answer get(LazyImages images, String path, String accept) throws IOException {
        return ask(images, "GET", path, Map.of("Accept", accept));
    }

    @Test
    void whoNamesTheFormatGetsItUnderAKeyOfItsOwnAndOthersDoNot() throws IOException {
        try (LazyImages images = builder().build()) {
            for (int hit = 0; hit < 2; hit++) {
                Answer modern = get(images, "a_40_30.jpg", CHROMIUM);
                assertThat(modern.header("Content-Type")).isEqualTo("image/webp");
                assertThat(modern.body()).startsWith("WEBP 40x30");
                assertThat(modern.varies()).isTrue();
                Answer old = get(images, "a_40_30.jpg", OLD);
                assertThat(old.header("Content-Type")).isEqualTo("image/jpeg");
                assertThat(old.body()).startsWith("JPEG 40x30");
                assertThat(old.varies()).isTrue();
                assertThat(old.header("ETag")).isNotEqualTo(modern.header("ETag"));
                Answer none = ask(images, "GET", "a_40_30.jpg", Map.of());
                assertThat(none.body()).isEqualTo(old.body());
                assertThat(none.varies()).isTrue();
            }
        }
        assertThat(derivatives.keys()).containsExactlyInAnyOrder("a_40_30.jpg", "a_40_30.jpg.webp");
    }

    @Test
    void anExplicitFormatIsNotNegotiated() throws IOException {
        try (LazyImages images = builder().build()) {
            Answer named = get(images, "a_40_30.jpg.webp", OLD);
            assertThat(named.header("Content-Type")).isEqualTo("image/webp");
            assertThat(named.varies()).isFalse();
            Answer webp = get(images, "a_40_30.webp", CHROMIUM);
            assertThat(webp.status()).isEqualTo(200);
            assertThat(webp.varies()).isFalse();
        }
    }

    @Test
    void conditionalRequestsAndHeadGoByTheFormatThatIsSent() throws IOException {
        try (LazyImages images = builder().build()) {
            Answer modern = get(images, "a_40_30.jpg", CHROMIUM);
            Map<String, String> again = Map.of("Accept", CHROMIUM, "If-None-Match", modern.header("ETag"));
            Answer notModified = ask(images, "GET", "a_40_30.jpg", again);
            assertThat(notModified.status()).isEqualTo(304);
            assertThat(notModified.varies()).isTrue();
            assertThat(notModified.header("ETag")).isEqualTo(modern.header("ETag"));
            Answer other =
                    ask(images, "GET", "a_40_30.jpg", Map.of("Accept", OLD, "If-None-Match", modern.header("ETag")));
            assertThat(other.status()).isEqualTo(200);
            assertThat(other.body()).startsWith("JPEG");
            Answer head = ask(images, "HEAD", "a_40_30.jpg", Map.of("Accept", CHROMIUM));
            assertThat(head.header("Content-Type")).isEqualTo("image/webp");
            assertThat(head.header("Content-Length"))
                    .isEqualTo("" + modern.body().length());
            assertThat(head.body()).isEmpty();
            assertThat(head.varies()).isTrue();
        }
    }

    @Test
    void redirectsLeadToUrlsWithoutAFormatAndVaryAsErrorsDo() throws IOException {
        try (LazyImages images = builder().sizes(SizePolicy.any().qualities(60)).build()) {
            Answer spelling = get(images, "a_040_30.jpg", CHROMIUM);
            assertThat(spelling.status()).isEqualTo(301);
            assertThat(spelling.header("Location")).isEqualTo("/a_40_30.jpg");
            assertThat(spelling.varies()).isTrue();
            Answer tooLarge = get(images, "a_1000_900.jpg", CHROMIUM);
            assertThat(tooLarge.status()).isEqualTo(302);
            assertThat(tooLarge.header("Location")).isEqualTo("/a_800_600.jpg");
            assertThat(tooLarge.varies()).isTrue();
            Answer missing = get(images, "b_40_30.jpg", CHROMIUM);
            assertThat(missing.status()).isEqualTo(404);
            assertThat(missing.varies()).isTrue();
            Answer quality = get(images, "a_40_30_fill-north_q60.jpg", CHROMIUM);
            assertThat(quality.header("Content-Type")).isEqualTo("image/webp");
        }
        assertThat(derivatives.keys()).contains("a_40_30_fill-north_q60.jpg.webp");
    }

    @Test
    void theSignatureOfThePathWithoutAFormatIsEnough() throws IOException {
        try (LazyImages images = builder().signingKeys(KEYS).build()) {
            String path = "a_40_30_" + KEYS.sign("a_40_30.jpg") + ".jpg";
            Answer modern = get(images, path, CHROMIUM);
            assertThat(modern.status()).isEqualTo(200);
            assertThat(modern.header("Content-Type")).isEqualTo("image/webp");
            assertThat(get(images, path, OLD).header("Content-Type")).isEqualTo("image/jpeg");
            assertThat(get(images, path + ".webp", CHROMIUM).status()).isEqualTo(403);
        }
        try (LazyImages images = builder().signingKeys(KEYS).build()) {
            assertThat(images.purge("a.jpg").deleted()).isEqualTo(2);
        }
    }

    @Test
    void theFirstOfSeveralFormatsThatIsNamedIsSent() throws IOException {
        LazyImagesBuilder both = builder().settings(Map.of("lazyimg.negotiate", "avif,webp"));
        try (LazyImages images = both.build()) {
            assertThat(get(images, "a_40_30.jpg", CHROMIUM).header("Content-Type"))
                    .isEqualTo("image/avif");
            assertThat(get(images, "a_40_30.jpg", "image/webp, image/avif;q=0").header("Content-Type"))
                    .isEqualTo("image/webp");
            assertThat(get(images, "a_40_30.webp", CHROMIUM).header("Content-Type"))
                    .isEqualTo("image/avif");
        }
    }

    @Test
    void whatMayBeAnimatedIsLeftAloneWhereAnimationsAreKept() throws IOException {
        try (LazyImages images = builder().keepAnimations(true).build()) {
            Answer gif = get(images, "a_40_30.gif", CHROMIUM);
            assertThat(gif.header("Content-Type")).isEqualTo("image/jpeg");
            assertThat(gif.varies()).isFalse();
            assertThat(get(images, "a_40_30.png", CHROMIUM).header("Content-Type"))
                    .isEqualTo("image/webp");
        }
    }

    @Test
    void nothingVariesWhereNothingIsNegotiated() throws IOException {
        try (LazyImages images = builder().negotiate().build()) {
            Answer modern = get(images, "a_40_30.jpg", CHROMIUM);
            assertThat(modern.header("Content-Type")).isEqualTo("image/jpeg");
            assertThat(modern.headers()).doesNotContainKey("Vary");
        }
    }

    @Test
    void aFormatThatNobodyWritesStopsTheStart() {
        assertThatThrownBy(() -> builder().engines(new TestEngine()).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lazyimg.negotiate: no engine here writes image/webp; those that are written are jpg, png");
    }

    @Test
    void whatIsTooLargeInTheAcceptedFormatComesInTheUsualOne() throws IOException {
        originals.put("large.jpg", TestEngine.original(777, 600, 1000));
        try (LazyImages images = builder().build()) {
            Answer answer = get(images, "large_40_30.jpg", CHROMIUM);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
            assertThat(answer.varies()).isTrue();
            assertThat(get(images, "large_40_30.jpg.webp", CHROMIUM).status()).isEqualTo(413);
        }
    }

    @Test
    void aUrlThatNamesAFormatDoesNotVaryWhateverItIsMappedTo() throws IOException {
        originals.put("t1/logo.jpg", TestEngine.original(800, 600, 1000));
        try (LazyImages images = builder()
                .keyMapping((request, key) -> Optional.of("t1/logo.jpg"))
                .build()) {
            Answer webp = get(images, "logo_40_30.webp", OLD);
            Answer same = get(images, "logo_40_30.webp", CHROMIUM);

            assertThat(webp.body()).isEqualTo(same.body());
            assertThat(webp.varies()).isFalse();
            assertThat(same.varies()).isFalse();
            assertThat(get(images, "logo_40_30.jpg", CHROMIUM).varies()).isTrue();
        }
    }
}
