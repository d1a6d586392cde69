package io.lazyimg.peers.fidelity;

/**
 * One channel of a picture, row by row, on the scale of 8-bit samples and not rounded to them.
 *
 * @param width in samples
 * @param height in samples
 * @param samples {@code width * height} of them
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier; never compared
public record Plane(int width, int height, float[] samples) {
    public Plane {
        if (samples.length != width * height) {
            throw new IllegalArgumentException(samples.length + " samples for " + width + "x" + height);
        }
    }

    /** All black. */
    public Plane(int width, int height) {
        this(width, height, new float[width * height]);
    }

    /** Turned by a quarter to the right: what EXIF orientation 6 asks for. */
    public Plane turnedRight() {
        Plane turned = new Plane(/* width= */ height, /* height= */ width);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned.samples[x * height + (height - 1 - y)] = samples[y * width + x];
            }
        }
        return turned;
    }

    /** With what lies outside of 0..255 brought there. */
    Plane clipped() {
        Plane clipped = new Plane(width, height);
        for (int i = 0; i < samples.length; i++) {
            clipped.samples[i] = Math.min(255, Math.max(0, samples[i]));
        }
        return clipped;
    }
}
