package io.lazyimg.examples.processor.samples;

/**
 * A colour while it is being worked on; each part usually 0..255, and clipped only in the end.
 *
 * @param red the red part
 * @param green the green part
 * @param blue the blue part
 */
record Colour(float red, float green, float blue) {
    static Colour of(int rgb) {
        return new Colour((rgb >> 16) & 0xFF, (rgb >> 8) & 0xFF, rgb & 0xFF);
    }

    /** So much of the way, 0..1, to another colour. */
    Colour towards(Colour other, float share) {
        float t = Math.min(1, Math.max(0, share));
        return new Colour(
                red + t * (other.red - red), green + t * (other.green - green), blue + t * (other.blue - blue));
    }

    /** So many times as bright. */
    Colour times(float factor) {
        return new Colour(red * factor, green * factor, blue * factor);
    }

    Colour plus(float light) {
        return new Colour(red + light, green + light, blue + light);
    }
}
