package io.lazyimg;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Variant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The URL of one derivative. Immutable. */
public final class ImageUrl {
    private final ImageUrls urls;
    private final Variant variant;
    private final @Nullable Instant until;

    ImageUrl(ImageUrls urls, Variant variant, @Nullable Instant until) {
        this.urls = urls;
        this.variant = variant;
        this.until = until;
    }

    /** What is at the URL. */
    public Variant variant() {
        return variant;
    }

    @Nullable
    Instant until() {
        return until;
    }

    /**
     * The same, converted to a format; {@code null} keeps the original's where it can be written.
     *
     * @throws IllegalArgumentException if the format cannot be written
     */
    public ImageUrl as(@Nullable ImageFormat format) {
        Variant other = variant.with(variant.transform().as(format));
        return new ImageUrl(urls, urls.admitted(other), until);
    }

    /** The same, of no use after a time, as {@link DerivativeUrls#until} has it. */
    public ImageUrl until(Instant expires) {
        return urls.of(variant.originalKey()).until(expires).sized(variant.transform());
    }

    /**
     * The URL that this one redirects to where the original is smaller than the box; mostly it is this one.
     *
     * @param sourceWidth the original's width in pixels, upright
     * @param sourceHeight the original's height in pixels, upright
     * @throws IllegalArgumentException if the result would be over a limit
     */
    public ImageUrl within(int sourceWidth, int sourceHeight) {
        return new ImageUrl(urls, urls.admitted(variant, sourceWidth, sourceHeight), until);
    }

    /** The URL: percent-encoded, in ASCII. It may hold {@code &} or {@code '} of a public URL, so escape it in HTML. */
    @Override
    public String toString() {
        return urls.url(this);
    }
}
