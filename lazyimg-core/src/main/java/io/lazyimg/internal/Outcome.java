package io.lazyimg.internal;

import io.lazyimg.image.Variant;
import io.lazyimg.spi.BlobInfo;
import io.lazyimg.spi.ResizePlan;
import io.lazyimg.spi.Resized;
import java.time.Instant;

/** What a flight ends with, the same for all who waited for it. */
sealed interface Outcome {
    /** The original's size shows that this variant is the canonical one. */
    record Redirect(Variant canonical) implements Outcome {}

    /** Somebody else has stored it meanwhile. */
    record Stored() implements Outcome {}

    /**
     * The picture.
     *
     * @param picture the encoded picture
     * @param etag a hash of its bytes
     * @param at when it was made, to the second as HTTP dates are
     * @param original the original that it was made of
     * @param plan what its header told
     * @param timing the steps that led to it, as a {@code Server-Timing} header
     */
    record Rendered(Resized picture, String etag, Instant at, BlobInfo original, ResizePlan plan, String timing)
            implements Outcome {}
}
