package io.lazyimg;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Keys;
import io.lazyimg.image.Variant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes the URLs of images into pages: canonical, so that nothing redirects, percent-encoded, and signed where that is
 * needed.
 *
 * <pre>{@code
 * ImageUrls urls = images.urls();
 * String url = urls.of("widgets/myimage.jpg").fit(600, 400).toString(); // /widgets/myimage_600_400.jpg
 * }</pre>
 *
 * <p>What would be refused when a visitor asks for it is refused here with an {@link IllegalArgumentException}: a size
 * that is not listed, a format that cannot be written. Where such a size is redirected to the nearest one, this is it.
 *
 * <p>An application that only writes pages, while images are served elsewhere, gets its own by {@link #ofSettings} or
 * {@link LazyImagesBuilder#urls}, from the settings of those who serve. No store is opened then.
 *
 * <p>URLs begin at {@code lazyimg.public-url}; without it at the root of the server, followed by the application's path
 * if it is {@linkplain #below told} and by {@code lazyimg.prefix}. Immutable.
 */
public final class ImageUrls {
    private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final UrlScheme scheme;
    private final Admission admission;
    private final boolean ruled;
    private final PageFormats pageFormats;
    private final String base;
    private final @Nullable String prefix;
    private final Function<String, Optional<Placeholder>> placeholders;

    private ImageUrls(
            UrlScheme scheme,
            Admission admission,
            boolean ruled,
            PageFormats pageFormats,
            String base,
            @Nullable String prefix,
            Function<String, Optional<Placeholder>> placeholders) {
        this.scheme = scheme;
        this.admission = admission;
        this.ruled = ruled;
        this.pageFormats = pageFormats;
        this.base = base;
        this.prefix = prefix;
        this.placeholders = placeholders;
    }

    /**
     * URLs below a prefix, or below a public URL if there is one.
     *
     * @param ruled whether the key in a URL is the one that the policy goes by
     */
    static ImageUrls of(
            UrlScheme scheme,
            Admission admission,
            boolean ruled,
            PageFormats pageFormats,
            String prefix,
            @Nullable String publicUrl) {
        return publicUrl == null
                ? new ImageUrls(scheme, admission, ruled, pageFormats, "/" + prefix, prefix, key -> Optional.empty())
                : new ImageUrls(scheme, admission, ruled, pageFormats, publicUrl, null, key -> Optional.empty());
    }

    /** The same, with somebody to ask what is known of an original. */
    ImageUrls asking(Function<String, Optional<Placeholder>> lookUp) {
        return new ImageUrls(scheme, admission, ruled, pageFormats, base, prefix, lookUp);
    }

    /**
     * The URLs of images where these settings hold; no store is opened.
     *
     * @param settings by their {@link Setting#key keys}
     * @throws IllegalArgumentException as {@link LazyImagesBuilder#settings} and {@link LazyImagesBuilder#urls} do
     */
    public static ImageUrls ofSettings(Map<String, String> settings) {
        return LazyImages.builder().settings(settings).urls();
    }

    /**
     * The same for an application that is mounted below a path, {@code /shop}, unless a public URL is set, to which that
     * is nothing.
     *
     * @param contextPath as a {@code ServletContext} has it: empty, or beginning with a slash and not ending in one.
     *     Jetty's is percent-encoded and Tomcat's is not: one with a {@code %} that begins no escape is taken as it is
     * @throws IllegalArgumentException if it is no such path
     */
    public ImageUrls below(String contextPath) {
        if (prefix == null) {
            return this;
        }
        String decoded = NO_ESCAPE.matcher(contextPath).find() ? contextPath : PercentEncoding.decode(contextPath);
        if (decoded == null || !isMount(decoded)) {
            throw new IllegalArgumentException("'" + contextPath + "' is no context path");
        }
        String mount = PercentEncoding.encode(decoded) + "/" + prefix;
        return new ImageUrls(scheme, admission, ruled, pageFormats, mount, prefix, placeholders);
    }

    private static boolean isMount(String path) {
        return path.isEmpty() || (path.startsWith("/") && Keys.isValid(path.substring(1)));
    }

    /**
     * The URLs of one original.
     *
     * @param originalKey as it is written in URLs: {@code widgets/myimage.jpg}
     * @throws IllegalArgumentException if it is not the key of an original
     */
    public DerivativeUrls of(String originalKey) {
        return new DerivativeUrls(this, originalKey);
    }

    /** The formats that pages offer instead of the original's to browsers that know them, the best first. */
    public List<ImageFormat> pageFormats() {
        return pageFormats.all();
    }

    /**
     * The same for one original: where animations are kept, pages offer no format that would end one instead of an original
     * that is named a GIF or a WebP.
     */
    public List<ImageFormat> pageFormats(String originalKey) {
        return pageFormats.of(originalKey);
    }

    /** Which sizes may be made there. */
    public SizePolicy sizes() {
        return admission.sizes();
    }

    /**
     * The variant, or the one that it would be redirected to.
     *
     * @throws IllegalArgumentException if it would be refused
     */
    Variant admitted(Variant variant) {
        try {
            return ruled ? admission.admit(variant) : admission.admitFormat(variant);
        } catch (ImageException e) {
            throw refused(variant, e);
        }
    }

    /** The same, where the original's size is known. */
    Variant admitted(Variant variant, int sourceWidth, int sourceHeight) {
        try {
            return ruled ? admission.sizes().admit(variant, sourceWidth, sourceHeight) : variant;
        } catch (ImageException e) {
            throw refused(variant, e);
        }
    }

    private static IllegalArgumentException refused(Variant variant, ImageException why) {
        return new IllegalArgumentException(variant.originalKey() + ": " + Objects.toString(why.getMessage()), why);
    }

    Optional<Placeholder> placeholder(String originalKey) {
        try {
            return placeholders.apply(originalKey);
        } catch (ImageException e) {
            return Optional.empty();
        }
    }

    String url(ImageUrl image) {
        Variant variant = image.variant();
        return base + (image.until() == null ? scheme.format(variant) : scheme.format(variant, image.until()));
    }
}
