package io.lazyimg.imageio;

/** What the 8-bit samples of one pixel mean, in the order in which a {@link Rows} gets them. */
enum Samples {
    GRAY(1),
    GRAY_ALPHA(2),
    RGB(3),
    /** Colours are not multiplied by alpha. */
    RGBA(4),
    /** Amounts of ink: 255 is full ink. */
    CMYK(4),
    /** JPEG's YCbCr with a black plane, as it is stored. */
    YCCK(4);

    private final int count;

    Samples(int count) {
        this.count = count;
    }

    /** Samples, and so bytes, a pixel. */
    int count() {
        return count;
    }

    boolean alpha() {
        return this == GRAY_ALPHA || this == RGBA;
    }
}
