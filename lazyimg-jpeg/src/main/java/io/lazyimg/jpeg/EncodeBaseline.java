package io.lazyimg.jpeg;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes the one scan of a baseline file.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, F.1</a>
 */
final class EncodeBaseline {
    private EncodeBaseline() {}

    /** Writes Huffman tables and the scan. */
    static void write(EncodeFrame frame, boolean optimised, EntropyWriter writer) {
        int[][] dcCounts = new int[2][EncodeTables.dc(false).symbols.length];
        for (EncodeCoefficients component : frame.components) {
            count(frame, component, dcCounts[component.table]);
        }
        List<EncodeHuffman> dc = new ArrayList<>();
        List<EncodeHuffman> ac = new ArrayList<>();
        for (int table = 0; table < frame.tables(); table++) {
            dc.add(optimised ? EncodeHuffman.optimal(dcCounts[table]) : EncodeTables.dc(table == 1));
            ac.add(optimised ? EncodeHuffman.optimal(frame.counts[table]) : EncodeTables.ac(table == 1));
            EncodeFrame.huffman(writer, true, table, dc.get(table));
            EncodeFrame.huffman(writer, false, table, ac.get(table));
        }
        frame.scan(writer, EncodeScan.sequential(frame.components.size()));
        List<Track> tracks = new ArrayList<>();
        for (int i = 0; i < frame.components.size(); i++) {
            EncodeCoefficients component = frame.components.get(i);
            for (int row = 0; row < component.unitDown; row++) {
                tracks.add(new Track(component, i, row, dc.get(component.table), ac.get(component.table)));
            }
        }
        blocks(frame, tracks.toArray(new Track[0]), writer);
        writer.finish();
    }

    private static void count(EncodeFrame frame, EncodeCoefficients component, int[] counts) {
        int last = 0;
        for (int unitY = 0; unitY < frame.unitsDown; unitY++) {
            for (int unitX = 0; unitX < frame.unitsAcross; unitX++) {
                for (int row = 0; row < component.unitDown; row++) {
                    int y = unitY * component.unitDown + row;
                    for (int column = 0; column < component.unitAcross; column++) {
                        int x = unitX * component.unitAcross + column;
                        int value = component.isOutside(x, y) ? last : component.dc[y * component.across + x];
                        counts[EntropyWriter.size(value - last)]++;
                        last = value;
                    }
                }
            }
        }
    }

    private static void blocks(EncodeFrame frame, Track[] tracks, EntropyWriter writer) {
        int[] last = new int[frame.components.size()];
        for (int y = 0; y < frame.unitsDown; y++) {
            for (Track track : tracks) {
                track.begin(y);
            }
            for (int x = 0; x < frame.unitsAcross; x++) {
                for (Track track : tracks) {
                    for (int column = 0; column < track.unitAcross; column++) {
                        track.block(last, writer);
                    }
                }
            }
        }
    }

    /** The blocks of one component in one row of a row of units. */
    private static final class Track {
        final int unitAcross;
        private final EncodeCoefficients component;
        private final int index;
        private final int row;
        private final int[] dc;
        private final int[] ac;
        private short[] values = new short[0];
        private int at;
        private int block;
        private int end;

        Track(EncodeCoefficients component, int index, int row, EncodeHuffman dc, EncodeHuffman ac) {
            this.component = component;
            this.unitAcross = component.unitAcross;
            this.index = index;
            this.row = row;
            this.dc = dc.entries;
            this.ac = ac.entries;
        }

        /** Goes to a row of units. */
        void begin(int unitY) {
            int y = unitY * component.unitDown + row;
            boolean outside = component.isOutside(0, y);
            values = outside ? values : component.values[y];
            at = 0;
            block = y * component.across;
            end = outside ? block : block + component.across;
        }

        /** Writes the next block. One that only fills up its unit is like the one before, and has no details. */
        void block(int[] last, EntropyWriter writer) {
            if (block < end) {
                int value = component.dc[block];
                at = writer.block(value - last[index], component.masks[block], values, at, dc, ac);
                last[index] = value;
                block++;
            } else {
                writer.block(0, 0, values, at, dc, ac);
            }
        }
    }
}
