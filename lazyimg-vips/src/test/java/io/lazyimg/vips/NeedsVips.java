package io.lazyimg.vips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.jspecify.annotations.Nullable;

/**
 * The libvips of this machine. Where there is none, tests that ask for it are skipped and say so, unless the environment variable
 * {@value #REQUIRED} is {@code true}: they fail then.
 */
final class NeedsVips {
    private static final String REQUIRED = "REQUIRE_VIPS";
    private static final @Nullable String MISSING = missing();

    private NeedsVips() {}

    private static @Nullable String missing() {
        try {
            Vips.shared();
            return null;
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
    }

    /** It, or the end of the calling test. */
    static Vips vips() {
        if ("true".equals(System.getenv(REQUIRED))) {
            assertThat(MISSING)
                    .as("why libvips cannot be used, which %s asks for", REQUIRED)
                    .isNull();
        }
        assumeTrue(MISSING == null, () -> "left out: " + MISSING);
        return Vips.shared();
    }
}
