package io.lazyimg.jpeg;

import java.util.List;

/** Decodes what targets want of a file, and no more of the file than that takes. */
final class Decoder {
    private Decoder() {}

    /**
     * Hands each target its rows.
     *
     * @param targets one for each component of the frame, in its order
     * @param pulse run before each row of units is read or handed on; what it throws ends the work
     * @return for each of them, the mean squared error that was made by leaving out last bits of coefficients, as far as
     *     it can be told beforehand; within its tolerance
     */
    static double[] decode(byte[] source, Frame frame, List<Target> targets, Runnable pulse) {
        if (frame.progressive()) {
            return new ProgressiveDecoder(source, frame, targets, pulse).decode();
        }
        sequential(source, frame, targets, pulse);
        return new double[targets.size()];
    }

    private static void sequential(byte[] source, Frame frame, List<Target> targets, Runnable pulse) {
        Tables tables = new Tables();
        Markers markers = new Markers(source, 2);
        EntropyBuffer buffer = new EntropyBuffer(source);
        boolean[] done = new boolean[targets.size()];
        int left = done.length;
        while (left > 0) {
            int marker = markers.next();
            if (marker == Markers.NONE || marker == Markers.EOI) {
                throw Damage.of("it ends before the data of " + left + " of its components");
            }
            if (marker == Markers.SOS) {
                Scan scan = Scan.read(frame, source, markers.from(), markers.to());
                for (Scan.Part part : scan.parts()) {
                    if (done[part.component().index()]) {
                        throw Damage.of("two scans have the same component");
                    }
                    done[part.component().index()] = true;
                    left--;
                }
                new SequentialScan(frame, scan, tables, targets, buffer).decode(pulse);
            } else {
                tables.take(marker, source, markers.from(), markers.to());
            }
        }
    }
}
