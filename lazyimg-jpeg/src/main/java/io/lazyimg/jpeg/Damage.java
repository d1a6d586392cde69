package io.lazyimg.jpeg;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;

/** A JPEG is not what its own words say. */
final class Damage {
    private Damage() {}

    static ImageException of(String what) {
        return new ImageException(Reason.NOT_DECODABLE, "the JPEG is damaged: " + what);
    }
}
