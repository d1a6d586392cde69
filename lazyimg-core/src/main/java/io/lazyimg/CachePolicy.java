package io.lazyimg;

import io.lazyimg.internal.Etags;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * How long others may keep our answers: browsers, proxies, CDNs.
 *
 * @param images images, also those that whoever serves the derivatives store answers with
 * @param redirects redirects to a canonical URL
 * @param errors errors that are the same on the next try: 400, 403, 404, 413, 422. Errors that are not (429, 500, 503)
 *     and refusals of an {@link Authorizer} are never kept
 * @param shared whether caches that visitors share, such as proxies and CDNs, may keep answers too, and not only each
 *     visitor's own
 */
public record CachePolicy(Duration images, Duration redirects, Duration errors, boolean shared) {
    /** The longest tag that CloudFront takes, in characters. */
    private static final int MAX_TAG = 256;

    public CachePolicy {
        for (Duration age : new Duration[] {images, redirects, errors}) {
            if (age.isNegative()) {
                throw new IllegalArgumentException("maximum age " + age + " is negative");
            }
        }
    }

    /** A year for images, an hour for redirects, ten seconds for errors. */
    public static CachePolicy defaults() {
        return new CachePolicy(Duration.ofDays(365), Duration.ofHours(1), Duration.ofSeconds(10), true);
    }

    /** With another age for {@link #images()}. */
    public CachePolicy images(Duration age) {
        return new CachePolicy(age, redirects, errors, shared);
    }

    /** With another age for {@link #redirects()}. */
    public CachePolicy redirects(Duration age) {
        return new CachePolicy(images, age, errors, shared);
    }

    /** With another age for {@link #errors()}. */
    public CachePolicy errors(Duration age) {
        return new CachePolicy(images, redirects, age, shared);
    }

    /** The same ages, for visitors' own caches only; an {@link Authorizer} brings this about. */
    public CachePolicy unshared() {
        return shared(false);
    }

    CachePolicy shared(boolean allowed) {
        return new CachePolicy(images, redirects, errors, allowed);
    }

    /**
     * The tag under which a CDN can drop all derivatives of an original at once. It is in the {@code Cache-Tag} header
     * of our answers and in the {@code cache-tag} metadata of what is stored, which S3 sends as {@code
     * x-amz-meta-cache-tag}: the key, with bytes of its UTF-8 other than letters, digits, {@code -._/} written as {@code ~20},
     * or a hash of a key too long for a tag.
     *
     * @return printable ASCII without commas, at most 256 characters
     */
    public static String tag(String originalKey) {
        String encoded = PercentEncoding.encode(originalKey).replace("~", "%7E").replace('%', '~');
        return encoded.length() <= MAX_TAG
                ? encoded
                : "sha256-" + Etags.of(originalKey.getBytes(StandardCharsets.UTF_8));
    }

    /** The {@code Cache-Control} that lets an answer be kept for this long. */
    public String header(Duration age) {
        return age.isZero() ? "no-store" : (shared ? "public" : "private") + ", max-age=" + age.toSeconds();
    }
}
