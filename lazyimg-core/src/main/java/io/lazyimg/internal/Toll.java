package io.lazyimg.internal;

import io.lazyimg.image.ImageException;

/** What must be paid before a render starts. */
interface Toll {
    /** Nothing. */
    Toll NONE = () -> {};

    /**
     * Pays it.
     *
     * @throws ImageException if the render may not start
     */
    void pay();
}
