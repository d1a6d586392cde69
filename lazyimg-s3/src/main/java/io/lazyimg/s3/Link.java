package io.lazyimg.s3;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An absolute URL as a browser would ask for it. Unlike {@link java.net.URI} it takes what servers write into {@code Location}
 * and standards forbid: spaces, letters beyond ASCII, a {@code %} that encodes nothing.
 *
 * @param scheme {@code http} or {@code https}
 * @param authority the host, perhaps with a port
 * @param path begins with {@code /}; may go on with a query
 */
record Link(String scheme, String authority, String path) {
    private static final Pattern ABSOLUTE = Pattern.compile(
            "(?i)(https?)://([A-Z0-9._-]+(?::[0-9]{1,5})?|\\[[0-9A-F:.]+](?::[0-9]{1,5})?)(/[^#]*)?(#.*)?");
    private static final String TO_ENCODE = " \"<>\\^`{|}";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** @throws IllegalArgumentException if it is not the absolute URL of a page */
    static Link of(String url) {
        Matcher parts = ABSOLUTE.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + url + "' is not a URL such as https://www.example.com/");
        }
        return new Link(parts.group(1), parts.group(2), parts.group(3) == null ? "/" : browsed(parts.group(3)));
    }

    /** Where a {@code Location} of an answer from here leads to. */
    Link resolve(String location) {
        if (location.startsWith("//")) {
            return of(scheme + ":" + location);
        }
        if (location.startsWith("/")) {
            return of(scheme + "://" + authority + location);
        }
        return of(location);
    }

    /** The same server, another path, which is percent-encoded. */
    Link at(String encodedPath) {
        return new Link(scheme, authority, encodedPath);
    }

    /** Without the brackets of an IPv6 address. */
    String host() {
        return authority.replaceFirst(":[0-9]+$", "").replaceAll("[\\[\\]]", "");
    }

    int port() {
        int colon = authority.lastIndexOf(':');
        boolean given = colon > 0 && !authority.endsWith("]");
        return given ? Integer.parseInt(authority.substring(colon + 1)) : isSecure() ? 443 : 80;
    }

    boolean isSecure() {
        return scheme.equalsIgnoreCase("https");
    }

    /** Encodes what a browser encodes in a path, and leaves every {@code %} as it is. */
    static String browsed(String path) {
        StringBuilder encoded = new StringBuilder(path.length() + 16);
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            if (b <= ' ' || TO_ENCODE.indexOf(b) >= 0) {
                HEX.toHexDigits(encoded.append('%'), b);
            } else {
                encoded.append((char) b);
            }
        }
        return encoded.toString();
    }

    /** Encodes a key so that it is the path of exactly that key. */
    static String encoded(String key) {
        StringBuilder encoded = new StringBuilder(key.length() + 16);
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b > 0 && (Character.isLetterOrDigit(b) || "-._~/".indexOf(b) >= 0);
            if (plain) {
                encoded.append((char) b);
            } else {
                HEX.toHexDigits(encoded.append('%'), b);
            }
        }
        return encoded.toString();
    }

    @Override
    public String toString() {
        return scheme + "://" + authority + path;
    }
}
