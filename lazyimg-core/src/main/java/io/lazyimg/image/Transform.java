package io.lazyimg.image;

import java.util.Locale;
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
 * @param focus what the crop of {@link Fit#FILL} is centred on; {@link Focus#CENTRE} for other fits
 * @param background the colour, 0xRRGGBB, around and behind the image of {@link Fit#PAD}, which is opaque then; {@code null}
 *     for other fits, and for what is configured
 * @param quality of lossy formats, 1 to 100, or {@code null} for what is configured
 * @param format the format to convert to, or {@code null} to keep the original's where it can be written
 */
public record Transform(
        int width,
        int height,
        Fit fit,
        Focus focus,
        @Nullable Integer background,
        @Nullable Integer quality,
        @Nullable ImageFormat format) {
    /** The largest side of any box, in pixels: neither JPEG nor the formats beside it go further. */
    public static final int MAX_SIDE = 65_535;

    private static final Pattern WRITTEN = Pattern.compile(
            "([0-9]{1,5})x([0-9]{1,5})(?:_([a-z]+)(?:-([0-9A-Za-z]+))?)?(?:_q([0-9]{1,3}))?(?:\\.([A-Za-z]+))?");

    private static final Pattern COLOUR = Pattern.compile("[0-9A-Fa-f]{6}");

    public Transform {
        Objects.requireNonNull(fit);
        Objects.requireNonNull(focus);
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
        if (fit != Fit.FILL && !focus.equals(Focus.CENTRE)) {
            throw new IllegalArgumentException(fit.token() + " crops nothing and has no focus " + focus);
        }
        if (background != null && (fit != Fit.PAD || background < 0 || background > 0xFFFFFF)) {
            throw new IllegalArgumentException(
                    fit == Fit.PAD
                            ? "background " + Integer.toHexString(background) + " is outside 000000..ffffff"
                            : fit.token() + " has no background");
        }
        if (quality != null && (quality < 1 || quality > 100)) {
            throw new IllegalArgumentException("quality " + quality + " is outside 1..100");
        }
    }

    /** A transform with nothing more to it. */
    public Transform(int width, int height, Fit fit, @Nullable ImageFormat format) {
        this(width, height, fit, Focus.CENTRE, null, null, format);
    }

    /** The whole image inside a box; 0 leaves a side free. */
    public static Transform fit(int width, int height) {
        return new Transform(width, height, Fit.FIT, null);
    }

    /** Exactly this box, covered and cropped around the centre. */
    public static Transform fill(int width, int height) {
        return new Transform(width, height, Fit.FILL, null);
    }

    /** Exactly this box, covered and cropped around a point. */
    public static Transform fill(int width, int height, Focus focus) {
        return fill(width, height).towards(focus);
    }

    /** Exactly this box, the image whole inside it. */
    public static Transform pad(int width, int height) {
        return new Transform(width, height, Fit.PAD, null);
    }

    /** Exactly this box, the image whole inside it, on a colour, 0xRRGGBB. */
    public static Transform pad(int width, int height, int background) {
        return new Transform(width, height, Fit.PAD, Focus.CENTRE, background, null, null);
    }

    /**
     * Reads what {@link #toString} writes: {@code 600x400}, {@code 150x150_fill-north}, {@code 600x0_q60.png}.
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
        String more = size.group(4);
        if (more != null && !isShaped(fit, more)) {
            throw new IllegalArgumentException("'" + more + "' says nothing of " + fit.token());
        }
        String quality = size.group(5);
        String extension = size.group(6);
        ImageFormat format = extension == null
                ? null
                : ImageFormat.ofExtension(extension)
                        .orElseThrow(() -> new IllegalArgumentException("'" + extension + "' is not a format"));
        return new Transform(
                Integer.parseInt(size.group(1)),
                Integer.parseInt(size.group(2)),
                fit,
                more == null || fit == Fit.PAD ? Focus.CENTRE : Focus.of(more),
                more == null || fit != Fit.PAD ? null : (Integer) Integer.parseInt(more, 16),
                quality == null ? null : (Integer) Integer.parseInt(quality),
                format);
    }

    /**
     * Whether a word has the shape of a fit and what belongs to it: {@code fill}, {@code fill-30x70}, {@code pad-ff8800}.
     * {@link #of} may still refuse the numbers in it.
     */
    public static boolean isFit(String word) {
        int hyphen = word.indexOf('-');
        return Fit.ofToken(hyphen < 0 ? word : word.substring(0, hyphen))
                .filter(fit -> hyphen < 0 || isShaped(fit, word.substring(hyphen + 1)))
                .isPresent();
    }

    private static boolean isShaped(Fit fit, String more) {
        return switch (fit) {
            case FIT -> false;
            case FILL -> Focus.isShaped(more);
            case PAD -> COLOUR.matcher(more).matches();
        };
    }

    /** The same, converted to a format; {@code null} keeps the original's. */
    public Transform as(@Nullable ImageFormat other) {
        return new Transform(width, height, fit, focus, background, quality, other);
    }

    /** The same in another box. */
    public Transform in(int otherWidth, int otherHeight) {
        return new Transform(otherWidth, otherHeight, fit, focus, background, quality, format);
    }

    /** The same with the crop of {@link Fit#FILL} centred on another point. */
    public Transform towards(Focus other) {
        return new Transform(width, height, fit, other, background, quality, format);
    }

    /** The same in another quality; {@code null} for what is configured. */
    public Transform inQuality(@Nullable Integer other) {
        return new Transform(width, height, fit, focus, background, other, format);
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

    /** How it is done, as URLs and configuration write it: {@code _fill-north_q60}, or nothing. */
    public String manner() {
        StringBuilder manner = new StringBuilder();
        if (fit != Fit.FIT) {
            manner.append('_').append(fit.token());
        }
        if (!focus.equals(Focus.CENTRE)) {
            manner.append('-').append(focus);
        }
        if (background != null) {
            manner.append(String.format(Locale.ROOT, "-%06x", background));
        }
        if (quality != null) {
            manner.append("_q").append(quality);
        }
        return manner.toString();
    }

    /** All of it as configuration writes it: {@code 600x400}, {@code 150x150_fill-north}. */
    @Override
    public String toString() {
        return width + "x" + height + manner() + (format == null ? "" : "." + format.extension());
    }
}
