package io.lazyimg.image;

import java.util.Locale;
import java.util.Optional;

/** How an image is brought into the box that a {@link Transform} names. No fit ever enlarges. */
public enum Fit {
    /** The whole image inside the box, aspect kept; the result may be smaller than the box on one side. */
    FIT,
    /** The box covered and the rest cropped away around a {@link Focus}. */
    FILL,
    /** The whole image inside the box and the rest of the box filled with a colour, or transparent. */
    PAD;

    private final String token = name().toLowerCase(Locale.ROOT);

    /** The word for this fit in URLs and in configuration: {@code fit}, {@code fill}, {@code pad}. */
    public String token() {
        return token;
    }

    /** The fit of exactly this token, or nothing. */
    public static Optional<Fit> ofToken(String token) {
        for (Fit fit : values()) {
            if (fit.token.equals(token)) {
                return Optional.of(fit);
            }
        }
        return Optional.empty();
    }
}
