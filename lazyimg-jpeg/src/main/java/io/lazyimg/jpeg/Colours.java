package io.lazyimg.jpeg;

import io.lazyimg.codec.Plane;
import io.lazyimg.codec.ProfileToSrgb;
import io.lazyimg.spi.Pixels;
import io.lazyimg.spi.TimeLimit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Between JPEG's YCbCr and RGB.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-T.871">ITU-T T.871 (JFIF), 7</a>
 */
final class Colours {
    private Colours() {}

    /** A colour, 0xRRGGBB, as Y, Cb and Cr. */
    static float[] ycc(int rgb) {
        int r = rgb >> 16 & 0xFF;
        int g = rgb >> 8 & 0xFF;
        int b = rgb & 0xFF;
        return new float[] {luma(r, g, b), blue(r, g, b), red(r, g, b)};
    }

    private static float luma(int r, int g, int b) {
        return 0.299f * r + 0.587f * g + 0.114f * b;
    }

    private static float blue(int r, int g, int b) {
        return 128 + (0.5f * (b - g) + 0.168736f * (g - r));
    }

    private static float red(int r, int g, int b) {
        return 128 + (0.5f * (r - g) + 0.081312f * (g - b));
    }

    /**
     * Planes in the colours of a file, all of one size, as planes of sRGB in YCbCr.
     *
     * @param profile the file's colours, or {@code null} if they are sRGB
     * @param pixels for each sample of Cb and Cr, on both sides
     */
    static List<Plane> convert(
            List<Plane> planes, Header.Colour colour, byte @Nullable [] profile, int pixels, TimeLimit time) {
        int[] rgb = rgb(planes, colour);
        if (profile != null) {
            boolean gray = colour == Header.Colour.GRAY;
            ProfileToSrgb.convert(rgb, gray ? ProfileToSrgb.Kind.GRAY : ProfileToSrgb.Kind.RGB, profile, time);
        }
        int width = planes.get(0).width();
        int height = planes.get(0).height();
        Plane luma = new Plane(width, height);
        for (int i = 0; i < rgb.length; i++) {
            luma.samples()[i] = luma(rgb[i] >> 16 & 0xFF, rgb[i] >> 8 & 0xFF, rgb[i] & 0xFF);
        }
        if (colour == Header.Colour.GRAY) {
            return List.of(luma);
        }
        Plane blue = new Plane(Frame.ceil(width, pixels), Frame.ceil(height, pixels));
        Plane red = new Plane(blue.width(), blue.height());
        for (int y = 0; y < blue.height(); y++) {
            for (int x = 0; x < blue.width(); x++) {
                float blueSum = 0;
                float redSum = 0;
                int count = 0;
                for (int v = y * pixels; v < Math.min(height, (y + 1) * pixels); v++) {
                    for (int u = x * pixels; u < Math.min(width, (x + 1) * pixels); u++) {
                        int pixel = rgb[v * width + u];
                        int r = pixel >> 16 & 0xFF;
                        int g = pixel >> 8 & 0xFF;
                        int b = pixel & 0xFF;
                        blueSum += blue(r, g, b);
                        redSum += red(r, g, b);
                        count++;
                    }
                }
                blue.samples()[y * blue.width() + x] = blueSum / count;
                red.samples()[y * blue.width() + x] = redSum / count;
            }
        }
        List<Plane> converted = new ArrayList<>();
        converted.add(luma);
        converted.add(blue);
        converted.add(red);
        return converted;
    }

    /** The most that {@link #convert} takes for so many pixels, beside the planes that it gets. */
    static long heapBytes(long pixels) {
        return 4 * pixels + 3 * 4 * pixels;
    }

    /** Pixels, 0xFFRRGGBB, of planes of one size. */
    static int[] rgb(List<Plane> planes, Header.Colour colour) {
        float[] first = planes.get(0).samples();
        int[] rgb = new int[first.length];
        switch (colour) {
            case GRAY -> {
                for (int i = 0; i < rgb.length; i++) {
                    rgb[i] = 0xFF000000 | 0x010101 * level(first[i]);
                }
            }
            case RGB -> {
                float[] second = planes.get(1).samples();
                float[] third = planes.get(2).samples();
                for (int i = 0; i < rgb.length; i++) {
                    rgb[i] = 0xFF000000 | level(first[i]) << 16 | level(second[i]) << 8 | level(third[i]);
                }
            }
            case YCC -> {
                float[] second = planes.get(1).samples();
                float[] third = planes.get(2).samples();
                for (int i = 0; i < rgb.length; i++) {
                    rgb[i] = rgb(first[i], second[i] - 128, third[i] - 128);
                }
            }
        }
        return rgb;
    }

    /**
     * Pixels of planes of a result.
     *
     * @param planes Y, or Y, Cb and Cr
     * @param pixels for each sample of Cb and Cr, on both sides; all of them get its colour
     */
    static Pixels pixels(List<Plane> planes, int pixels) {
        Plane luma = planes.get(0);
        int width = luma.width();
        int height = luma.height();
        if (planes.size() == 1) {
            return new Pixels(width, height, rgb(planes, Header.Colour.GRAY), false);
        }
        int[] rgb = new int[Math.multiplyExact(width, height)];
        Plane blues = planes.get(1);
        for (int y = 0; y < height; y++) {
            int row = y / pixels * blues.width();
            for (int x = 0; x < width; x++) {
                int colour = row + x / pixels;
                rgb[y * width + x] = rgb(
                        luma.samples()[y * width + x],
                        blues.samples()[colour] - 128,
                        planes.get(2).samples()[colour] - 128);
            }
        }
        return new Pixels(width, height, rgb, false);
    }

    private static int rgb(float luma, float blue, float red) {
        return 0xFF000000
                | level(luma + 1.402f * red) << 16
                | level(luma - 0.344136f * blue - 0.714136f * red) << 8
                | level(luma + 1.772f * blue);
    }

    private static int level(float value) {
        return value <= 0 ? 0 : value >= 254.5f ? 255 : (int) (value + 0.5f);
    }
}
