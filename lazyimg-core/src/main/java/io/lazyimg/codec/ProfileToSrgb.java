package io.lazyimg.codec;

import io.lazyimg.image.ImageException;
import io.lazyimg.spi.TimeLimit;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes pixels from the colours of an embedded profile to sRGB. */
public final class ProfileToSrgb {
    private static final Logger LOG = LoggerFactory.getLogger(ProfileToSrgb.class);

    /** Pixels that are converted at a time. */
    private static final int CHUNK = 1 << 15;

    /** What pixels are before they are converted. */
    public enum Kind {
        /** The same in red, green and blue. */
        GRAY,
        RGB,
        /** Cyan, magenta and yellow where colours lie, black where alpha does; 255 is full ink. */
        CMYK
    }

    private ProfileToSrgb() {}

    /** What converting takes beside the pixels. */
    public static long bytes() {
        return 4L * Profile.MAX_BYTES + 64L * CHUNK;
    }

    /**
     * Converts pixels, 0xAARRGGBB, in place. Alpha stays; what was inks becomes opaque.
     *
     * @return false, and the pixels are as they were, if the profile is broken or not for this kind of pixels
     */
    public static boolean convert(int[] pixels, Kind kind, byte[] icc, TimeLimit time) {
        if (kind != Kind.CMYK && SrgbProfile.matches(icc)) {
            return true;
        }
        try {
            ICC_Profile from = ICC_Profile.getInstance(icc);
            int components = components(from, kind);
            if (components == 0) {
                return false;
            }
            ICC_Profile to = ((ICC_ColorSpace) ColorSpace.getInstance(ColorSpace.CS_sRGB)).getProfile();
            convert(pixels, components, new ColorConvertOp(new ICC_Profile[] {from, to}, null), time);
            return true;
        } catch (ImageException e) {
            throw e;
        } catch (RuntimeException e) { // the many ways in which a profile can be broken
            LOG.debug("an embedded colour profile of {} bytes is not used: {}", icc.length, e.toString());
            return false;
        }
    }

    /** How many components of the profile the pixels give, or 0 if it is not a profile for them. */
    private static int components(ICC_Profile profile, Kind kind) {
        return switch (profile.getColorSpaceType()) {
            case ColorSpace.TYPE_CMYK -> kind == Kind.CMYK ? 4 : 0;
            case ColorSpace.TYPE_RGB -> kind == Kind.CMYK ? 0 : 3;
            case ColorSpace.TYPE_GRAY -> kind == Kind.GRAY ? 1 : 0;
            default -> 0;
        };
    }

    private static void convert(int[] pixels, int components, ColorConvertOp op, TimeLimit time) {
        WritableRaster out = null;
        WritableRaster in = null;
        byte[] from = new byte[0];
        byte[] to = new byte[0];
        for (int at = 0; at < pixels.length; at += CHUNK) {
            time.check();
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
