package io.lazyimg.imageio;

/** A rectangle of pixels. */
record Region(int x, int y, int width, int height) {}
