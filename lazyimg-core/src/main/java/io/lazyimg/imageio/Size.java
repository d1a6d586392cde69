package io.lazyimg.imageio;

/** A width and a height in pixels. */
record Size(int width, int height) {
    /** The same on its side. */
    Size turned() {
        return new Size(/* width= */ height, /* height= */ width);
    }
}
