package io.lazyimg.image;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done to an original.
 *
 * @param width the box's width in pixels, or 0 for a width that follows from the height
 * @param height the box's height in pixels, or 0 for a height that follows from the width
 * @param fit how the image is brought into the box; {@link Fit#FILL} and {@link Fit#PAD} need both sides
 * @param format the format to convert to, or {@code null} to keep the original's where it can be written
 */
public record Transform(
        int width, int height, Fit fit, @Nullable ImageFormat format) {
    /** The largest side of any box, in pixels: neither JPEG nor the formats beside it go further. */
    public static final int MAX_SIDE = 65_535;

    private static final Pattern WRITTEN =
            Pattern.compile("([0-9]{1,5})x([0-9]{1,5})(?:_([a-z]+))?(?:\\.([A-Za-z]+))?");

    public Transform {
        Objects.requireNonNull(fit);
        if (width < 0 || width > MAX_SIDE || height < 0 || height > MAX_SIDE) {
            throw new IllegalArgumentException(
                    "size " + width + "x" + height + " is outside 0.." + MAX_SIDE + " on a side");
        }
        if (width == 0 && height == 0) {
            throw new IllegalArgumentException("size 0x0 leaves both sides free");
        }
        if (fit != Fit.FIT && (width == 0 || height == 0)) {
            throw new IllegalArgumentException(fit.token() + " needs both sides, not " + width + "x" + height);
        }
    }

    /** The whole image inside a box; 0 leaves a side free. */
    public static Transform fit(int width, int height) {
        return new Transform(width, height, Fit.FIT, null);
    }

    /** Exactly this box, covered and cropped around the centre. */
    public static Transform fill(int width, int height) {
        return new Transform(width, height, Fit.FILL, null);
    }

    /** Exactly this box, the image whole inside it. */
    public static Transform pad(int width, int height) {
        return new Transform(width, height, Fit.PAD, null);
    }

    /**
     * Reads what {@link #toString} writes: {@code 600x400}, {@code 150x150_fill}, {@code 600x0.png}.
     *
     * @throws IllegalArgumentException if it is no such text
     */
    public static Transform of(String text) {
        Matcher size = WRITTEN.matcher(text);
        if (!size.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a size");
        }
        String token = size.group(3);
        Fit fit = token == null
                ? Fit.FIT
                : Fit.ofToken(token).orElseThrow(() -> new IllegalArgumentException("'" + token + "' is not a fit"));
        String extension = size.group(4);
        ImageFormat format = extension == null
                ? null
                : ImageFormat.ofExtension(extension)
                        .orElseThrow(() -> new IllegalArgumentException("'" + extension + "' is not a format"));
        return new Transform(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)), fit, format);
    }

    /** The same, converted to a format; {@code null} keeps the original's. */
    public Transform as(@Nullable ImageFormat other) {
        return new Transform(width, height, fit, other);
    }

    /** The same in another box. */
    public Transform in(int otherWidth, int otherHeight) {
        return new Transform(otherWidth, otherHeight, fit, format);
    }

    /**
     * The box that gives the same picture of an original of this size and is nowhere larger than that original has
     * pixels for. Applying it twice changes nothing more.
     *
     * @param sourceWidth the original's width in pixels, upright
     * @param sourceHeight the original's height in pixels, upright
     */
    public Transform within(int sourceWidth, int sourceHeight) {
        if (fit == Fit.FIT) {
            return in(Math.min(width, sourceWidth), Math.min(height, sourceHeight));
        }
        double byWidth = (double) width / sourceWidth;
        double byHeight = (double) height / sourceHeight;
        double enlarged = fit == Fit.FILL ? Math.max(byWidth, byHeight) : Math.min(byWidth, byHeight);
        if (enlarged <= 1) {
            return this;
        }
        return in(Layout.side(width / enlarged), Layout.side(height / enlarged));
    }

    /**
     * Where everything goes for an original of this size.
     *
     * @param sourceWidth the original's width in pixels, upright
     * @param sourceHeight the original's height in pixels, upright
     */
    public Layout layout(int sourceWidth, int sourceHeight) {
        return Layout.of(within(sourceWidth, sourceHeight), sourceWidth, sourceHeight);
    }

    /** The box and the fit as configuration writes them: {@code 600x400}, {@code 150x150_fill}. */
    @Override
    public String toString() {
        return width + "x" + height + (fit == Fit.FIT ? "" : "_" + fit.token())
                + (format == null ? "" : "." + format.extension());
    }
}
