package io.lazyimg;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Reads where visitors find the images. */
final class PublicUrl {
    static final String ACCEPTED =
            "an http or https URL such as https://images.example.com/, or a path such as /images/";

    private PublicUrl() {}

    /**
     * The URL in ASCII, ending in a slash, so that a canonical path can follow.
     *
     * @throws IllegalArgumentException if a path could not follow it, or if it is of another kind
     */
    static String of(String text) {
        URI uri = parsed(text);
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("a query or a fragment cannot stand before a path");
        }
        if (uri.isAbsolute() ? !isOfWeb(uri) : uri.getRawAuthority() != null || !text.startsWith("/")) {
            throw new IllegalArgumentException("neither http://, https:// nor a path that begins with one slash");
        }
        if (!uri.normalize().equals(uri)) {
            throw new IllegalArgumentException("the path has an empty, '.' or '..' segment");
        }
        String ascii = uri.toASCIIString();
        return ascii.endsWith("/") ? ascii : ascii + "/";
    }

    private static URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e.getReason(), e);
        }
    }

    private static boolean isOfWeb(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        return (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null && uri.getUserInfo() == null;
    }
}
