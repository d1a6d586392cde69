package io.lazyimg.jpeg;

import io.lazyimg.codec.Plane;
import java.util.ArrayList;
import java.util.List;

/** A picture to write: quantised, and cut into units of one block of each colour. */
final class EncodeFrame {
    private static final byte[] JFIF = {'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0};
    private static final int SAMPLE_BITS = 8;
    private static final int SOI = 0xD8;

    final List<EncodeCoefficients> components = new ArrayList<>();
    final int unitsAcross;
    final int unitsDown;

    /** By table: how often each symbol is needed for AC coefficients, if blocks are written one after the other. */
    final int[][] counts = new int[2][256];

    private final int width;
    private final int height;
    private final List<int[]> divisors = new ArrayList<>();

    /**
     * Takes planes that {@link JpegEncoder} has checked.
     *
     * @param pulse run before each row of blocks
     */
    EncodeFrame(List<Plane> planes, int quality, Runnable pulse) {
        width = planes.get(0).width();
        height = planes.get(0).height();
        boolean halved = planes.size() > 1
                && (planes.get(1).width() < width || planes.get(1).height() < height);
        int side = halved ? 2 : 1;
        unitsAcross = Frame.ceil(width, 8 * side);
        unitsDown = Frame.ceil(height, 8 * side);
        ForwardDct dct = new ForwardDct();
        List<Quantiser> quantisers = new ArrayList<>();
        for (int i = 0; i < planes.size(); i++) {
            int table = Math.min(i, 1);
            if (table == quantisers.size()) {
                divisors.add(EncodeTables.divisors(table == 1, quality));
                quantisers.add(new Quantiser(divisors.get(table)));
            }
            int unit = i == 0 ? side : 1;
            EncodeCoefficients component = new EncodeCoefficients(
                    planes.get(i), table, unit, unit, dct, quantisers.get(table), counts[table], pulse);
            components.add(component);
            int blocks = unitsAcross * unitsDown * unit * unit;
            counts[table][EncodeCoefficients.END] += blocks - component.dc.length; // those that only fill up a unit
        }
    }

    /** The number of tables of each kind: chrominance has its own. */
    int tables() {
        return divisors.size();
    }

    /** Writes what comes before Huffman tables and scans. */
    void begin(EntropyWriter writer, boolean progressive) {
        writer.u16(0xFF00 | SOI);
        segment(writer, Markers.APP0, JFIF.length);
        writer.bytes(JFIF);
        segment(writer, Markers.DQT, 65 * tables());
        for (int table = 0; table < tables(); table++) {
            writer.bytes((byte) table);
            for (int k = 0; k < 64; k++) {
                writer.bytes((byte) divisors.get(table)[8 * Zigzag.row(k) + Zigzag.column(k)]);
            }
        }
        segment(writer, progressive ? Markers.SOF2 : Markers.SOF0, 6 + 3 * components.size());
        writer.bytes((byte) SAMPLE_BITS);
        writer.u16(height);
        writer.u16(width);
        writer.bytes((byte) components.size());
        for (int i = 0; i < components.size(); i++) {
            EncodeCoefficients component = components.get(i);
            writer.bytes(
                    (byte) (i + 1), (byte) (component.unitAcross << 4 | component.unitDown), (byte) component.table);
        }
    }

    /** Begins a segment with so many bytes of content. */
    static void segment(EntropyWriter writer, int marker, int length) {
        writer.u16(0xFF00 | marker);
        writer.u16(length + 2);
    }

    /** Writes a Huffman table. */
    static void huffman(EntropyWriter writer, boolean dc, int number, EncodeHuffman code) {
        segment(writer, Markers.DHT, 1 + code.counts.length + code.symbols.length);
        writer.bytes((byte) ((dc ? 0 : 0x10) | number));
        writer.bytes(code.counts);
        writer.bytes(code.symbols);
    }

    /** Writes the head of a scan. */
    void scan(EntropyWriter writer, EncodeScan scan) {
        segment(writer, Markers.SOS, 4 + 2 * scan.components().size());
        writer.bytes((byte) scan.components().size());
        for (int index : scan.components()) {
            int table = components.get(index).table;
            writer.bytes((byte) (index + 1), (byte) (table << 4 | table));
        }
        writer.bytes((byte) scan.first(), (byte) scan.last(), (byte) (scan.high() << 4 | scan.low()));
    }
}
