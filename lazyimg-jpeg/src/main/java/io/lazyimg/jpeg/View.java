package io.lazyimg.jpeg;

/**
 * What the pixels of an image show of the stored picture.
 *
 * @param across from left to right
 * @param down from the top down
 * @param smooth whether the picture is rendered in another size, and not just subsampled
 */
record View(Span across, Span down, boolean smooth) {
    /**
     * Pixels side by side.
     *
     * @param origin where in the stored picture the first begins
     * @param step how much of it each covers
     * @param count how many there are
     */
    record Span(double origin, double step, int count) {
        /** The same in other units, of which there are so many for each one. */
        Span times(double ratio) {
            return new Span(origin * ratio, step * ratio, count);
        }
    }

    /** The same in samples of a component that is decoded to so many eighths. */
    View of(Frame frame, Frame.Component component, int eighths) {
        return new View(
                across.times(component.across() * eighths / 8.0 / frame.maxAcross()),
                down.times(component.down() * eighths / 8.0 / frame.maxDown()),
                smooth);
    }

    /** How much a pixel covers on the axis on which that is less. */
    double leastStep() {
        return Math.min(across.step(), down.step());
    }

    /** The line below the last one of the stored picture that is needed; more or less, with neighbours. */
    double bottom() {
        return down.origin() + down.step() * down.count();
    }
}
