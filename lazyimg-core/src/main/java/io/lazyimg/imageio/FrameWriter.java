package io.lazyimg.imageio;

import java.io.IOException;

/** Writes an animation. */
interface FrameWriter {
    /**
     * Takes what is seen next, always of the same size; the pixels are its own from then on.
     *
     * @param millis for how long
     */
    void frame(Picture picture, int millis) throws IOException;

    /** The bytes of the whole. */
    byte[] end() throws IOException;
}
