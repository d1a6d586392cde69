package io.lazyimg.spi;

import io.lazyimg.image.ImageFormat;

/**
 * What an engine knows of a job from the source's header.
 *
 * @param sourceFormat the format by content
 * @param sourceWidth the source's width in pixels, upright: after its EXIF orientation
 * @param sourceHeight the source's height in pixels, upright
 * @param memoryBytes the most memory, on the heap and off it, that the job will take beside the source's own bytes and
 *     including the result's
 */
public record ResizePlan(ImageFormat sourceFormat, int sourceWidth, int sourceHeight, long memoryBytes) {}
