package io.lazyimg.jpeg;

import io.lazyimg.codec.Plane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts a picture on a canvas of one colour. */
final class Canvas {
    private static final float NEUTRAL = 128;

    private Canvas() {}

    /** The planes on the job's canvas; a gray picture on a colour gets colour planes. */
    static List<Plane> pad(List<Plane> planes, Job job) {
        float[] matte = Colours.ycc(job.matte());
        boolean gray = planes.size() == 1 && matte[1] == NEUTRAL && matte[2] == NEUTRAL;
        List<Plane> padded = new ArrayList<>();
        for (int c = 0; c < (gray ? 1 : 3); c++) {
            int pixels = c == 0 ? 1 : job.pixelsPerColour();
            Plane plane = c < planes.size() ? planes.get(c) : neutral(job, pixels);
            padded.add(pad(plane, job, pixels, matte[c]));
        }
        return padded;
    }

    private static Plane neutral(Job job, int pixels) {
        Plane plane = new Plane(job.across().count(pixels), job.down().count(pixels));
        Arrays.fill(plane.samples(), NEUTRAL);
        return plane;
    }

    private static Plane pad(Plane plane, Job job, int pixels, float matte) {
        Axis across = job.across();
        Axis down = job.down();
        Plane canvas = new Plane(across.samples(pixels), down.samples(pixels));
        Arrays.fill(canvas.samples(), matte);
        for (int y = 0; y < plane.height(); y++) {
            float coveredDown = down.covered(y, pixels);
            int from = y * plane.width();
            int to = (down.first(pixels) + y) * canvas.width() + across.first(pixels);
            for (int x = 0; x < plane.width(); x++) {
                float covered = coveredDown * across.covered(x, pixels);
                canvas.samples()[to + x] = matte + covered * (plane.samples()[from + x] - matte);
            }
        }
        return canvas;
    }
}
