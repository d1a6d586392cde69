package io.lazyimg.codec;

/** A width and a height in pixels. */
public record Size(int width, int height) {
    /** The same on its side. */
    public Size turned() {
        return new Size(/* width= */ height, /* height= */ width);
    }
}
