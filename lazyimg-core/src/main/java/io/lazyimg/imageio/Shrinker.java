package io.lazyimg.imageio;

import io.lazyimg.codec.Refusal;
import io.lazyimg.codec.Region;
import java.util.Arrays;

/**
 * Averages a region of a picture into a smaller one while its rows come in. Every pixel of the region counts by the
 * area that it covers, and its colour by its alpha, so that nothing aliases, drifts or bleeds. Holds one row of sums
 * and the small picture.
 */
final class Shrinker implements Reducer {
    private final Region region;
    private final Samples samples;
    private final int width;
    private final int height;
    private final int[] pixels;
    /** Sums of the rows of the region that belong to the small picture's row, for each of its samples. */
    private final float[] sums;

    private int next;
    private int out;

    /** Shrinks a region to a size that is no larger on either side. */
    Shrinker(Region region, Samples samples, int width, int height) {
        this.region = region;
        this.samples = samples;
        this.width = width;
        this.height = height;
        this.pixels = new int[Math.multiplyExact(width, height)];
        this.sums = new float[Math.multiplyExact(region.width(), samples.count())];
    }

    /** What {@link #row} and the small picture take. */
    static long bytes(Region region, Samples samples, int width, int height) {
        return 4L * region.width() * samples.count() + 4L * width * height;
    }

    @Override
    public void row(int y, byte[] row, int offset) {
        if (y < region.y() || y >= region.y() + region.height()) {
            return;
        }
        int in = y - region.y();
        if (in == 0) {
            begin();
        }
        if (in != next) {
            throw new IllegalStateException("row " + in + " came when row " + next + " was due");
        }
        next++;
        int at = offset + region.x() * samples.count();
        if (width == region.width() && height == region.height()) {
            copy(row, at);
        } else {
            shrink(in, row, at);
        }
    }

    private void begin() {
        next = 0;
        out = 0;
        Arrays.fill(sums, 0);
    }

    @Override
    public Picture picture() {
        if (next != region.height()) {
            throw Refusal.notDecodable(
                    "the picture is cut off: " + next + " of " + region.height() + " rows are there");
        }
        return new Picture(width, height, pixels, samples.alpha());
    }

    /** In units in which the region is as high as both heights multiplied, a row covers {@code height} of them. */
    private void shrink(int in, byte[] row, int at) {
        long top = (long) in * height;
        long border = (long) (out + 1) * region.height();
        if (top + height < border) {
            add(row, at, height);
            return;
        }
        add(row, at, (int) (border - top));
        narrow();
        Arrays.fill(sums, 0);
        out++;
        if (top + height > border) {
            add(row, at, (int) (top + height - border));
        }
    }

    private void add(byte[] row, int at, float weight) {
        if (!samples.alpha()) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += weight * (row[at + i] & 0xFF);
            }
            return;
        }
        int colours = samples.count() - 1;
        for (int i = 0; i < sums.length; i += colours + 1) {
            float alpha = weight * (row[at + i + colours] & 0xFF);
            for (int c = 0; c < colours; c++) {
                sums[i + c] += alpha * (row[at + i + c] & 0xFF);
            }
            sums[i + colours] += alpha;
        }
    }

    /** Averages the sums across, into one row of the small picture; by the same units as in {@link #shrink}. */
    private void narrow() {
        int count = samples.count();
        double[] box = new double[count];
        double area = (double) region.width() * region.height();
        for (int x = 0; x < width; x++) {
            long left = (long) x * region.width();
            long right = left + region.width();
            int first = (int) (left / width);
            int last = (int) ((right - 1) / width);
            Arrays.fill(box, 0);
            for (int from = first; from <= last; from++) {
                long covered = Math.min(right, (from + 1L) * width) - Math.max(left, (long) from * width);
                for (int c = 0; c < count; c++) {
                    box[c] += (double) covered * sums[from * count + c];
                }
            }
            pixels[out * width + x] = pixel(box, area);
        }
    }

    private int pixel(double[] box, double area) {
        return switch (samples) {
            case GRAY -> 0xFF000000 | 0x010101 * round(box[0] / area);
            case RGB -> 0xFF000000 | rgb(box, area);
            case GRAY_ALPHA -> round(box[1] / area) << 24 | 0x010101 * round(box[0] / Math.max(box[1], 1));
            case RGBA -> round(box[3] / area) << 24 | rgb(box, Math.max(box[3], 1));
            case CMYK, YCCK -> round(box[3] / area) << 24 | rgb(box, area);
        };
    }

    private static int rgb(double[] box, double area) {
        return round(box[0] / area) << 16 | round(box[1] / area) << 8 | round(box[2] / area);
    }

    private static int round(double value) {
        return Math.min(255, (int) (value + 0.5));
    }

    private void copy(byte[] row, int at) {
        int count = samples.count();
        int to = (next - 1) * width;
        for (int x = 0; x < width; x++, at += count) {
            int first = row[at] & 0xFF;
            pixels[to + x] = switch (samples) {
                case GRAY -> 0xFF000000 | 0x010101 * first;
                case GRAY_ALPHA -> row[at + 1] << 24 | 0x010101 * first;
                case RGB -> 0xFF000000 | first << 16 | (row[at + 1] & 0xFF) << 8 | (row[at + 2] & 0xFF);
                case RGBA, CMYK, YCCK ->
                    row[at + 3] << 24 | first << 16 | (row[at + 1] & 0xFF) << 8 | (row[at + 2] & 0xFF);
            };
        }
    }
}
