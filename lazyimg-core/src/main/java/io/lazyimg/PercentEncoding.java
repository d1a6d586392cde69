package io.lazyimg;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Percent-encoding of paths as RFC 3986, section 2.1 has it: UTF-8, strict on the way in, and on the way out everything
 * encoded but the unreserved characters and the slash, so that no encoded path can end a header or a tag.
 */
final class PercentEncoding {
    private static final String UNRESERVED = "-._~/";
    private static final String ENCODED_BY_BROWSERS = "\"<>^`{}";
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
        return path.indexOf('%') < 0 ? path : decode(path, value -> true, true);
    }

    /**
     * The key that a redirect of S3 had in its {@code Location}, unencoded as S3 puts it there, after the visitor's
     * browser encoded what no URL can hold and nothing else; {@code null} if there is none.
     *
     * @see <a href="https://url.spec.whatwg.org/#path-percent-encode-set">WHATWG URL, the path percent-encode set</a>
     */
    static @Nullable String decodeRedirected(String path) {
        return decode(path, value -> value >= 0x7F || value <= ' ' || ENCODED_BY_BROWSERS.indexOf(value) >= 0, false);
    }

    private static @Nullable String decode(String path, IntPredicate decodes, boolean strictly) {
        ByteBuffer bytes = ByteBuffer.allocate(path.length() * 3);
        for (int i = 0; i < path.length(); ) {
            char c = path.charAt(i);
            int value = c == '%' ? escaped(path, i) : -1;
            if (c == '%' && strictly && (value < 0 || value == '/')) {
                return null;
            }
            if (value >= 0 && decodes.test(value)) {
                bytes.put((byte) value);
                i += 3;
            } else {
                int end = i + Character.charCount(path.codePointAt(i));
                bytes.put(path.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end;
            }
        }
        return text(bytes);
    }

    /** The byte that an escape stands for, or -1 if it is none. */
    private static int escaped(String path, int at) {
        boolean hex = at + 2 < path.length()
                && HexFormat.isHexDigit(path.charAt(at + 1))
                && HexFormat.isHexDigit(path.charAt(at + 2));
        return hex ? HexFormat.fromHexDigits(path, at + 1, at + 3) : -1;
    }

    private static @Nullable String text(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
