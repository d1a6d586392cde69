package io.lazyimg;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Variant;
import java.util.Set;

/**
 * What may be made, as far as a URL tells. Whoever answers requests and whoever writes URLs ask it alike.
 *
 * @param sizes which sizes
 * @param outputs which formats can be written
 */
record Admission(SizePolicy sizes, Set<ImageFormat> outputs) {
    /**
     * Admits a variant, as {@link SizePolicy#admit(Variant)} does.
     *
     * @throws ImageException {@code REFUSED}
     */
    Variant admit(Variant variant) {
        return sizes.admit(admitFormat(variant));
    }

    /** Admits a variant if only its format is asked about. */
    Variant admitFormat(Variant variant) {
        ImageFormat format = variant.transform().format();
        if (format != null && !outputs.contains(format)) {
            throw new ImageException(Reason.REFUSED, format.mediaType() + " cannot be written here");
        }
        return variant;
    }
}
