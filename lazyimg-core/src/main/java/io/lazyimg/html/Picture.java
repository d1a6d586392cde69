package io.lazyimg.html;

import io.lazyimg.DerivativeUrls;
import io.lazyimg.ImageUrls;
import io.lazyimg.Placeholder;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes an image into a page: an {@code <img>} with everything that a browser needs to load the right file and to keep
 * its place free, in a {@code <picture>} where there are better formats for browsers that know them.
 *
 * <pre>{@code
 * Picture.of(urls.of("widgets/myimage.jpg"), "A widget")
 *         .widths(400, 800, 1600)
 *         .sizes("(max-width: 600px) 100vw, 600px")
 *         .toString()
 * }</pre>
 *
 * <p>The original's size is needed for {@code width} and {@code height}, and so that no file is offered that is larger than
 * the original. It is the one {@linkplain #original told}, or is {@linkplain DerivativeUrls#placeholder looked up}; where it
 * is not known, neither is done, except that a box to fill or to pad has its own size.
 *
 * <p>Each method changes this element and gives it back. Not for use by several threads.
 */
public final class Picture {
    private static final Set<String> OURS = Set.of(
            "src",
            "srcset",
            "sizes",
            "width",
            "height",
            "alt",
            "loading",
            "decoding",
            "fetchpriority",
            "data-thumbhash");

    private final DerivativeUrls urls;
    private final String alt;
    private final Map<String, String> more = new LinkedHashMap<>();
    private List<Transform> boxes = List.of();
    private @Nullable Transform box;
    private double @Nullable [] densities;
    private String sizes = "100vw";
    private @Nullable List<ImageFormat> formats;
    private Loading loading = Loading.LAZY;
    private @Nullable OriginalSize size;
    private boolean colour;
    private boolean thumbHash;

    private Picture(DerivativeUrls urls, String alt) {
        this.urls = urls;
        this.alt = alt;
    }

    /**
     * An image in the widths that are listed for it; where any may be asked for, in some that are usual.
     *
     * @param alt what stands for the image where it is not seen; empty if it is only decoration
     */
    public static Picture of(DerivativeUrls original, String alt) {
        return new Picture(original, Objects.requireNonNull(alt, "alt"));
    }

    /**
     * An image as attributes of a tag describe it, in the one vocabulary of all tags: {@code key} and {@code alt}, which
     * must be there; {@code widths}, {@code boxes}, {@code box} or {@code preset}; {@code focus} and {@code quality}; {@code
     * densities}, {@code sizes}, {@code formats} and {@code loading}; {@code original} with its size, {@code 3840x2160}; {@code placeholder} with {@code
     * colour}, {@code thumbhash} or both; and those of HTML that any element may have.
     *
     * @throws IllegalArgumentException if one is missing, unknown or not accepted
     */
    public static Picture of(ImageUrls urls, Map<String, String> attributes) {
        return new TagAttributes(attributes).picture(urls);
    }

    /** The whole image in these widths, in pixels, of which a browser chooses one. */
    public Picture widths(int... widths) {
        return boxes(
                IntStream.of(widths).mapToObj(width -> Transform.fit(width, 0)).toArray(Transform[]::new));
    }

    /** The image in these boxes, which should all have one shape, of which a browser chooses one by its width. */
    public Picture boxes(Transform... choice) {
        this.boxes = List.of(choice);
        this.box = null;
        return this;
    }

    /** The image in one size on the page, in CSS pixels, and for dense screens in as many more pixels. */
    public Picture box(Transform shown) {
        this.box = shown;
        this.boxes = List.of();
        return this;
    }

    /** As {@link #box}, by the name of the size. */
    public Picture preset(String name) {
        return box(urls.preset(name).variant().transform());
    }

    /**
     * For which screens there are files of a {@link #box}, in pixels for each CSS pixel; 1 is always there. By default for 1
     * and, if that size may be made, for 2.
     */
    public Picture densities(double... perCssPixel) {
        for (double density : perCssPixel) {
            if (!(density > 0 && density <= 10)) {
                throw new IllegalArgumentException("density " + density + " is not over 0 and at most 10");
            }
        }
        this.densities = DoubleStream.of(perCssPixel).sorted().toArray();
        return this;
    }

    /** How wide the page shows the image, as HTML has it: {@code (max-width: 600px) 100vw, 600px}; by default 100vw. */
    public Picture sizes(String css) {
        this.sizes = css;
        return this;
    }

    /**
     * The formats that are offered, the best first, instead of {@link ImageUrls#pageFormats(String)}, or of none where the
     * size or the {@linkplain DerivativeUrls#as URLs} name one that is not the original's.
     */
    public Picture formats(ImageFormat... bestFirst) {
        this.formats = List.of(bestFirst);
        return this;
    }

    /** When a browser loads it; by default {@link Loading#LAZY}. */
    public Picture loading(Loading when) {
        this.loading = when;
        return this;
    }

    /** The original's size in pixels, upright, where the application knows it, so that it is not looked up. */
    public Picture original(int width, int height) {
        this.size = new OriginalSize(width, height);
        return this;
    }

    /** Shows the original's {@linkplain Placeholder#cssColour colour} until the image is there, by a {@code style}. */
    public Picture colour() {
        this.colour = true;
        return this;
    }

    /** Has the original's {@link Placeholder#thumbHash} as {@code data-thumbhash}, for a script of the page. */
    public Picture thumbHash() {
        this.thumbHash = true;
        return this;
    }

    /**
     * Another attribute of the {@code <img>}: {@code class}, {@code id}, {@code data-…}.
     *
     * @param name must not come from a visitor
     * @param value any text; it is escaped
     * @throws IllegalArgumentException if this is no attribute's name or one that is written anyway
     */
    public Picture attribute(String name, String value) {
        if (!name.matches("[a-z][a-z0-9:._-]*") || OURS.contains(name)) {
            throw new IllegalArgumentException("'" + name + "' is not an attribute that can be added");
        }
        more.put(name, value);
        return this;
    }

    /** What is known of the original, at most looked up once for an element. */
    private record Known(@Nullable OriginalSize size, Optional<Placeholder> placeholder) {}

    private Known known() {
        Optional<Placeholder> found = size == null || colour || thumbHash ? urls.placeholder() : Optional.empty();
        return new Known(
                size == null
                        ? found.map(each -> new OriginalSize(each.width(), each.height()))
                                .orElse(null)
                        : size,
                found);
    }

    private Candidates candidates(@Nullable OriginalSize original) {
        if (box != null) {
            return Candidates.densities(urls, original, box, densities);
        }
        return boxes.isEmpty() ? Candidates.usual(urls, original) : Candidates.boxes(urls, original, boxes);
    }

    /** The {@code srcset} alone, for elements that the page writes itself; not yet escaped. */
    public String srcset() {
        return candidates(known().size()).srcset(null);
    }

    /** The same in another format. */
    public String srcset(ImageFormat format) {
        return candidates(known().size()).srcset(format);
    }

    /**
     * The element.
     *
     * @throws IllegalArgumentException if a size or a format was asked for that the server would refuse
     */
    @Override
    public String toString() {
        Known known = known();
        Candidates candidates = candidates(known.size());
        Optional<ImageFormat> named = candidates.format();
        ImageFormat last = named.orElseGet(this::last);
        StringBuilder sources = new StringBuilder();
        for (ImageFormat format : offered(named.isPresent())) {
            if (format != last) {
                sources.append(source(candidates, format));
            }
        }
        String img = Html.tag("img", attributes(candidates, last, known.placeholder()));
        return sources.isEmpty() ? img : "<picture>" + sources + img + "</picture>";
    }

    private List<ImageFormat> offered(boolean named) {
        if (formats != null) {
            return formats;
        }
        return named ? List.of() : urls.urls().pageFormats(urls.originalKey());
    }

    /** The format for browsers that know none that is offered: the original's, or one that all know. */
    private ImageFormat last() {
        ImageFormat own = Variant.formatOf(urls.originalKey()).orElse(ImageFormat.JPEG);
        return own == ImageFormat.AVIF ? ImageFormat.JPEG : own;
    }

    private String source(Candidates candidates, ImageFormat format) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("type", format.mediaType());
        attributes.put("srcset", candidates.srcset(format));
        if (candidates.needSizes()) {
            attributes.put("sizes", sizes);
        }
        return Html.tag("source", attributes);
    }

    private Map<String, String> attributes(Candidates candidates, ImageFormat last, Optional<Placeholder> placeholder) {
        Candidate main = candidates.main();
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("src", main.in(last));
        if (!candidates.isOne()) {
            attributes.put("srcset", candidates.srcset(last));
        }
        if (candidates.needSizes()) {
            attributes.put("sizes", sizes);
        }
        if (main.width() > 0 && main.height() > 0) {
            attributes.put("width", Integer.toString(main.width()));
            attributes.put("height", Integer.toString(main.height()));
        }
        attributes.put("alt", alt);
        loading.describe(attributes);
        attributes.putAll(more);
        if (colour) {
            placeholder.ifPresent(known -> attributes.merge(
                    "style", "background-color:" + known.cssColour(), (own, ours) -> ours + ";" + own));
        }
        if (thumbHash) {
            placeholder.ifPresent(known -> attributes.put("data-thumbhash", known.thumbHash()));
        }
        return attributes;
    }
}
