package io.lazyimg.imageio;

/** How {@link ImageIoResizer} brings pixels to their size. */
public enum Resampler {
    /** Lanczos' kernel of three lobes on the rows as they are decoded, from a ratio of eight on after averaging some. */
    LANCZOS,

    /** Areas averaged to twice the size as rows are decoded, then one bicubic or bilinear step of imgscalr. */
    IMGSCALR
}
