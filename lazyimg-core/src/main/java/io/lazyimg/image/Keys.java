package io.lazyimg.image;

import org.jspecify.annotations.Nullable;

/**
 * The rules that a key keeps, whatever store it lies in.
 *
 * <p>A key is the decoded path of an image without a leading slash, {@code widgets/myimage.jpg}. It has at most {@link
 * #MAX_BYTES} bytes as UTF-8; its segments are neither empty nor {@code .} nor {@code ..}; it holds no backslash, no
 * control character and no unpaired surrogate.
 */
public final class Keys {
    /** The longest key, in bytes of UTF-8: S3 allows 1024, and a derivative's key is longer than its original's. */
    public static final int MAX_BYTES = 900;

    private Keys() {}

    /** Whether a key keeps the rules. */
    public static boolean isValid(String key) {
        return problem(key) == null;
    }

    /**
     * The key itself.
     *
     * @throws IllegalArgumentException if it breaks a rule; the message names the rule
     */
    public static String require(String key) {
        String problem = problem(key);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        return key;
    }

    /** What is wrong with a key, in words that do not repeat the key, or {@code null} if nothing is. */
    public static @Nullable String problem(String key) {
        if (key.isEmpty()) {
            return "the key is empty";
        }
        int bytes = 0;
        int segment = 0;
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c == '/') {
                if (isBadSegment(key, segment, i)) {
                    return "the key has an empty, '.' or '..' segment";
                }
                segment = i + 1;
            } else if (c == '\\') {
                return "the key has a backslash";
            } else if (Character.isISOControl(c)) {
                return "the key has a control character";
            } else if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == key.length()
                        || !Character.isLowSurrogate(key.charAt(i + 1))) {
                    return "the key has an unpaired surrogate";
                }
                i++;
                bytes += 3;
            }
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : Character.isSurrogate(c) ? 1 : 3;
        }
        if (isBadSegment(key, segment, key.length())) {
            return "the key has an empty, '.' or '..' segment";
        }
        return bytes > MAX_BYTES ? "the key has " + bytes + " bytes, over " + MAX_BYTES : null;
    }

    private static boolean isBadSegment(String key, int from, int to) {
        int length = to - from;
        return length == 0
                || (length == 1 && key.charAt(from) == '.')
                || (length == 2 && key.charAt(from) == '.' && key.charAt(from + 1) == '.');
    }
}
