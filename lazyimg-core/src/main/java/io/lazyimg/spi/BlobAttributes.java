package io.lazyimg.spi;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a store keeps with a blob and gives back with it.
 *
 * @param contentType the media type
 * @param cacheControl the {@code Cache-Control} with which whoever serves the store's blobs should answer, or {@code
 *     null}
 * @param metadata further entries; names are lower-case ASCII letters, digits and {@code -}, values printable ASCII,
 *     2048 bytes in all: what an S3 object can carry
 */
public record BlobAttributes(String contentType, @Nullable String cacheControl, Map<String, String> metadata) {
    private static final int MAX_METADATA = 2048;

    public BlobAttributes {
        Objects.requireNonNull(contentType);
        metadata = Map.copyOf(metadata);
        int size = 0;
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            size += entry.getKey().length() + entry.getValue().length();
            if (!isName(entry.getKey()) || !isPrintable(entry.getValue())) {
                throw new IllegalArgumentException("metadata " + entry.getKey() + " cannot be stored");
            }
        }
        if (size > MAX_METADATA || !isPrintable(contentType) || (cacheControl != null && !isPrintable(cacheControl))) {
            throw new IllegalArgumentException("attributes are over " + MAX_METADATA + " bytes or not printable ASCII");
        }
    }

    /** Only a media type. */
    public static BlobAttributes of(String contentType) {
        return new BlobAttributes(contentType, null, Map.of());
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.equals(name.toLowerCase(Locale.ROOT))
                && name.chars().allMatch(c -> c == '-' || (c < 0x80 && Character.isLetterOrDigit(c)));
    }

    private static boolean isPrintable(String value) {
        return value.chars().allMatch(c -> c >= 0x20 && c < 0x7F);
    }
}
