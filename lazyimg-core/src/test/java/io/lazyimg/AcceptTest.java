package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/webp",
                "IMAGE/WebP",
                "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8",
                "text/html , image/webp ; q=0.3",
                "image/webp;q=1",
                "image/webp;q=1.000",
                "image/webp;Q=0.001",
                "image/webp;q=0.010",
                "image/webp;level=1;q=0.5",
                "image/webp;q=0,image/webp;q=0.2"
            })
    void aTypeThatIsNamedIsAccepted(String accept) {
        assertThat(Accept.names(List.of(accept), "image/webp")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "image/*",
                "image/*;q=1, */*",
                "image/webp;q=0",
                "image/webp;q=0.000",
                "image/webp; q=0.0",
                "image/webp;q=2",
                "image/webp;q=-1",
                "image/webp;q=x",
                "image/webp;q=0.0001",
                "image/webp2",
                "ximage/webp",
                "image/jpeg;q=\"image/webp\"",
                "image",
                ",;,"
            })
    void aRangeOrATypeThatIsRefusedIsNot(String accept) {
        assertThat(Accept.names(List.of(accept), "image/webp")).isFalse();
    }

    @Test
    void severalHeadersAreOne() {
        assertThat(Accept.names(List.of("text/html", "image/webp"), "image/webp"))
                .isTrue();
        assertThat(Accept.names(List.of(), "image/webp")).isFalse();
    }
}
