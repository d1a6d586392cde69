package io.lazyimg.imageio;

import io.lazyimg.codec.PlaneResampler;
import io.lazyimg.codec.Refusal;
import io.lazyimg.codec.Region;
import io.lazyimg.codec.Size;
import io.lazyimg.codec.Taps;
import java.util.Arrays;

/**
 * Brings a region of a picture to its size by Lanczos' kernel while its rows come in. Colours are multiplied by alpha
 * before and divided by it afterwards, when neither is clamped yet: so they stay as they were where alpha overshoots.
 * Where the result is much smaller, {@link Boxes} of pixels are averaged first. Holds some rows of the region and the
 * small picture.
 */
final class LanczosReducer implements Reducer {
    private static final float FULL = 255;

    private final Region region;
    private final Samples samples;
    private final Size target;
    private final Grid grid;
    private final Boxes boxes;
    private final int[] pixels;
    private Channel[] channels = new Channel[0];
    private int next;
    /** How many rows of boxes the channels have got. */
    private int pushed;

    /** Whether the samples have alpha and all of it was full so far: its channel has got nothing then. */
    private boolean opaque;

    LanczosReducer(Region region, Samples samples, Size target) {
        this.region = region;
        this.samples = samples;
        this.target = target;
        this.grid = Grid.of(region, target);
        this.boxes = new Boxes(grid, samples);
        this.pixels = new int[Math.multiplyExact(target.width(), target.height())];
    }

    /** What {@link #row} and the small picture take. */
    static long bytes(Region region, Samples samples, Size target) {
        Grid grid = Grid.of(region, target);
        long boxes = 4L * grid.columns();
        return 4L * target.width() * target.height() + samples.count() * (grid.planeBytes() + boxes) + boxes;
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
        if (opaque && !isOpaque(row, at)) {
            opaque = false;
            catchUp();
        }
        if (boxes.add(row, at, opaque)) {
            push();
        }
    }

    private void begin() {
        next = 0;
        pushed = 0;
        opaque = samples.alpha();
        boxes.clear();
        Taps across = grid.tapsAcross();
        Taps down = grid.tapsDown();
        channels = new Channel[samples.count()];
        Arrays.setAll(channels, c -> new Channel(across, down));
    }

    private boolean isOpaque(byte[] row, int at) {
        int step = samples.count();
        int all = 0xFF;
        for (int x = 0, alpha = at + step - 1; x < region.width(); x++, alpha += step) {
            all &= row[alpha];
        }
        return all == 0xFF;
    }

    private void catchUp() {
        float[] full = new float[grid.columns()];
        Arrays.fill(full, FULL);
        for (int i = 0; i < pushed; i++) {
            channels[channels.length - 1].push(full);
        }
    }

    private void push() {
        float[][] planes = boxes.planes();
        int count = opaque ? channels.length - 1 : channels.length;
        boolean finished = false;
        for (int c = 0; c < count; c++) {
            finished = channels[c].push(planes[c]);
        }
        pushed++;
        if (finished) {
            pack();
        }
    }

    /** Puts the rows that have been finished, the same of all channels, into the picture. */
    private void pack() {
        int from = channels[0].first * target.width();
        int to = from + channels[0].count * target.width();
        int colours = samples.alpha() ? channels.length - 1 : channels.length;
        float[] red = channels[0].rows;
        float[] green = channels[colours == 1 ? 0 : 1].rows;
        float[] blue = channels[colours == 1 ? 0 : 2].rows;
        float[] last = channels[channels.length - 1].rows;
        if (samples.alpha() && !opaque) {
            packDivided(from, to, red, green, blue, last);
        } else if (colours == 4) {
            for (int i = from, at = 0; i < to; i++, at++) {
                pixels[i] = pixel(red[at], green[at], blue[at], round(last[at]));
            }
        } else {
            for (int i = from, at = 0; i < to; i++, at++) {
                pixels[i] = pixel(red[at], green[at], blue[at], 255);
            }
        }
    }

    private void packDivided(int from, int to, float[] red, float[] green, float[] blue, float[] alpha) {
        for (int i = from, at = 0; i < to; i++, at++) {
            int level = round(alpha[at]);
            if (level == 0) {
                pixels[i] = 0;
            } else {
                float by = FULL / alpha[at];
                pixels[i] = pixel(red[at] * by, green[at] * by, blue[at] * by, level);
            }
        }
    }

    private static int pixel(float red, float green, float blue, int above) {
        return above << 24 | round(red) << 16 | round(green) << 8 | round(blue);
    }

    private static int round(float value) {
        return Math.max(0, Math.min(255, (int) (value + 0.5f)));
    }

    @Override
    public Picture picture() {
        if (next != region.height()) {
            throw Refusal.notDecodable(
                    "the picture is cut off: " + next + " of " + region.height() + " rows are there");
        }
        return new Picture(target.width(), target.height(), pixels, samples.alpha());
    }

    /** One sample of all pixels: colours times alpha, or alpha. */
    private static final class Channel {
        private final PlaneResampler resampler;
        /** The rows of the result that the last row of the source has finished. */
        private int first;

        private int count;
        private float[] rows = new float[0];

        Channel(Taps across, Taps down) {
            this.resampler = PlaneResampler.inBands(across, down, this::take);
        }

        private void take(int from, int finished, float[] values) {
            first = from;
            count = finished;
            rows = values;
        }

        /** Takes a row; whether that has finished any. */
        boolean push(float[] row) {
            count = 0;
            resampler.row(row);
            return count > 0;
        }
    }
}
