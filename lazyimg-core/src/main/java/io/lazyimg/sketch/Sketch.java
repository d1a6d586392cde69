package io.lazyimg.sketch;

import io.lazyimg.imageio.SmallPicture;
import io.lazyimg.spi.Pixels;
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
        Pixels pixels = SmallPicture.decode(picture.content(), format);
        return new Sketch(DominantColour.of(pixels), ThumbHash.of(repeated(pixels)));
    }

    /** With pixels repeated along each side on which not all frequencies could be told from each other. */
    private static Pixels repeated(Pixels pixels) {
        int across = (ThumbHash.MIN_SIDE + pixels.width() - 1) / pixels.width();
        int down = (ThumbHash.MIN_SIDE + pixels.height() - 1) / pixels.height();
        int[] larger = new int[pixels.argb().length * across * down];
        for (int i = 0; i < larger.length; i++) {
            int x = i % (pixels.width() * across);
            int y = Math.floorDiv(i, pixels.width() * across);
            larger[i] = pixels.argb()[x / across + y / down * pixels.width()];
        }
        return new Pixels(pixels.width() * across, pixels.height() * down, larger, pixels.alpha());
    }
}
