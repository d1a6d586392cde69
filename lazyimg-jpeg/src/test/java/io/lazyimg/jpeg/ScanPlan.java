package io.lazyimg.jpeg;

import java.util.List;

/**
 * What a scan is to tell.
 *
 * @param components by their place in the frame
 * @param first the first coefficient, in zigzag order
 * @param last the last one
 * @param high the bit down to which they were told before, 0 if they were not
 * @param low the bit down to which they are told then
 */
record ScanPlan(List<Integer> components, int first, int last, int high, int low) {
    /** All there is of some components. */
    static ScanPlan sequential(Integer... components) {
        return new ScanPlan(List.of(components), 0, 63, 0, 0);
    }

    /** For each component its tables, a number each for the first coefficient and for the others. */
    List<Token> tokens(CodedPicture picture, boolean progressive, int[] dcTables, int[] acTables, int restart) {
        if (!progressive) {
            return SequentialCoder.tokens(picture.units(components), dcTables, acTables, restart);
        }
        return new ProgressiveCoder(this, restart).tokens(picture.units(components), dcTables, acTables);
    }
}
