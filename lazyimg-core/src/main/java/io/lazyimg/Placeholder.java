package io.lazyimg;

import io.lazyimg.imageio.SmallPicture;
import io.lazyimg.sketch.ThumbHashPicture;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page can show of an original before any picture of it has loaded.
 *
 * @param width the original's width in pixels, upright
 * @param height the original's height in pixels, upright
 * @param colour the colour that most of it has, 0xRRGGBB
 * @param thumbHash a blurred picture of it in some 25 bytes, as Base64: a ThumbHash, for which there are decoders in
 *     many languages
 * @see <a href="https://evanw.github.io/thumbhash/">ThumbHash</a>
 */
public record Placeholder(int width, int height, int colour, String thumbHash) {
    private static final Pattern JSON =
            Pattern.compile("\\{\"width\":([0-9]{1,9}),\"height\":([0-9]{1,9}),\"colour\":\"#([0-9a-f]{6})\","
                    + "\"thumbhash\":\"([0-9A-Za-z+/=]{8,48})\"}");

    public Placeholder {
        Objects.requireNonNull(thumbHash);
        if (width < 1 || height < 1 || colour < 0 || colour > 0xFFFFFF) {
            throw new IllegalArgumentException(
                    width + "x" + height + " in " + Integer.toHexString(colour) + " is no picture");
        }
        byte[] hash = Base64.getDecoder().decode(thumbHash);
        if (!ThumbHashPicture.isHash(hash)) {
            throw new IllegalArgumentException("'" + thumbHash + "' is no ThumbHash");
        }
    }

    /** The colour as CSS writes it: {@code #8a9b6c}. */
    public String cssColour() {
        return String.format(Locale.ROOT, "#%06x", colour);
    }

    /**
     * The blurred picture as a {@code data:} URI of a PNG with a longer side of 32 pixels, some 2 KB, for pages without
     * a script that decodes {@link #thumbHash}. Made anew by each call.
     */
    public String dataUri() {
        byte[] png = SmallPicture.png(ThumbHashPicture.of(Base64.getDecoder().decode(thumbHash)));
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    /** All of it, as it is stored beside the original's derivatives. */
    public String json() {
        return "{\"width\":" + width + ",\"height\":" + height + ",\"colour\":\"" + cssColour() + "\",\"thumbhash\":\""
                + thumbHash + "\"}";
    }

    /** Reads what {@link #json} writes, and nothing else. */
    public static Optional<Placeholder> ofJson(String json) {
        Matcher parts = JSON.matcher(json);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Placeholder(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3), 16),
                    parts.group(4)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
