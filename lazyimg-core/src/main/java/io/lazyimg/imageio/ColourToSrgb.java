package io.lazyimg.imageio;

import io.lazyimg.codec.Profile;
import io.lazyimg.codec.ProfileToSrgb;
import io.lazyimg.spi.TimeLimit;

/**
 * Takes a picture from the colours of its file to sRGB: by the embedded profile if it is sound and fits the samples,
 * else as if there were none.
 */
final class ColourToSrgb {
    private ColourToSrgb() {}

    /** The picture in sRGB; its pixels are changed in place. */
    static Picture convert(Picture picture, Samples samples, Profile profile, TimeLimit time) {
        int[] pixels = picture.pixels();
        if (samples == Samples.YCCK) {
            Inks.ycckToCmyk(pixels);
        }
        byte[] icc = profile.read();
        if (icc != null && ProfileToSrgb.convert(pixels, kind(samples), icc, time)) {
            return picture;
        }
        if (kind(samples) == ProfileToSrgb.Kind.CMYK) {
            Inks.cmykToRgb(pixels);
        }
        return picture;
    }

    private static ProfileToSrgb.Kind kind(Samples samples) {
        return switch (samples) {
            case GRAY, GRAY_ALPHA -> ProfileToSrgb.Kind.GRAY;
            case RGB, RGBA -> ProfileToSrgb.Kind.RGB;
            case CMYK, YCCK -> ProfileToSrgb.Kind.CMYK;
        };
    }
}
