package io.lazyimg.codec;

/**
 * One component of a picture.
 *
 * @param width in samples
 * @param height in samples
 * @param samples 0 to 255, row by row without gaps; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes; never compared
public record Plane(int width, int height, float[] samples) {
    /** A plane of zeros. */
    public Plane(int width, int height) {
        this(width, height, new float[Math.multiplyExact(width, height)]);
    }
}
