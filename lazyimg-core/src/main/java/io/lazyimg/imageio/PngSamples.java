package io.lazyimg.imageio;

import io.lazyimg.codec.Bytes;
import io.lazyimg.codec.Refusal;
import org.jspecify.annotations.Nullable;

/** Turns the bytes of a PNG's row into 8-bit samples: depths, palette and transparent colour. */
final class PngSamples {
    private final PngHeader png;
    private final Samples samples;
    private final byte[] palette;
    /** The samples of the transparent colour as they stand in the file. */
    private final int @Nullable [] key;

    PngSamples(PngHeader png) {
        this.png = png;
        this.samples = png.samples();
        this.palette = png.colour() == PngHeader.PALETTE ? palette(png, samples) : new byte[0];
        this.key = png.colour() == PngHeader.PALETTE ? null : key(png);
    }

    /** Writes one row's pixels, the first at an offset and each some bytes after the one before it. */
    void expand(byte[] row, int width, byte[] out, int at, int step) {
        int count = samples.count();
        int to = at;
        if (png.colour() == PngHeader.PALETTE) {
            for (int x = 0; x < width; x++, to += step) {
                int from = Math.min(sample(row, x) * count, palette.length - count);
                System.arraycopy(palette, from, out, to, count);
            }
        } else if (png.depth() == 8 && key == null) {
            int channels = png.channels();
            for (int x = 0; x < width; x++, to += step) {
                for (int c = 0; c < channels; c++) {
                    out[to + c] = row[x * channels + c];
                }
            }
        } else {
            expandSamples(row, width, out, at, step);
        }
    }

    private void expandSamples(byte[] row, int width, byte[] out, int at, int step) {
        int channels = png.channels();
        int max = (1 << png.depth()) - 1;
        int to = at;
        for (int x = 0; x < width; x++, to += step) {
            boolean keyed = key != null;
            for (int c = 0; c < channels; c++) {
                int sample = sample(row, x * channels + c);
                keyed = keyed && key != null && key[c] == sample;
                out[to + c] = (byte) ((sample * 255 + max / 2) / max);
            }
            if (key != null) {
                out[to + channels] = (byte) (keyed ? 0 : 255);
            }
        }
    }

    private int sample(byte[] row, int i) {
        return switch (png.depth()) {
            case 8 -> row[i] & 0xFF;
            case 16 -> (row[2 * i] & 0xFF) << 8 | (row[2 * i + 1] & 0xFF);
            default -> {
                int bit = i * png.depth();
                yield row[bit >> 3] >> (8 - png.depth() - (bit & 7)) & ((1 << png.depth()) - 1);
            }
        };
    }

    private static byte[] palette(PngHeader png, Samples samples) {
        Bytes colours = png.palette();
        if (colours == null) {
            throw Refusal.notDecodable("the PNG has no palette");
        }
        int entries = Math.min(256, colours.length() / 3);
        byte[] palette = new byte[entries * samples.count()];
        for (int i = 0; i < entries; i++) {
            for (int c = 0; c < 3; c++) {
                palette[i * samples.count() + c] = (byte) colours.u8(3L * i + c);
            }
            if (samples.alpha()) {
                Bytes alphas = png.transparency();
                palette[i * 4 + 3] = (byte) (alphas != null && i < alphas.length() ? alphas.u8(i) : 255);
            }
        }
        return palette;
    }

    private static int @Nullable [] key(PngHeader png) {
        Bytes colour = png.transparency();
        if (colour == null) {
            return null;
        }
        int[] key = new int[png.channels()];
        for (int c = 0; c < key.length; c++) {
            key[c] = colour.u16(2L * c) & ((1 << png.depth()) - 1);
        }
        return key;
    }
}
