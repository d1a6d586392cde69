package io.lazyimg.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.Raster;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What another decoder makes of a file: samples of 8 bits in the file's own colours, all components as large as the
 * picture.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Samples(int width, int height, int components, byte[] bytes) {
    /** Reads a PGM or PPM file without comments. */
    static Samples ofPnm(byte[] pnm) {
        int at = 0;
        int[] numbers = new int[4];
        for (int i = 0; i < numbers.length; i++) {
            int end = at;
            while (pnm[end] > ' ') {
                end++;
            }
            String word = new String(pnm, at, end - at, StandardCharsets.US_ASCII);
            numbers[i] = i == 0 ? ("P6".equals(word) ? 3 : 1) : Integer.parseInt(word);
            at = end + 1;
        }
        byte[] bytes = Arrays.copyOfRange(pnm, at, pnm.length);
        assertThat(bytes).hasSize(numbers[0] * numbers[1] * numbers[2]);
        return new Samples(numbers[1], numbers[2], numbers[0], bytes);
    }

    static Samples of(Raster raster) {
        int[] pixels = raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) pixels[i];
        }
        return new Samples(raster.getWidth(), raster.getHeight(), raster.getNumBands(), bytes);
    }

    private int sample(int component, int x, int y) {
        return bytes[(y * width + x) * components + component] & 0xFF;
    }

    /**
     * How many of a component's samples differ by so many levels, the last number counting all that differ by more.
     *
     * @param decoded the samples of the component around 0
     * @param across pixels for each of them
     * @param down rows of pixels for each row of them
     */
    long[] differences(int component, float[][] decoded, int across, int down) {
        assertThat(decoded).hasDimensions(Frame.ceil(height, down), Frame.ceil(width, across));
        long[] counts = new long[4];
        for (int y = 0; y < decoded.length; y++) {
            for (int x = 0; x < decoded[y].length; x++) {
                long level = Math.round(Math.min(255, Math.max(0, decoded[y][x] + 128.0)));
                int difference = (int) Math.abs(level - sample(component, x * across, y * down));
                counts[Math.min(difference, counts.length - 1)]++;
            }
        }
        return counts;
    }

    /** Asserts that 99.9 of 100 samples differ by one level at most. */
    void assertNear(String what, int component, float[][] decoded, int across, int down) {
        long[] counts = differences(component, decoded, across, down);
        long all = (long) decoded.length * decoded[0].length;
        assertThat((double) (counts[0] + counts[1]) / all)
                .as("samples of component %d within one level in %s: %s", component, what, Arrays.toString(counts))
                .isGreaterThanOrEqualTo(0.999);
    }
}
