package io.lazyimg;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Variant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which format an answer has where its URL leaves that open: the first of some that the request's Accept names.
 *
 * @param formats in order of preference; none where nothing is negotiated
 * @param keepsAnimations whether those of GIF and WebP are kept, which other formats would end
 */
record Negotiation(List<ImageFormat> formats, boolean keepsAnimations) {
    private static final Logger LOG = LoggerFactory.getLogger("io.lazyimg");

    private static final Set<ImageFormat> ANIMATED = Set.of(ImageFormat.GIF, ImageFormat.WEBP);

    /**
     * Makes sure that all formats can be written, and tells of what that means.
     *
     * @throws IllegalArgumentException if one cannot
     */
    void begin(Set<ImageFormat> outputs) {
        for (ImageFormat format : formats) {
            if (!outputs.contains(format)) {
                throw new IllegalArgumentException(Setting.NEGOTIATE.key() + ": no engine here writes "
                        + format.mediaType() + "; those that are written are "
                        + outputs.stream().map(ImageFormat::extension).sorted().collect(Collectors.joining(", ")));
            }
        }
        if (isOn()) {
            LOG.info(
                    "{} is negotiated by Accept: all requests must come here, or to a cache that heeds Vary; not to a bucket"
                            + " that serves what it holds",
                    formats.stream().map(ImageFormat::mediaType).collect(Collectors.joining(", ")));
        }
    }

    boolean isOn() {
        return !formats.isEmpty();
    }

    /** Whether the answer to a request for this depends on its Accept. */
    boolean concerns(Variant variant) {
        return variant.transform().format() == null && !offered(variant).isEmpty();
    }

    /** The variant that a request for this one is answered with: this one unless it {@link #concerns} it. */
    Variant settled(ImageRequest request, Variant variant) {
        if (!concerns(variant)) {
            return variant;
        }
        List<String> accept = request.headers().all("Accept");
        return offered(variant).stream()
                .filter(format -> Accept.names(accept, format.mediaType()))
                .findFirst()
                .map(format -> variant.with(variant.transform().as(format)))
                .orElse(variant);
    }

    private List<ImageFormat> offered(Variant variant) {
        ImageFormat named = Variant.formatOf(variant.originalKey()).orElseThrow();
        return keepsAnimations && ANIMATED.contains(named)
                ? List.of()
                : formats.stream().filter(format -> format != named).toList();
    }
}
