package io.lazyimg.imageio;

import io.lazyimg.codec.Refusal;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * The rows of any image as four 8-bit samples a pixel, taken from its raster as they are: {@code getRGB} would put them
 * through colour spaces that are not meant, and lightens gray.
 */
final class ImageRows {
    private final Raster raster;
    private final ColorModel model;
    private final int bands;
    private final int[] max;
    private final int[] palette;
    private final int[] samples;

    ImageRows(BufferedImage image) {
        this.raster = image.getRaster();
        this.model = image.getColorModel();
        this.bands = raster.getNumBands();
        this.samples = new int[Math.multiplyExact(raster.getWidth(), bands)];
        this.max = new int[bands];
        for (int b = 0; b < bands; b++) {
            int bits = raster.getSampleModel().getSampleSize(b);
            if (bits > 16) {
                throw Refusal.notDecodable("the picture has " + bits + " bits a sample; at most 16 are read");
            }
            max[b] = (1 << bits) - 1;
        }
        if (model instanceof IndexColorModel indexed) {
            palette = new int[indexed.getMapSize()];
            indexed.getRGBs(palette);
        } else {
            palette = new int[0];
        }
    }

    /** Writes row {@code y} as RGBA, or as CMYK if the image is, from an offset on. */
    void copy(int y, byte[] out, int offset) {
        raster.getPixels(0, y, raster.getWidth(), 1, samples);
        int to = offset;
        for (int from = 0; from < samples.length; from += bands, to += 4) {
            if (palette.length > 0) {
                int argb = palette[Math.min(samples[from], palette.length - 1)];
                put(out, to, argb >> 16, argb >> 8, argb, argb >> 24);
            } else {
                put(out, to, from);
            }
        }
    }

    private static void put(byte[] out, int to, int red, int green, int blue, int alpha) {
        out[to] = (byte) red;
        out[to + 1] = (byte) green;
        out[to + 2] = (byte) blue;
        out[to + 3] = (byte) alpha;
    }

    private void put(byte[] out, int to, int from) {
        switch (model.getNumColorComponents()) {
            case 1 -> {
                int alpha = alpha(from, 1);
                int gray = colour(from, 0, alpha);
                put(out, to, gray, gray, gray, alpha);
            }
            case 3 -> {
                int alpha = alpha(from, 3);
                put(out, to, colour(from, 0, alpha), colour(from, 1, alpha), colour(from, 2, alpha), alpha);
            }
            default -> put(out, to, scaled(from, 0), scaled(from, 1), scaled(from, 2), scaled(from, 3));
        }
    }

    private int alpha(int from, int band) {
        return model.hasAlpha() && band < bands ? scaled(from, band) : 255;
    }

    private int colour(int from, int band, int alpha) {
        int value = scaled(from, band);
        if (!model.isAlphaPremultiplied() || alpha == 255) {
            return value;
        }
        return alpha == 0 ? 0 : Math.min(255, (value * 255 + alpha / 2) / alpha);
    }

    private int scaled(int from, int band) {
        return max[band] == 255 ? samples[from + band] : (samples[from + band] * 255 + max[band] / 2) / max[band];
    }
}
