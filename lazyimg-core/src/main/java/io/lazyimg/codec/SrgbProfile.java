package io.lazyimg.codec;

import io.lazyimg.image.ImageException;
import org.jspecify.annotations.Nullable;

/**
 * Tells profiles that mean sRGB, whoever wrote them: by their colorants and curves. To convert by such a profile would
 * change nothing but the last bit.
 *
 * @see <a href="https://www.color.org/specification/ICC.1-2022-05.pdf">ICC.1:2022, 7 to 10</a>
 */
public final class SrgbProfile {
    private static final int CLASS = 12;
    private static final int SPACE = 16;
    private static final int CONNECTION_SPACE = 20;
    private static final int SIGNATURE = 36;
    private static final int TAGS = 128;

    /** No profile of colorants and curves has more. */
    private static final int MAX_TAGS = 100;

    /** IEC 61966-2-1, its colorants adapted from D65 to D50 by Bradford's matrix. */
    private static final double[][] COLORANTS = {
        {0.43607, 0.22249, 0.01392},
        {0.38515, 0.71687, 0.09708},
        {0.14307, 0.06061, 0.71410},
    };

    /** What profiles in use are off by is below 0.0003. */
    private static final double COLORANT_TOLERANCE = 0.0005;

    /** In 8-bit levels: profiles made to be small have curves of as few as 20 points. */
    private static final double CURVE_TOLERANCE = 1.5;

    private SrgbProfile() {}

    /** Whether RGB or gray pixels of this profile are in sRGB as they are. False if the profile is broken. */
    public static boolean matches(byte[] icc) {
        try {
            Bytes profile = Bytes.bigEndian(icc);
            if (!profile.matches(SIGNATURE, "acsp")
                    || !profile.matches(CONNECTION_SPACE, "XYZ ")
                    || profile.matches(CLASS, "abst")
                    || tag(profile, "A2B") != null
                    || tag(profile, "D2B") != null) {
                return false;
            }
            if (profile.matches(SPACE, "GRAY")) {
                return isSrgbCurve(tag(profile, "kTRC"));
            }
            return profile.matches(SPACE, "RGB ")
                    && isColorant(tag(profile, "rXYZ"), COLORANTS[0])
                    && isColorant(tag(profile, "gXYZ"), COLORANTS[1])
                    && isColorant(tag(profile, "bXYZ"), COLORANTS[2])
                    && isSrgbCurve(tag(profile, "rTRC"))
                    && isSrgbCurve(tag(profile, "gTRC"))
                    && isSrgbCurve(tag(profile, "bTRC"));
        } catch (ImageException broken) {
            return false;
        }
    }

    /** The content of the first tag whose name begins so. */
    private static @Nullable Bytes tag(Bytes profile, String name) {
        long count = profile.u32(TAGS);
        for (long i = 0; i < Math.min(count, MAX_TAGS); i++) {
            long entry = TAGS + 4 + 12 * i;
            if (profile.matches(entry, name)) {
                return profile.slice(profile.u32(entry + 4), profile.u32(entry + 8));
            }
        }
        return null;
    }

    private static boolean isColorant(@Nullable Bytes tag, double[] expected) {
        if (tag == null || !tag.matches(0, "XYZ ")) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (Math.abs(fixed(tag, 8 + 4L * i) - expected[i]) > COLORANT_TOLERANCE) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSrgbCurve(@Nullable Bytes tag) {
        if (tag == null) {
            return false;
        }
        for (int level = 0; level <= 255; level++) {
            double linear = tag.matches(0, "para") ? parametric(tag, level / 255.0) : tabulated(tag, level / 255.0);
            if (!(Math.abs(encode(linear) - level) <= CURVE_TOLERANCE)) { // nor NaN
                return false;
            }
        }
        return true;
    }

    /** IEC 61966-2-1, 5.2, in 8-bit levels. */
    private static double encode(double linear) {
        return 255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055);
    }

    /** ICC.1:2022, 10.6; NaN if it is no such curve. */
    private static double tabulated(Bytes tag, double x) {
        if (!tag.matches(0, "curv")) {
            return Double.NaN;
        }
        long count = tag.u32(8);
        if (count < 2) {
            return count == 0 ? x : Math.pow(x, tag.u16(12) / 256.0);
        }
        double at = x * (count - 1);
        long before = Math.min((long) at, count - 2);
        double first = tag.u16(12 + 2 * before) / 65535.0;
        double second = tag.u16(14 + 2 * before) / 65535.0;
        return first + (second - first) * (at - before);
    }

    /** ICC.1:2022, 10.18, table 68: {@code (ax + b)^g + e} from {@code d} on, and {@code cx + f} below it. */
    private static double parametric(Bytes tag, double x) {
        int type = tag.u16(8);
        double g = fixed(tag, 12);
        double a = type >= 1 ? fixed(tag, 16) : 1;
        double b = type >= 1 ? fixed(tag, 20) : 0;
        return switch (type) {
            case 0 -> Math.pow(x, g);
            case 1 -> x >= -b / a ? Math.pow(a * x + b, g) : 0;
            case 2 -> (x >= -b / a ? Math.pow(a * x + b, g) : 0) + fixed(tag, 24);
            case 3 -> x >= fixed(tag, 28) ? Math.pow(a * x + b, g) : fixed(tag, 24) * x;
            case 4 ->
                x >= fixed(tag, 28) ? Math.pow(a * x + b, g) + fixed(tag, 32) : fixed(tag, 24) * x + fixed(tag, 36);
            default -> Double.NaN;
        };
    }

    private static double fixed(Bytes tag, long at) {
        return tag.s32(at) / 65536.0;
    }
}
