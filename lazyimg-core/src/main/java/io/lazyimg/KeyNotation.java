package io.lazyimg;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How secret keys are written: in hexadecimal, in base64 or base64url after {@code base64:}, or one a line in a file that
 * {@code file:} names. Every problem is an {@link IllegalArgumentException} that tells the place and never repeats what
 * stands there, nor has a cause that does.
 */
final class KeyNotation {
    static final String ACCEPTED =
            "keys of at least 16 bytes, separated by commas, in hexadecimal, in base64 such as base64:c2VjcmV0… or, one a"
                    + " line, in a file such as file:/run/secrets/keys";

    /** Far more than anybody has keys, so that a wrong file is not read whole. */
    private static final int MAX_FILE_BYTES = 64 << 10;

    private static final String FILE = "file:";
    private static final String BASE64 = "base64:";
    private static final Pattern BASE64_DIGITS = Pattern.compile("[A-Za-z0-9+/_-]+={0,2}");

    private KeyNotation() {}

    /** The keys, in their order; an item that names a file stands for all keys in it. */
    static List<byte[]> keys(String commaSeparated) {
        List<byte[]> keys = new ArrayList<>();
        String[] items = commaSeparated.split(",", -1);
        for (int i = 0; i < items.length; i++) {
            String item = items[i].strip();
            if (item.startsWith(FILE)) {
                keys.addAll(inFile(item));
            } else {
                keys.add(key(item, "key " + (i + 1)));
            }
        }
        return keys;
    }

    private static byte[] key(String text, String place) {
        byte[] key;
        if (text.startsWith(BASE64)) {
            key = base64(text.substring(BASE64.length()), place);
        } else {
            try {
                key = HexFormat.of().parseHex(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(place + " is neither hexadecimal nor base64 after " + BASE64);
            }
        }
        if (key.length < SigningKeys.MIN_KEY_BYTES) {
            throw new IllegalArgumentException(
                    place + " has " + key.length + " bytes, fewer than " + SigningKeys.MIN_KEY_BYTES);
        }
        return key;
    }

    private static byte[] base64(String text, String place) {
        try {
            if (BASE64_DIGITS.matcher(text).matches()) {
                return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
            }
        } catch (IllegalArgumentException e) {
            // its message repeats a character of the key
        }
        throw new IllegalArgumentException(place + " is not base64");
    }

    private static List<byte[]> inFile(String uri) {
        List<byte[]> keys = new ArrayList<>();
        int number = 0;
        for (String line : text(uri).split("\r?\n", -1)) {
            number++;
            int comment = line.indexOf('#');
            String text = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (!text.isEmpty()) {
                keys.add(key(text, "the key in line " + number + " of " + uri));
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no key in " + uri);
        }
        return keys;
    }

    private static String text(String uri) {
        try (InputStream in = Files.newInputStream(path(uri))) {
            byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
            if (bytes.length > MAX_FILE_BYTES) {
                throw new IllegalArgumentException(uri + " has more than " + MAX_FILE_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + uri, e);
        } catch (IOException e) {
            throw new IllegalArgumentException(uri + " cannot be read: " + e, e);
        }
    }

    private static Path path(String uri) {
        try {
            return Path.of(URI.create(uri));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    uri + " names no file; it must be an absolute path such as file:/run/secrets/keys", e);
        }
    }
}
