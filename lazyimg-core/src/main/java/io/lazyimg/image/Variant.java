package io.lazyimg.image;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * One derivative of one original: what a URL asks for.
 *
 * <p>A transform to the format that the original's extension names anyway is the transform that keeps the format; the
 * constructor makes them one, so that equal variants are equal values.
 *
 * @param originalKey the original's key, which {@link Keys keeps the rules}, ends in a known extension and has no segment
 *     that begins with a dot: what is hidden in a folder is not meant to be shown
 * @param transform what is to be done to it
 */
public record Variant(String originalKey, Transform transform) {
    /** The longest original's key, in bytes of UTF-8, so that every derivative's key is within {@link Keys#MAX_BYTES}. */
    public static final int MAX_ORIGINAL_BYTES = 850;

    public Variant {
        Keys.require(originalKey);
        if (originalKey.startsWith(".") || originalKey.contains("/.")) {
            throw new IllegalArgumentException("the original's key has a hidden segment: one that begins with a dot");
        }
        int bytes = originalKey.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_ORIGINAL_BYTES) {
            throw new IllegalArgumentException(
                    "the original's key has " + bytes + " bytes, over " + MAX_ORIGINAL_BYTES);
        }
        Objects.requireNonNull(transform);
        ImageFormat named = formatOf(originalKey)
                .orElseThrow(() ->
                        new IllegalArgumentException("no known image extension, or no name before it: " + originalKey));
        if (transform.format() == named) {
            transform = transform.as(null);
        }
    }

    /** The format that a key's extension names, or nothing if there is none or no name before it. */
    public static Optional<ImageFormat> formatOf(String key) {
        int dot = key.lastIndexOf('.');
        if (dot <= key.lastIndexOf('/') + 1) {
            return Optional.empty();
        }
        return ImageFormat.ofExtension(key.substring(dot + 1));
    }

    /** The same original, transformed otherwise. */
    public Variant with(Transform other) {
        return new Variant(originalKey, other);
    }
}
