package io.lazyimg.codec;

/** A rectangle of pixels. */
public record Region(int x, int y, int width, int height) {}
