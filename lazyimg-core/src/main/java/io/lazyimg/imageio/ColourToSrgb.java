package io.lazyimg.imageio;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a picture from the colours of its file to sRGB: by the embedded profile if it is sound and fits the samples,
 * else as if there were none.
 */
final class ColourToSrgb {
    private static final Logger LOG = LoggerFactory.getLogger(ColourToSrgb.class);

    /** Pixels that are converted at a time. */
    private static final int CHUNK = 1 << 15;

    private ColourToSrgb() {}

    /** What converting takes beside the picture. */
    static long bytes() {
        return 4L * Profile.MAX_BYTES + 64L * CHUNK;
    }

    /** The picture in sRGB; its pixels are changed in place. */
    static Picture convert(Picture picture, Samples samples, Profile profile) {
        int[] pixels = picture.pixels();
        if (samples == Samples.YCCK) {
            Inks.ycckToCmyk(pixels);
        }
        boolean inks = samples == Samples.CMYK || samples == Samples.YCCK;
        byte[] icc = profile.read();
        if (icc != null && byProfile(pixels, samples, inks, icc)) {
            return picture;
        }
        if (inks) {
            Inks.cmykToRgb(pixels);
        }
        return picture;
    }

    private static boolean byProfile(int[] pixels, Samples samples, boolean inks, byte[] icc) {
        try {
            ICC_Profile from = ICC_Profile.getInstance(icc);
            int components = components(from, samples, inks);
            if (components == 0) {
                return false;
            }
            ICC_Profile to = ((ICC_ColorSpace) ColorSpace.getInstance(ColorSpace.CS_sRGB)).getProfile();
            convert(pixels, components, new ColorConvertOp(new ICC_Profile[] {from, to}, null));
            return true;
        } catch (RuntimeException e) { // the many ways in which a profile can be broken
            LOG.debug("an embedded colour profile of {} bytes is not used: {}", icc.length, e.toString());
            return false;
        }
    }

    /** How many components of the profile the samples give, or 0 if it is not a profile for them. */
    private static int components(ICC_Profile profile, Samples samples, boolean inks) {
        return switch (profile.getColorSpaceType()) {
            case ColorSpace.TYPE_CMYK -> inks ? 4 : 0;
            case ColorSpace.TYPE_RGB -> inks ? 0 : 3;
            case ColorSpace.TYPE_GRAY -> samples == Samples.GRAY || samples == Samples.GRAY_ALPHA ? 1 : 0;
            default -> 0;
        };
    }

    private static void convert(int[] pixels, int components, ColorConvertOp op) {
        WritableRaster out = null;
        WritableRaster in = null;
        byte[] from = new byte[0];
        byte[] to = new byte[0];
        for (int at = 0; at < pixels.length; at += CHUNK) {
            int count = Math.min(CHUNK, pixels.length - at);
            if (in == null || out == null || in.getWidth() != count) {
                in = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, count, 1, components, null);
                out = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, count, 1, 3, null);
                from = new byte[count * components];
                to = new byte[count * 3];
            }
            split(pixels, at, count, components, from);
            in.setDataElements(0, 0, count, 1, from);
            op.filter(in, out);
            out.getDataElements(0, 0, count, 1, to);
            join(pixels, at, count, components == 4, to);
        }
    }

    private static void split(int[] pixels, int at, int count, int components, byte[] to) {
        for (int i = 0; i < count; i++) {
            int pixel = pixels[at + i];
            if (components == 1) {
                to[i] = (byte) pixel;
            } else {
                to[i * components] = (byte) (pixel >> 16);
                to[i * components + 1] = (byte) (pixel >> 8);
                to[i * components + 2] = (byte) pixel;
                if (components == 4) {
                    to[i * 4 + 3] = (byte) (pixel >> 24);
                }
            }
        }
    }

    private static void join(int[] pixels, int at, int count, boolean opaque, byte[] from) {
        for (int i = 0; i < count; i++) {
            int rgb = (from[3 * i] & 0xFF) << 16 | (from[3 * i + 1] & 0xFF) << 8 | (from[3 * i + 2] & 0xFF);
            pixels[at + i] = (opaque ? 0xFF000000 : pixels[at + i] & 0xFF000000) | rgb;
        }
    }
}
