package io.lazyimg.jpeg;

/**
 * Goes through the coefficients of one scan of a progressive file.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, G.1.2 and G.2</a>
 */
final class EncodeProgressive {
    /** Blocks that one code can say to end: T.81, table G.1. */
    private static final int MAX_RUN = 0x7FFF;

    /** Bits that can be put off until a code comes. */
    private static final int MAX_CORRECTIONS = 1000;

    private final EncodeFrame frame;
    private final EncodeScan scan;
    private final EncodeSymbols symbols;

    /** Blocks that have ended without a code so far. */
    private int run;

    /** Bits of coefficients that were there before, after those blocks' code. */
    private final byte[] corrections = new byte[MAX_CORRECTIONS];

    private int corrected;

    private EncodeProgressive(EncodeFrame frame, EncodeScan scan, EncodeSymbols symbols) {
        this.frame = frame;
        this.scan = scan;
        this.symbols = symbols;
    }

    /** Writes all scans, each with the best Huffman tables for it: the usual ones have no codes for runs of blocks. */
    static void write(EncodeFrame frame, EntropyWriter writer) {
        for (EncodeScan scan : EncodeScan.progressive(frame.components.size())) {
            EncodeCounts counter = new EncodeCounts();
            new EncodeProgressive(frame, scan, counter).scan();
            EncodeHuffman[] codes = new EncodeHuffman[frame.tables()];
            for (int table = 0; table < codes.length; table++) {
                codes[table] = EncodeHuffman.optimal(counter.counts[table]);
                if (codes[table].symbols.length > 0) {
                    EncodeFrame.huffman(writer, scan.first() == 0, table, codes[table]);
                }
            }
            writer.codes(codes);
            frame.scan(writer, scan);
            new EncodeProgressive(frame, scan, writer).scan();
            writer.finish();
        }
    }

    private void scan() {
        if (scan.first() == 0) {
            dc();
            return;
        }
        EncodeCoefficients component = frame.components.get(scan.components().get(0));
        for (int y = 0; y < component.down; y++) {
            short[] values = component.values[y];
            int at = 0;
            for (int x = 0; x < component.across; x++) {
                long mask = component.masks[y * component.across + x];
                int from = at + Long.bitCount(mask & ((1L << scan.first()) - 1));
                long band = mask & (-1L << scan.first()) & (-1L >>> (63 - scan.last()));
                if (scan.high() == 0) {
                    first(component.table, band, values, from);
                } else {
                    refine(component.table, band, values, from);
                }
                at += Long.bitCount(mask);
            }
        }
        endRun(component.table, corrected);
    }

    private void dc() {
        int[] last = new int[frame.components.size()];
        for (int y = 0; y < frame.unitsDown; y++) {
            for (int x = 0; x < frame.unitsAcross; x++) {
                for (int index = 0; index < last.length; index++) {
                    EncodeCoefficients component = frame.components.get(index);
                    for (int i = 0; i < component.unitAcross * component.unitDown; i++) {
                        dc(
                                component,
                                x * component.unitAcross + i % component.unitAcross,
                                y * component.unitDown + i / component.unitAcross,
                                last,
                                index);
                    }
                }
            }
        }
    }

    private void dc(EncodeCoefficients component, int x, int y, int[] last, int index) {
        // one that only fills up its unit is like the one before
        int value = component.isOutside(x, y) ? last[index] : component.dc[y * component.across + x] >> scan.low();
        if (scan.high() == 0) {
            int size = EntropyWriter.size(value - last[index]);
            symbols.symbol(component.table, size);
            symbols.bits(EntropyWriter.tail(value - last[index], size), size);
        } else {
            symbols.bits(value & 1, 1);
        }
        last[index] = value;
    }

    /** The first bits of a block. */
    private void first(int table, long band, short[] values, int from) {
        int at = from;
        int last = scan.first() - 1;
        for (long left = band; left != 0; left &= left - 1) {
            int value = values[at++];
            int magnitude = Math.abs(value) >> scan.low();
            if (magnitude != 0) {
                endRun(table, 0);
                int k = Long.numberOfTrailingZeros(left);
                int zeros = k - last - 1;
                for (; zeros > 15; zeros -= 16) {
                    symbols.symbol(table, EncodeCoefficients.ZEROS);
                }
                int size = EntropyWriter.size(magnitude);
                symbols.symbol(table, zeros << 4 | size);
                symbols.bits(EntropyWriter.tail(value < 0 ? -magnitude : magnitude, size), size);
                last = k;
            }
        }
        endBlock(table, last < scan.last());
    }

    /** One more bit of a block: coefficients that become other than 0 have a code, the others' bits go after it. */
    private void refine(int table, long band, short[] values, int from) {
        int newcomer = lastNewcomer(band, values, from);
        int held = corrected; // the bits before this are of blocks that have ended
        int at = from;
        int last = scan.first() - 1;
        int zeros = 0;
        for (long left = band; left != 0; left &= left - 1) {
            int value = values[at++];
            int magnitude = Math.abs(value) >> scan.low();
            if (magnitude == 0) {
                continue;
            }
            int k = Long.numberOfTrailingZeros(left);
            zeros += k - last - 1;
            last = k;
            for (; zeros > 15 && k <= newcomer; zeros -= 16) {
                held = code(table, EncodeCoefficients.ZEROS, held, 0, 0);
            }
            if (magnitude > 1) {
                corrections[corrected++] = (byte) (magnitude & 1);
            } else {
                held = code(table, zeros << 4 | 1, held, value < 0 ? 0 : 1, 1);
                zeros = 0;
            }
        }
        endBlock(table, last < scan.last() || zeros > 0 || corrected > held);
    }

    private int lastNewcomer(long band, short[] values, int from) {
        int newcomer = -1;
        int at = from;
        for (long left = band; left != 0; left &= left - 1) {
            if (Math.abs(values[at++]) >> scan.low() == 1) {
                newcomer = Long.numberOfTrailingZeros(left);
            }
        }
        return newcomer;
    }

    /**
     * Ends the run of blocks and takes a code of this one, with the bits put off.
     *
     * @param held how many of these are of blocks that have ended
     * @return how many are now: none
     */
    private int code(int table, int symbol, int held, int sign, int signBits) {
        int all = corrected;
        endRun(table, held);
        symbols.symbol(table, symbol);
        symbols.bits(sign, signBits);
        corrections(held, all);
        return 0;
    }

    private void endBlock(int table, boolean early) {
        if (early) {
            run++;
            if (run == MAX_RUN || corrected > MAX_CORRECTIONS - 63) {
                endRun(table, corrected);
            }
        }
    }

    /** Ends the run of blocks, with so many of the bits put off; there are none then. */
    private void endRun(int table, int held) {
        if (run > 0) {
            int exponent = EntropyWriter.size(run) - 1;
            symbols.symbol(table, exponent << 4);
            symbols.bits(run - (1 << exponent), exponent);
            run = 0;
            corrections(0, held);
        }
        corrected = 0;
    }

    private void corrections(int from, int to) {
        for (int i = from; i < to; i++) {
            symbols.bits(corrections[i], 1);
        }
    }
}
