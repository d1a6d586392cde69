package io.lazyimg.testkit;

/**
 * Progressive JPEGs of gray without any content, in as many scans as one likes: each tells that there is nothing in some
 * bytes, and costs a walk through all blocks.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, G.1.2.2</a>
 */
final class BandJpeg {
    private static final int MOST_IN_A_RUN = 32_767;
    private static final int RUN_BITS = 14;
    /** A scan for each coefficient but the first, and again for each bit that is left then. */
    private static final int BANDS = 63;

    private static final int HIGHEST_BIT = 13;

    private BandJpeg() {}

    /** The first scan has the first coefficients, the others one other coefficient each. */
    static byte[] of(int width, int height, int scans) {
        int blocks = (width + 7) / 8 * ((height + 7) / 8);
        Chunk out = Chunk.bigEndian().u8(0xFF, 0xD8);
        out.u8(0xFF, 0xDB).u16(67).u8(0).bytes(HostilePictures.repeated(64, (byte) 1));
        out.u8(0xFF, 0xC2).u16(11).u8(8).u16(height, width).u8(1, 1, 0x11, 0);
        table(out, 0x00, new int[] {1}, 0x00);
        table(out, 0x10, new int[] {1, 1}, RUN_BITS << 4, 0x00);
        scan(out, 0, 0, 0).bytes(new byte[(Math.min(blocks, 1 << 20) + 7) / 8]);
        byte[] nothing = runs(blocks);
        for (int i = 0; i < scans - 1; i++) {
            int low = HIGHEST_BIT - i / BANDS % (HIGHEST_BIT + 1);
            scan(out, 1 + i % BANDS, low == HIGHEST_BIT ? 0 : low + 1, low).bytes(nothing);
        }
        return out.u8(0xFF, 0xD9).toBytes();
    }

    private static void table(Chunk out, int number, int[] codesOfLength, int... symbols) {
        byte[] counts = new byte[16];
        for (int i = 0; i < codesOfLength.length; i++) {
            counts[i] = (byte) codesOfLength[i];
        }
        out.u8(0xFF, 0xC4).u16(19 + symbols.length).u8(number).bytes(counts).u8(symbols);
    }

    private static Chunk scan(Chunk out, int coefficient, int high, int low) {
        return out.u8(0xFF, 0xDA).u16(8).u8(1, 1, 0, coefficient, coefficient, high << 4 | low);
    }

    /** That so many blocks end here: a zero for the code of a long run and the rest of its length, for each run. */
    private static byte[] runs(int blocks) {
        Chunk out = Chunk.bigEndian();
        Bits bits = Bits.highestFirst(out);
        int left = blocks;
        for (; left >= 1 << RUN_BITS; left -= Math.min(left, MOST_IN_A_RUN)) {
            bits.put(Math.min(left, MOST_IN_A_RUN) - (1 << RUN_BITS), 1 + RUN_BITS);
        }
        for (; left > 0; left--) {
            bits.put(0b10, 2);
        }
        bits.end(1);
        byte[] plain = out.toBytes();
        Chunk stuffed = Chunk.bigEndian();
        for (byte one : plain) {
            stuffed.u8(one);
            if (one == (byte) 0xFF) {
                stuffed.u8(0);
            }
        }
        return stuffed.toBytes();
    }
}
