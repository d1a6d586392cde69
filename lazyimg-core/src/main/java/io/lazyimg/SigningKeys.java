package io.lazyimg;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secret keys for signed URLs. The first signs; all verify, so that keys can be changed without breaking pages. A
 * signature is the first 128 bits of HMAC-SHA256 over the unsigned derivative's key as UTF-8, in base64url: 22
 * characters, of which only the one spelling with zeros for the last 4 bits is accepted. Never printed.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104</a>, section 5 for truncation
 */
public final class SigningKeys {
    /** The length of a signature in characters. */
    public static final int SIGNATURE_LENGTH = 22;

    static final int MIN_KEY_BYTES = 16;

    private static final int SIGNATURE_BYTES = 16;
    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    private SigningKeys(List<SecretKeySpec> keys) {
        this.keys = keys;
    }

    /**
     * Keys as bytes, the signing one first.
     *
     * @throws IllegalArgumentException if there is none or one is shorter than 16 bytes
     */
    public static SigningKeys of(byte[]... keys) {
        if (keys.length == 0) {
            throw new IllegalArgumentException("no signing key");
        }
        List<SecretKeySpec> specs = new ArrayList<>();
        for (byte[] key : keys) {
            if (key.length < MIN_KEY_BYTES) {
                throw new IllegalArgumentException(
                        "a signing key has " + key.length + " bytes, fewer than " + MIN_KEY_BYTES);
            }
            specs.add(new SecretKeySpec(key, ALGORITHM));
        }
        return new SigningKeys(List.copyOf(specs));
    }

    /**
     * Keys in hexadecimal, separated by commas, the signing one first.
     *
     * @throws IllegalArgumentException if one is not hexadecimal or too short; the message does not repeat it
     */
    public static SigningKeys ofHex(String commaSeparated) {
        try {
            return of(Arrays.stream(commaSeparated.split(",", -1))
                    .map(key -> HexFormat.of().parseHex(key.strip()))
                    .toArray(byte[][]::new));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a signing key is not hexadecimal");
        }
    }

    /**
     * Keys as the setting {@code lazyimg.signing-keys} writes them, separated by commas, the signing one first: in
     * hexadecimal, in base64 or base64url after {@code base64:}, or as {@code file:/run/secrets/keys}, a file with one
     * such key a line, where {@code #} begins a comment. A file is read once, here.
     *
     * @throws IllegalArgumentException if one is not so written or too short, or if a file cannot be read, holds none or
     *     is over 64 KB; the message names the place and does not repeat what is there
     */
    public static SigningKeys parse(String commaSeparated) {
        return of(KeyNotation.keys(commaSeparated).toArray(byte[][]::new));
    }

    String sign(String key) {
        return signature(keys.get(0), key);
    }

    /** Takes as long for any signature of the right length; compares texts, since bytes have several spellings. */
    boolean verify(String key, String signature) {
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        boolean valid = false;
        for (SecretKeySpec spec : keys) {
            valid |= MessageDigest.isEqual(signature(spec, key).getBytes(StandardCharsets.UTF_8), given);
        }
        return valid;
    }

    private static String signature(SecretKeySpec spec, String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(spec, key));
    }

    private static byte[] mac(SecretKeySpec spec, String key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(spec);
            return Arrays.copyOf(mac.doFinal(key.getBytes(StandardCharsets.UTF_8)), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, e);
        }
    }

    /** How many keys there are, and nothing of them. */
    @Override
    public String toString() {
        return keys.size() + " signing keys";
    }
}
