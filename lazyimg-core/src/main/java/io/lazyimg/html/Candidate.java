package io.lazyimg.html;

import io.lazyimg.ImageUrl;
import io.lazyimg.image.Fit;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Layout;
import io.lazyimg.image.Transform;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that a browser may choose.
 *
 * @param width its width in pixels, 0 if it is not known
 * @param height its height in pixels, 0 if it is not known
 */
record Candidate(ImageUrl url, int width, int height) {
    /** What is known of a URL without its original, of which it may ask too much. */
    static Candidate unmeasured(ImageUrl url) {
        return new Candidate(url, 0, 0);
    }

    /**
     * What a URL leads to. Where the original's size is known, it is known in full, and the URL never redirects; nothing if
     * the server would refuse to make so large a file of that original.
     */
    static Optional<Candidate> of(ImageUrl url, @Nullable OriginalSize original) {
        if (original == null) {
            Transform asked = url.variant().transform();
            return Optional.of(new Candidate(url, asked.width(), asked.fit() == Fit.FIT ? 0 : asked.height()));
        }
        try {
            ImageUrl within = url.within(original.width(), original.height());
            ImageUrl last = within.within(original.width(), original.height()); // the limits hold for what is left
            Layout layout = last.variant().transform().layout(original.width(), original.height());
            return Optional.of(new Candidate(last, layout.canvasWidth(), layout.canvasHeight()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
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
