package io.lazyimg;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which URLs must be signed. */
public enum Signing {
    /** All. What holds where there are keys and nothing else is said. */
    REQUIRED,

    /**
     * Those of sizes that the {@link SizePolicy} does not list. Listed sizes and presets have unsigned canonical paths;
     * any other size within the limits is made if it is signed.
     */
    UNLISTED,

    /** None. Where there are keys, paths that were signed with them redirect to the unsigned ones. */
    OFF;

    static final String WORDS = "required, unlisted (only sizes that are not listed) or off";

    static Signing of(String word) {
        for (Signing mode : values()) {
            if (mode.word().equals(word)) {
                return mode;
            }
        }
        throw new IllegalArgumentException(word);
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if keys are needed and not there */
    static UrlScheme scheme(@Nullable Signing asked, @Nullable SigningKeys keys, SizePolicy sizes) {
        if (keys == null) {
            if (asked == null || asked == OFF) {
                return UrlScheme.unsigned().withPresets(sizes.presets());
            }
            throw new IllegalArgumentException(Setting.SIGNING.key() + " is " + asked.word() + " and "
                    + Setting.SIGNING_KEYS.key() + " is not given");
        }
        return switch (asked == null ? REQUIRED : asked) {
            case REQUIRED -> UrlScheme.signed(keys);
            case UNLISTED -> UrlScheme.signedUnlessListed(keys, sizes);
            case OFF -> UrlScheme.noLongerSigned(keys, sizes);
        };
    }
}
