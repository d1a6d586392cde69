package io.lazyimg;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Variant;
import java.util.List;
import java.util.Set;

/**
 * Which formats pages offer beside that of the original, the best first.
 *
 * @param keepsAnimations whether those of GIF and WebP are kept, which other formats would end
 */
record PageFormats(List<ImageFormat> all, boolean keepsAnimations) {
    private static final Set<ImageFormat> ANIMATED = Set.of(ImageFormat.GIF, ImageFormat.WEBP);

    /** Those that show all that an original of this name may have. */
    List<ImageFormat> of(String originalKey) {
        boolean mayMove = keepsAnimations
                && Variant.formatOf(originalKey).filter(ANIMATED::contains).isPresent();
        return mayMove ? all.stream().filter(ANIMATED::contains).toList() : all;
    }
}
