package io.lazyimg.jpeg;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture as it is inside a file: the coefficients of its blocks. Files are made of it by {@link JpegWriter}, and what
 * these must be decoded to by {@link Reference}.
 *
 * @param width in pixels
 * @param height in pixels
 */
record CodedPicture(int width, int height, List<Part> parts) {
    /**
     * A component.
     *
     * @param id what the file calls it
     * @param quant quantisation steps in zigzag order
     * @param blocks quantised coefficients by row, column and place in zigzag order, those of whole units included
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Part(int id, int across, int down, int[] quant, int[][][] blocks) {}

    /** A block and the place of its component in a scan. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Block(int place, int[] coefficients) {}

    int maxAcross() {
        return parts.stream().mapToInt(Part::across).max().orElseThrow();
    }

    int maxDown() {
        return parts.stream().mapToInt(Part::down).max().orElseThrow();
    }

    int unitsAcross() {
        return (int) Math.ceil(width / (8.0 * maxAcross()));
    }

    int unitsDown() {
        return (int) Math.ceil(height / (8.0 * maxDown()));
    }

    /** How wide a component is at so many eighths, in samples: ITU-T T.81, A.1.1. */
    int width(int part, int eighths) {
        double whole = Math.ceil((double) width * parts.get(part).across() / maxAcross());
        return (int) Math.ceil(whole * eighths / 8);
    }

    /** How high a component is at so many eighths, in samples. */
    int height(int part, int eighths) {
        double whole = Math.ceil((double) height * parts.get(part).down() / maxDown());
        return (int) Math.ceil(whole * eighths / 8);
    }

    /**
     * The blocks of one unit after the other of a scan: ITU-T T.81, A.2.
     *
     * @param scan the scan's components, by their place in the frame
     */
    List<List<Block>> units(List<Integer> scan) {
        return scan.size() == 1 ? unitsOfOne(scan.get(0)) : interleaved(scan);
    }

    private List<List<Block>> unitsOfOne(int part) {
        List<List<Block>> units = new ArrayList<>();
        for (int y = 0; y < height(part, 1); y++) {
            for (int x = 0; x < width(part, 1); x++) {
                units.add(List.of(new Block(0, parts.get(part).blocks()[y][x])));
            }
        }
        return units;
    }

    private List<List<Block>> interleaved(List<Integer> scan) {
        List<List<Block>> units = new ArrayList<>();
        for (int y = 0; y < unitsDown(); y++) {
            for (int x = 0; x < unitsAcross(); x++) {
                List<Block> unit = new ArrayList<>();
                for (int place = 0; place < scan.size(); place++) {
                    Part part = parts.get(scan.get(place));
                    for (int v = 0; v < part.down(); v++) {
                        for (int u = 0; u < part.across(); u++) {
                            int[][] row = part.blocks()[y * part.down() + v];
                            unit.add(new Block(place, row[x * part.across() + u]));
                        }
                    }
                }
                units.add(unit);
            }
        }
        return units;
    }
}
