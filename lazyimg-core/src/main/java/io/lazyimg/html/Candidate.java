package io.lazyimg.html;

import io.lazyimg.ImageUrl;
import io.lazyimg.image.Fit;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Layout;
import io.lazyimg.image.Transform;
import org.jspecify.annotations.Nullable;

/**
 * A file that a browser may choose.
 *
 * @param width its width in pixels, 0 if it is not known
 * @param height its height in pixels, 0 if it is not known
 */
record Candidate(ImageUrl url, int width, int height) {
    /** What a URL leads to. Where the original's size is known, it is known in full, and the URL never redirects. */
    static Candidate of(ImageUrl url, @Nullable OriginalSize original) {
        Transform asked = url.variant().transform();
        if (original == null) {
            return new Candidate(url, asked.width(), asked.fit() == Fit.FIT ? 0 : asked.height());
        }
        ImageUrl within = url.within(original.width(), original.height());
        Layout layout = within.variant().transform().layout(original.width(), original.height());
        return new Candidate(within, layout.canvasWidth(), layout.canvasHeight());
    }

    /** How many times as many pixels on a side as another one has. */
    double times(Candidate other) {
        return width > 0 && other.width > 0
                ? (double) width / other.width
                : (double) url.variant().transform().height()
                        / other.url.variant().transform().height();
    }

    String in(@Nullable ImageFormat format) {
        return (format == null ? url : url.as(format)).toString();
    }
}
