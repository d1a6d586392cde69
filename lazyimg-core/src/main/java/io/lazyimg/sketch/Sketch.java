package io.lazyimg.sketch;

import io.lazyimg.imageio.SmallPicture;
import io.lazyimg.spi.Resized;
import java.io.IOException;
import java.util.Locale;

/**
 * A picture in a few bytes.
 *
 * @param colour the colour that most of it has, 0xRRGGBB
 * @param thumbHash its ThumbHash
 */
@SuppressWarnings("ArrayRecordComponent") // handed on; never compared
public record Sketch(int colour, byte[] thumbHash) {
    /** The longest side, in pixels, of what can be sketched. */
    public static final int MAX_SIDE = ThumbHash.MAX_SIDE;

    /**
     * Sketches what an engine made, a JPEG or PNG.
     *
     * @throws IOException if it cannot be read
     */
    public static Sketch of(Resized picture) throws IOException {
        String format = picture.format().name().toLowerCase(Locale.ROOT);
        SmallPicture pixels = SmallPicture.decode(picture.content(), format);
        return new Sketch(DominantColour.of(pixels), ThumbHash.of(pixels.atLeast(ThumbHash.MIN_SIDE)));
    }
}
