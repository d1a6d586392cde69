package io.lazyimg.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** What the decoder makes of a file. */
final class Decoded {
    /** A part of a component, in samples. */
    record Region(int left, int top, int right, int bottom) {}

    private Decoded() {}

    static Frame frame(byte[] file) {
        return Objects.requireNonNull(Header.read(file), "not read here").frame();
    }

    /** All samples of all components, at so many eighths each. */
    static List<float[][]> whole(byte[] file, int... eighths) {
        Frame frame = frame(file);
        List<Region> regions = new ArrayList<>();
        for (Frame.Component component : frame.components()) {
            int of = eighths[component.index()];
            int width = Frame.ceil(frame.width(component) * of, 8);
            int height = Frame.ceil(frame.height(component) * of, 8);
            regions.add(new Region(0, 0, width, height));
        }
        return regions(file, regions, eighths);
    }

    /** The samples of a region of each component. */
    static List<float[][]> regions(byte[] file, List<Region> regions, int... eighths) {
        Frame frame = frame(file);
        List<Target> targets = new ArrayList<>();
        List<List<float[]>> rows = new ArrayList<>();
        for (Frame.Component component : frame.components()) {
            List<float[]> taken = new ArrayList<>();
            rows.add(taken);
            Region region = regions.get(component.index());
            targets.add(new Target(
                    component,
                    eighths[component.index()],
                    region.left(),
                    region.right(),
                    region.top(),
                    region.bottom(),
                    1,
                    0,
                    row -> taken.add(Arrays.copyOfRange(row, region.left(), region.right()))));
        }
        Decoder.decode(file, frame, targets, () -> {});
        return rows.stream().map(taken -> taken.toArray(float[][]::new)).toList();
    }
}
