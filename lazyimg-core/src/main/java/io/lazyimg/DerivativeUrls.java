package io.lazyimg;

import io.lazyimg.image.Fit;
import io.lazyimg.image.Focus;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The URLs of what can be made of one original. Immutable.
 *
 * <p>Each size throws {@link IllegalArgumentException} if it would be refused, telling what is allowed, and is the nearest
 * one that is allowed if it would be redirected there.
 */
public final class DerivativeUrls {
    private final ImageUrls urls;
    private final String originalKey;
    private @Nullable ImageFormat format;
    private @Nullable Instant until;
    private @Nullable Integer quality;
    private Focus focus = Focus.CENTRE;

    DerivativeUrls(ImageUrls urls, String originalKey) {
        this.urls = urls;
        this.originalKey = new Variant(originalKey, Transform.fit(1, 1)).originalKey();
    }

    /** A copy, to be changed before anybody has it. */
    private DerivativeUrls(DerivativeUrls other) {
        this.urls = other.urls;
        this.originalKey = other.originalKey;
        this.format = other.format;
        this.until = other.until;
        this.quality = other.quality;
        this.focus = other.focus;
    }

    /** The original's key. */
    public String originalKey() {
        return originalKey;
    }

    /** Whose URLs these are. */
    public ImageUrls urls() {
        return urls;
    }

    /**
     * What is known of the original, if these URLs are of a {@link LazyImages} without a {@link KeyMapping}; looked up as
     * {@link LazyImages#placeholder} does. Nothing if there is no such original, or if it cannot be looked at: a page is
     * written all the same.
     */
    public Optional<Placeholder> placeholder() {
        return urls.placeholder(originalKey);
    }

    /** The same, converted to a format; {@code null} keeps the original's where it can be written. */
    public DerivativeUrls as(@Nullable ImageFormat other) {
        DerivativeUrls changed = new DerivativeUrls(this);
        changed.format = other;
        return changed;
    }

    /** The same in a quality, 1 to 100, that URLs may name; {@code null} for the one that is configured. */
    public DerivativeUrls inQuality(@Nullable Integer other) {
        DerivativeUrls changed = new DerivativeUrls(this);
        changed.quality = other;
        return changed;
    }

    /** The same with crops centred on a point of the original, where a size does not name one itself. */
    public DerivativeUrls towards(Focus point) {
        DerivativeUrls changed = new DerivativeUrls(this);
        changed.focus = point;
        return changed;
    }

    /**
     * The same, of no use after a time, in whole seconds; where nothing needs a signature, for ever. Each time makes other
     * URLs, which no cache knows yet: give pages that are written within one hour, say, the same time.
     */
    public DerivativeUrls until(Instant expires) {
        DerivativeUrls changed = new DerivativeUrls(this);
        changed.until = expires.truncatedTo(ChronoUnit.SECONDS);
        return changed;
    }

    /** The whole image inside a box, in pixels; 0 leaves a side free. */
    public ImageUrl fit(int width, int height) {
        return sized(Transform.fit(width, height));
    }

    /** Exactly this box, in pixels, covered and cropped around the centre, or {@linkplain #towards another point}. */
    public ImageUrl fill(int width, int height) {
        return sized(Transform.fill(width, height));
    }

    /** Exactly this box, in pixels, the image whole inside it. */
    public ImageUrl pad(int width, int height) {
        return sized(Transform.pad(width, height));
    }

    /** The whole image in this width, in pixels. */
    public ImageUrl width(int width) {
        return fit(width, 0);
    }

    /** The whole image in this height, in pixels. */
    public ImageUrl height(int height) {
        return fit(0, height);
    }

    /**
     * A size by its name.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public ImageUrl preset(String name) {
        Map<String, Transform> presets = urls.sizes().presets();
        Transform size = presets.get(name);
        if (size == null) {
            throw new IllegalArgumentException("there is no preset '" + name + "'; there are "
                    + presets.keySet().stream().sorted().toList());
        }
        return sized(size);
    }

    /** Any transform; what it does not name, format, quality and focus, is what was chosen here. */
    public ImageUrl sized(Transform transform) {
        Transform wanted = transform.format() == null ? transform.as(format) : transform;
        if (wanted.quality() == null) {
            wanted = wanted.inQuality(quality);
        }
        if (wanted.fit() == Fit.FILL && wanted.focus().equals(Focus.CENTRE)) {
            wanted = wanted.towards(focus);
        }
        return new ImageUrl(urls, urls.admitted(new Variant(originalKey, wanted)), until);
    }
}
