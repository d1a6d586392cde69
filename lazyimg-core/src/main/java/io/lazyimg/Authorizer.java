package io.lazyimg;

import io.lazyimg.image.Variant;

/**
 * Decides who may see what.
 *
 * <p>It is asked once for each request that the signature and the size policy have admitted, before any store is asked
 * and before any redirect: for stored pictures, for those that somebody else has made right now, and for {@code 304}. A
 * refusal is answered with 403 and never kept by anybody. With an authorizer, no cache that visitors share may keep an
 * answer: all are {@code private}.
 *
 * <p>It may throw: that request is then answered with 500 and no picture, and serving goes on. An {@link
 * io.lazyimg.image.ImageException} is the answer that it describes, such as 404 in place of 403. It must be safe for use
 * by many threads, and should be quick, since it holds up the request. {@link LazyImages#warm} and {@link
 * LazyImages#purge} have no visitor and do not ask.
 */
@FunctionalInterface
public interface Authorizer {
    /**
     * Whether a visitor may see a picture.
     *
     * @param request what was asked for; {@link ImageRequest#unwrap} gives the container's request with its session
     * @param variant what would be served; its original's key is the one that the {@link KeyMapping} gave, if there is
     *     one
     */
    boolean mayServe(ImageRequest request, Variant variant);
}
