package io.lazyimg;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code name_{width}_{height}[_{fit}][_q{quality}][[_x{expiry}]_{signature}].{ext}[.{format}]} from the right, so
 * that a name may hold underscores and digits of its own.
 */
final class SizedName {
    /** More digits than any side has: a date or a serial number, as in {@code IMG_20260101_120000.jpg}, is no size. */
    private static final int MAX_DIGITS = 5;

    private static final int MAX_QUALITY_DIGITS = 3;
    /** How many characters {@code _x1767225600} has: Unix seconds of ten digits, which last until the year 2286. */
    private static final int EXPIRY_LENGTH = 12;

    private final Map<String, Transform> presets;

    SizedName(Map<String, Transform> presets) {
        this.presets = presets;
    }

    boolean hasPresets() {
        return !presets.isEmpty();
    }

    /**
     * A name that holds a size.
     *
     * @param originalKey the key without the size
     * @param transform the transform; throws {@link IllegalArgumentException} where the numbers are no possible size
     * @param signature the signature, if one was looked for and found
     * @param expires when the path expires, if it says so; only before a signature
     */
    record Match(
            String originalKey,
            Supplier<Transform> transform,
            @Nullable String signature,
            @Nullable Instant expires) {}

    /** The match of a decoded path, or {@code null} if it has not this shape. */
    @Nullable
    Match match(String path, boolean signed) {
        int dot = path.lastIndexOf('.');
        Optional<ImageFormat> last = ImageFormat.ofExtension(path.substring(dot + 1));
        if (dot < 0 || last.isEmpty()) {
            return null;
        }
        int inner = path.lastIndexOf('.', dot - 1);
        if (inner >= 0
                && ImageFormat.ofExtension(path.substring(inner + 1, dot)).isPresent()) {
            Match converted = match(path.substring(0, inner), path.substring(inner, dot), last.get(), signed);
            if (converted != null) {
                return converted;
            }
        }
        return match(path.substring(0, dot), path.substring(dot), null, signed);
    }

    private @Nullable Match match(String stem, String extension, @Nullable ImageFormat format, boolean signed) {
        int start = stem.lastIndexOf('/') + 1;
        int tail = stem.length() - SigningKeys.SIGNATURE_LENGTH - 1;
        if (signed && tail > start && stem.charAt(tail) == '_') {
            Instant expires = expiry(stem, start, tail);
            int end = expires == null ? tail : tail - EXPIRY_LENGTH;
            Match match = sized(stem.substring(0, end), start, extension, format, stem.substring(tail + 1), expires);
            if (match != null) {
                return match;
            }
        }
        Match match = sized(stem, start, extension, format, null, null);
        return match != null ? match : preset(stem, start, extension, format);
    }

    private static @Nullable Instant expiry(String stem, int start, int end) {
        int from = end - EXPIRY_LENGTH;
        boolean given = from > start && stem.startsWith("_x", from) && isDigits(stem, from + 2, end);
        return given ? Instant.ofEpochSecond(Long.parseLong(stem, from + 2, end, 10)) : null;
    }

    private static @Nullable Match sized(
            String stem,
            int start,
            String extension,
            @Nullable ImageFormat format,
            @Nullable String signature,
            @Nullable Instant expires) {
        int end = stem.length();
        int cut = stem.lastIndexOf('_');
        if (cut >= 0 && stem.startsWith("q", cut + 1) && isQuality(stem, cut + 2, end)) {
            end = cut;
            cut = stem.lastIndexOf('_', end - 1);
        }
        if (cut >= 0 && Transform.isFit(stem.substring(cut + 1, end))) {
            end = cut;
        }
        String manner = stem.substring(end);
        int beforeHeight = stem.lastIndexOf('_', end - 1);
        int beforeWidth = stem.lastIndexOf('_', beforeHeight - 1);
        if (beforeWidth <= start
                || !isNumber(stem, beforeHeight + 1, end)
                || !isNumber(stem, beforeWidth + 1, beforeHeight)) {
            return null;
        }
        String size = stem.substring(beforeWidth + 1, beforeHeight) + "x" + stem.substring(beforeHeight + 1, end);
        return new Match(
                stem.substring(0, beforeWidth) + extension,
                () -> Transform.of(size + manner).as(format),
                signature,
                expires);
    }

    private @Nullable Match preset(String stem, int start, String extension, @Nullable ImageFormat format) {
        int cut = stem.lastIndexOf('_');
        Transform preset = cut <= start ? null : presets.get(stem.substring(cut + 1));
        if (preset == null) {
            return null;
        }
        Transform transform = format == null ? preset : preset.as(format);
        return new Match(stem.substring(0, cut) + extension, () -> transform, null, null);
    }

    private static boolean isQuality(String text, int from, int to) {
        return to > from && to - from <= MAX_QUALITY_DIGITS && isDigits(text, from, to);
    }

    private static boolean isNumber(String text, int from, int to) {
        return to > from && to - from <= MAX_DIGITS && isDigits(text, from, to);
    }

    private static boolean isDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
