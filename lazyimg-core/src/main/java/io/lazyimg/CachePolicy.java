package io.lazyimg;

import java.time.Duration;

/**
 * How long others may keep our answers: browsers, proxies, CDNs.
 *
 * @param images images, also those that whoever serves the derivatives store answers with
 * @param redirects redirects to a canonical URL
 * @param errors errors that are the same on the next try: 400, 403, 404, 413, 422. Errors that are not (429, 500, 503)
 *     are never kept
 */
public record CachePolicy(Duration images, Duration redirects, Duration errors) {
    public CachePolicy {
        for (Duration age : new Duration[] {images, redirects, errors}) {
            if (age.isNegative()) {
                throw new IllegalArgumentException("maximum age " + age + " is negative");
            }
        }
    }

    /** A year for images, an hour for redirects, ten seconds for errors. */
    public static CachePolicy defaults() {
        return new CachePolicy(Duration.ofDays(365), Duration.ofHours(1), Duration.ofSeconds(10));
    }

    /** With another age for {@link #images()}. */
    public CachePolicy images(Duration age) {
        return new CachePolicy(age, redirects, errors);
    }

    /** With another age for {@link #redirects()}. */
    public CachePolicy redirects(Duration age) {
        return new CachePolicy(images, age, errors);
    }

    /** With another age for {@link #errors()}. */
    public CachePolicy errors(Duration age) {
        return new CachePolicy(images, redirects, age);
    }

    /** The {@code Cache-Control} that lets anybody keep an answer for this long. */
    public static String header(Duration age) {
        return age.isZero() ? "no-store" : "public, max-age=" + age.toSeconds();
    }
}
