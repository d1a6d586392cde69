package io.lazyimg;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Percent-encoding of paths as RFC 3986, section 2.1 has it: UTF-8, strict on the way in, and on the way out everything
 * encoded but the unreserved characters and the slash, so that no encoded path can end a header or a tag.
 */
final class PercentEncoding {
    private static final String UNRESERVED = "-._~/";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentEncoding() {}

    static String encode(String path) {
        StringBuilder encoded = new StringBuilder(path.length() + 16);
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                HEX.toHexDigits(encoded.append('%'), b);
            }
        }
        return encoded.toString();
    }

    /**
     * The decoded path, or {@code null} where an escape is cut off or not hexadecimal, the bytes are not UTF-8, or a
     * slash was encoded: a path in which {@code %2F} were a slash would have two spellings with different segments.
     * Characters that ought to have been encoded are taken as they are.
     */
    static @Nullable String decode(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        ByteBuffer bytes = ByteBuffer.allocate(path.length() * 3);
        for (int i = 0; i < path.length(); ) {
            char c = path.charAt(i);
            if (c == '%') {
                if (i + 2 >= path.length()
                        || !HexFormat.isHexDigit(path.charAt(i + 1))
                        || !HexFormat.isHexDigit(path.charAt(i + 2))) {
                    return null;
                }
                int value = HexFormat.fromHexDigits(path, i + 1, i + 3);
                if (value == '/') {
                    return null;
                }
                bytes.put((byte) value);
                i += 3;
            } else {
                int end = i + Character.charCount(path.codePointAt(i));
                bytes.put(path.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end;
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
