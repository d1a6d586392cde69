package io.lazyimg.vips;

import io.lazyimg.codec.Size;

/**
 * What coded data say of the picture in them.
 *
 * @param size in pixels
 * @param rich whether they may hold colours in full resolution, or more than 10 bits a sample
 */
record Coded(Size size, boolean rich) {}
