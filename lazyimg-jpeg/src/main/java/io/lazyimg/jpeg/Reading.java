package io.lazyimg.jpeg;

import io.lazyimg.codec.Plane;
import java.util.ArrayList;
import java.util.List;

/** Decodes what a view shows. */
final class Reading {
    private final byte[] source;
    private final Header header;
    private final View view;
    private final PixelRows pixels;
    private final Runnable pulse;
    private int next;

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
        this.pixels = new PixelRows(header.colour(), view.across().count(), sink);
        this.pulse = pulse;
    }

    void read() {
        if (view.smooth()) {
            resample();
        } else {
            average();
        }
    }

    /** Components become pixels as they come. */
    private void average() {
        List<ComponentRows> all = new ArrayList<>();
        List<Target> targets = new ArrayList<>();
        for (Frame.Component component : header.frame().components()) {
            int eighths = eighths(component);
            View shown = view.of(header.frame(), component, eighths);
            Footprints across = footprints(width(component, eighths), shown.across());
            Footprints down = footprints(height(component, eighths), shown.down());
            ComponentRows rows = new ComponentRows(across, down);
            all.add(rows);
            targets.add(new Target(
                    component, eighths, across.begin(), across.end(), down.begin(), down.end(), 1, 0, samples -> {
                        pulse.run();
                        rows.take(samples);
                        join(all);
                    }));
        }
        Decoder.decode(source, header.frame(), targets, pulse);
    }

    /** To how few eighths a component can be decoded so that each pixel still has a sample of its own. */
    private int eighths(Frame.Component component) {
        int eighths = 1;
        while (eighths < 8 && view.of(header.frame(), component, eighths).leastStep() < 1) {
            eighths++;
        }
        return eighths;
    }

    private static Footprints footprints(int samples, View.Span span) {
        return new Footprints(samples, span.count(), span.origin(), span.step());
    }

    /** Makes pixels of all rows for which every component has come so far. */
    private void join(List<ComponentRows> all) {
        while (next < view.down().count()) {
            for (ComponentRows one : all) {
                if (!one.has(next)) {
                    return;
                }
            }
            for (int c = 0; c < all.size(); c++) {
                all.get(c).weigh(next, pixels.levels(c));
            }
            next++;
            pixels.join();
        }
    }

    /** Components become planes, and those then pixels. */
    private void resample() {
        List<Plane> planes = new ArrayList<>();
        List<Target> targets = new ArrayList<>();
        for (Frame.Component component : header.frame().components()) {
            int eighths =
                    Reduction.eighths(view.of(header.frame(), component, 8).leastStep());
            View shown = view.of(header.frame(), component, eighths);
            Reduction.Side across = side(width(component, eighths), shown.across());
            Reduction.Side down = side(height(component, eighths), shown.down());
            Reduction reduction = new Reduction(component, eighths, across, down, false);
            Plane plane = reduction.plane();
            planes.add(plane);
            targets.add(watched(reduction.into(plane, 0)));
        }
        Decoder.decode(source, header.frame(), targets, pulse);
        for (int at = 0;
                at < planes.get(0).samples().length;
                at += view.across().count()) {
            for (int c = 0; c < planes.size(); c++) {
                int[] levels = pixels.levels(c);
                for (int x = 0; x < levels.length; x++) {
                    levels[x] = (int) (planes.get(c).samples()[at + x] + 0.5f);
                }
            }
            pixels.join();
        }
    }

    private static Reduction.Side side(int samples, View.Span span) {
        return new Reduction.Side(samples, span.count(), span.origin(), span.step());
    }

    private Target watched(Target target) {
        return new Target(
                target.component(),
                target.eighths(),
                target.left(),
                target.right(),
                target.top(),
                target.bottom(),
                target.detail(),
                target.tolerance(),
                samples -> {
                    pulse.run();
                    target.rows().row(samples);
                });
    }

    private int width(Frame.Component component, int eighths) {
        return Frame.ceil(header.frame().width(component) * eighths, 8);
    }

    private int height(Frame.Component component, int eighths) {
        return Frame.ceil(header.frame().height(component) * eighths, 8);
    }
}
