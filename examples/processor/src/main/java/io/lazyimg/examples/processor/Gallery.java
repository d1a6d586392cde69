package io.lazyimg.examples.processor;

import io.lazyimg.LazyImages;
import io.lazyimg.Setting;
import io.lazyimg.UrlScheme;
import io.lazyimg.examples.processor.Picture.Derivative;
import io.lazyimg.examples.processor.Picture.Kept;
import io.lazyimg.image.Transform;
import io.lazyimg.image.Variant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pictures that the page shows: some of those in the originals' folder. None if the originals are not in a folder,
 * and none if URLs must be signed, for then nobody is to get a signed URL by asking.
 */
final class Gallery {
    private final UrlScheme urls;
    private final String prefix;
    private final boolean signed;
    private final PageSizes sizes;
    private final @Nullable Path originals;
    private final @Nullable Path derivatives;

    Gallery(Configuration configuration, LazyImages images) {
        this.urls = images.scheme();
        String inner = configuration.value(Setting.PREFIX).orElse("").strip().replaceAll("^/+|/+$", "");
        this.prefix = inner.isEmpty() ? "/" : "/" + inner + "/";
        this.signed = configuration.value(Setting.SIGNING_KEYS).isPresent()
                && !configuration.value(Setting.SIGNING).equals(Optional.of("off"));
        this.sizes = PageSizes.of(configuration);
        this.originals = configuration.folder(Setting.ORIGINALS).orElse(null);
        this.derivatives = configuration.folder(Setting.DERIVATIVES).orElse(null);
    }

    /** Why there is nothing to show, or nothing. */
    Optional<String> obstacle() {
        if (signed) {
            return Optional.of("URLs must be signed here, so none are given away.");
        }
        if (originals == null) {
            return Optional.of("The originals are not in a folder, so they are not listed here.");
        }
        return Optional.empty();
    }

    /** Looks into the folder. */
    List<Picture> pictures() {
        if (originals == null || signed) {
            return List.of();
        }
        return OriginalsWalk.in(originals).stream().map(this::picture).toList();
    }

    /** Some paths to try, of different pictures. */
    List<String> examples(int most) {
        return pictures().stream()
                .limit(most)
                .map(picture -> picture.shown().get(picture.shown().size() - 1).path())
                .toList();
    }

    private Picture picture(OriginalsWalk.Found found) {
        List<Derivative> shown =
                sizes.shown().stream().map(size -> derivative(found, size)).toList();
        return new Picture(
                found.key(),
                found.width(),
                found.height(),
                shown,
                sizes.linked().stream()
                        .map(size -> derivative(found, size))
                        .filter(linked ->
                                shown.stream().noneMatch(each -> each.path().equals(linked.path())))
                        .toList());
    }

    private Derivative derivative(OriginalsWalk.Found found, Transform size) {
        Variant variant = new Variant(found.key(), size);
        return new Derivative(prefix + urls.format(variant), PageSizes.inWords(size), kept(urls.key(variant)));
    }

    private Kept kept(String key) {
        if (derivatives == null) {
            return Kept.UNKNOWN;
        }
        return Files.exists(derivatives.resolve(key)) ? Kept.YES : Kept.NEW;
    }
}
