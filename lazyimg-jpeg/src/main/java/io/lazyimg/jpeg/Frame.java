package io.lazyimg.jpeg;

import java.util.List;

/**
 * A frame header: how large the picture is and what it is made of.
 *
 * @param width in pixels
 * @param height in pixels
 * @param progressive whether scan after scan refines the picture
 * @param components in the order in which scans name them
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, B.2.2 and A.1.1</a>
 */
record Frame(int width, int height, boolean progressive, List<Component> components) {
    /**
     * One component.
     *
     * @param index its place in the frame
     * @param id what scans call it
     * @param across its samples for each {@link #maxAcross} of the picture, horizontally
     * @param down the same vertically
     * @param quantTable the number of its quantisation table
     */
    record Component(int index, int id, int across, int down, int quantTable) {}

    Frame {
        components = List.copyOf(components);
    }

    int maxAcross() {
        return components.stream().mapToInt(Component::across).max().orElseThrow();
    }

    int maxDown() {
        return components.stream().mapToInt(Component::down).max().orElseThrow();
    }

    /** Units that interleaved scans are made of, in a row. */
    int unitsAcross() {
        return ceil(width, 8 * maxAcross());
    }

    /** Rows of such units. */
    int unitsDown() {
        return ceil(height, 8 * maxDown());
    }

    /** How wide a component is, in samples. */
    int width(Component component) {
        return ceil(width * component.across(), maxAcross());
    }

    /** How high a component is, in samples. */
    int height(Component component) {
        return ceil(height * component.down(), maxDown());
    }

    /** Blocks in a row of a component, with those that only fill up interleaved units. */
    int blocksAcross(Component component) {
        return unitsAcross() * component.across();
    }

    /** Rows of blocks of a component, with those that only fill up interleaved units. */
    int blocksDown(Component component) {
        return unitsDown() * component.down();
    }

    static int ceil(int number, int divisor) {
        return (number + divisor - 1) / divisor;
    }
}
