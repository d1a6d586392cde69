package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error says how long it may be kept, and none for as long as an image. */
class ErrorCachingTest {
    /** Those that are the same on the next try. */
    private static final Set<Reason> LASTING = Set.of(
            Reason.MALFORMED,
            Reason.REFUSED,
            Reason.BAD_SIGNATURE,
            Reason.EXPIRED,
            Reason.TOO_MANY_VARIANTS,
            Reason.NOT_FOUND,
            Reason.TOO_LARGE,
            Reason.NOT_DECODABLE);

    private final TestStore derivatives = new TestStore();
    private LazyImages images = images(key -> {});

    private interface Asked {
        void about(String key);
    }

    private LazyImages images(Asked asked) {
        try {
            return LazyImages.builder()
                    .originals(new TestStore())
                    .derivatives(derivatives)
                    .engines(new TestEngine())
                    .keyMapping((request, key) -> {
                        asked.about(key);
                        return Optional.of(key);
                    })
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void somethingStored() throws IOException {
        derivatives.put("a_1_1.jpg", TestEngine.bytes("stored"));
    }

    @AfterEach
    void close() {
        images.close();
    }

    private Map<String, String> failed(String method, int status) throws IOException {
        try (ImageResponse response =
                images.serve(ImageRequest.of(method, "a_1_1.jpg")).orElseThrow()) {
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.headers()).doesNotContainKeys("ETag", "Last-Modified", "Cache-Tag");
            return response.headers();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anErrorIsKeptBrieflyOrNotAtAll(Reason reason) throws IOException {
        images = images(key -> {
            throw new ImageException(reason, "x");
        });

        for (String method : new String[] {"GET", "HEAD"}) {
            assertThat(failed(method, reason.status()))
                    .containsEntry("Cache-Control", LASTING.contains(reason) ? "public, max-age=10" : "no-store");
        }
    }

    @ParameterizedTest
    @MethodSource("unforeseen")
    void whatAStoreThrowsBesideItsContractIsAnAnswerToo(Throwable thrown, int status) throws IOException {
        derivatives.afterRead = () -> sneakyThrow(thrown);

        assertThat(failed("GET", status)).containsEntry("Cache-Control", "no-store");
        derivatives.afterRead = () -> {};
        try (ImageResponse response =
                images.serve(ImageRequest.get("a_1_1.jpg")).orElseThrow()) {
            assertThat(response.status()).isEqualTo(200);
        }
    }

    static Stream<Arguments> unforeseen() {
        return Stream.of(
                Arguments.of(new IllegalStateException("x"), 500),
                Arguments.of(new StackOverflowError(), 500),
                Arguments.of(new NoClassDefFoundError("x"), 500),
                Arguments.of(new OutOfMemoryError("x"), 503));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneakyThrow(Throwable failure) throws T {
        throw (T) failure;
    }
}
