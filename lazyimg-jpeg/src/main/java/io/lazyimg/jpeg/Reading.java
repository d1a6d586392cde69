package io.lazyimg.jpeg;

import io.lazyimg.codec.Plane;
import io.lazyimg.codec.PlaneResampler;
import io.lazyimg.codec.Taps;
import java.util.ArrayList;
import java.util.List;

/** Decodes what a view shows. */
final class Reading {
    /** Samples of a component for each pixel, at least, where they are averaged. */
    private static final double MEAN = 1;

    /** The same where they are resampled, so that nothing shows of the borders of blocks. */
    private static final double SMOOTH = 1.1;

    private final byte[] source;
    private final Header header;
    private final View view;
    private final PixelRows pixels;
    private final Runnable pulse;

    /**
     * A reading.
     *
     * @param sink gets the rows of pixels
     * @param pulse run now and then; what it throws ends the reading
     */
    Reading(byte[] source, Header header, View view, PixelRows.Sink sink, Runnable pulse) {
        this.source = source;
        this.header = header;
        this.view = view;
        this.pixels = new PixelRows(
                header.colour(), view.across().count(), view.down().count(), sink);
        this.pulse = pulse;
    }

    void read() {
        Frame frame = header.frame();
        List<Plane> planes = new ArrayList<>();
        List<Target> targets = new ArrayList<>();
        for (Frame.Component component : frame.components()) {
            if (view.smooth()) {
                Plane plane = new Plane(view.across().count(), view.down().count());
                planes.add(plane);
                targets.add(smooth(component, plane));
            } else {
                targets.add(means(component));
            }
        }
        Decoder.decode(source, frame, targets);
        for (int y = 0; view.smooth() && y < view.down().count(); y++) {
            for (int c = 0; c < planes.size(); c++) {
                Plane plane = planes.get(c);
                pixels.row(c, plane.samples(), y * plane.width(), 0);
            }
        }
    }

    private Target means(Frame.Component component) {
        int eighths = eighths(component, MEAN);
        View shown = view.of(header.frame(), component, eighths);
        Footprints across = footprints(width(component, eighths), shown.across());
        Footprints down = footprints(height(component, eighths), shown.down());
        ComponentRows rows = new ComponentRows(component.index(), across, down, pixels);
        return target(component, eighths, across.begin(), across.end(), down.begin(), down.end(), rows);
    }

    private Target smooth(Frame.Component component, Plane plane) {
        int eighths = eighths(component, SMOOTH);
        View shown = view.of(header.frame(), component, eighths);
        Taps across = taps(width(component, eighths), shown.across());
        Taps down = taps(height(component, eighths), shown.down());
        PlaneResampler rows = new PlaneResampler(across, down, false, plane, 128);
        rows.skip(down.begin());
        return target(component, eighths, across.begin(), across.end(), down.begin(), down.end(), rows::row);
    }

    private Target target(
            Frame.Component component, int eighths, int left, int right, int top, int bottom, Target.Rows rows) {
        Target.Rows watched = samples -> {
            pulse.run();
            rows.row(samples);
        };
        return new Target(component, eighths, left, right, top, bottom, 1, 0, watched);
    }

    private int eighths(Frame.Component component, double least) {
        for (int eighths = 1; eighths < 8; eighths++) {
            if (view.of(header.frame(), component, eighths).leastStep() >= least) {
                return eighths;
            }
        }
        return 8;
    }

    private int width(Frame.Component component, int eighths) {
        return Frame.ceil(header.frame().width(component) * eighths, 8);
    }

    private int height(Frame.Component component, int eighths) {
        return Frame.ceil(header.frame().height(component) * eighths, 8);
    }

    private static Footprints footprints(int samples, View.Span span) {
        return new Footprints(samples, span.count(), span.origin(), span.step());
    }

    private static Taps taps(int samples, View.Span span) {
        return Taps.lanczos3(samples, span.count(), span.origin(), span.step());
    }
}
