package io.lazyimg;

import java.util.Optional;

/**
 * Tells which original a URL means for a visitor, so that tenants can have pictures of their own under the same path.
 *
 * <p>It is asked once for each request whose signature is right, or twice where the path can be read in two ways, and
 * before any store is. Everything that follows goes by the key that it gives: the size policy, the {@link Authorizer}, the
 * original, the derivative and its key, what is remembered as missing, the {@code Cache-Tag}. So whoever is given
 * different keys never shares a picture. Redirects name the path that the visitor used.
 *
 * <p>Answers remain {@code public}: caches that visitors share must tell apart all that it goes by. They do so with the
 * host and the path. If it goes by anything else, such as a cookie, keep answers from them by {@link
 * CachePolicy#unshared()}.
 *
 * <p>It may throw: that request is then answered with 500, and serving goes on. An {@link
 * io.lazyimg.image.ImageException} is the answer that it describes. It must be safe for use by many threads, and should
 * be quick, since made-up names reach it too.
 */
@FunctionalInterface
public interface KeyMapping {
    /**
     * The key of the original.
     *
     * @param request what was asked for; {@link ImageRequest#unwrap} gives the container's request with its host
     * @param keyInUrl the original's key as the URL has it: {@code widgets/myimage.jpg} for {@code
     *     /widgets/myimage_600_400.jpg}
     * @return a key that {@link io.lazyimg.image.Variant} takes, or nothing to answer 404; any other is a defect and
     *     answered with 500
     */
    Optional<String> originalKey(ImageRequest request, String keyInUrl);
}
