package io.lazyimg.jpeg;

/**
 * A gray file written by hand. Its Huffman tables have one code of one bit each, a zero: for no difference of the first
 * coefficient, and for the end of a block. So a block is two zero bits.
 */
final class ByHand {
    static final int SOF0 = 0xC0;
    static final int SOF2 = 0xC2;
    static final int DHT = 0xC4;
    static final int SOS = 0xDA;
    static final int DQT = 0xDB;

    private ByHand() {}

    /** Everything before the first scan. */
    static ByteList upToScan(int frameMarker, int width, int height) {
        return upToFrame().segment(frameMarker, frame(8, width, height, 0x11)).bytes(tables());
    }

    /** What comes before the frame header. */
    static ByteList upToFrame() {
        return new ByteList().u8(0xFF, 0xD8).segment(DQT, quant(0, 1));
    }

    static byte[] quant(int number, int step) {
        ByteList content = new ByteList().u8(number);
        for (int k = 0; k < 64; k++) {
            content.u8(step);
        }
        return content.toBytes();
    }

    /** The content of a frame header, for components 1, 2, … of such sampling factors. */
    static byte[] frame(int precision, int width, int height, int... factors) {
        ByteList content = new ByteList().u8(precision).u16(height, width).u8(factors.length);
        for (int i = 0; i < factors.length; i++) {
            content.u8(i + 1, factors[i], 0);
        }
        return content.toBytes();
    }

    private static byte[] tables() {
        return new ByteList()
                .segment(DHT, huffman(0x00, 0))
                .segment(DHT, huffman(0x10, 0))
                .toBytes();
    }

    /** A table of one code, a zero, for one symbol. */
    static byte[] huffman(int head, int symbol) {
        return new ByteList().u8(head, 1).u8(new int[15]).u8(symbol).toBytes();
    }

    /** The content of a scan header for some coefficients of component 1. */
    static byte[] band(int first, int last, int high, int low) {
        return new ByteList().u8(1, 1, 0, first, last, high << 4 | low).toBytes();
    }

    /** A sequential scan with such data behind it. */
    static byte[] scan(int... data) {
        return new ByteList().segment(SOS, band(0, 63, 0, 0)).u8(data).toBytes();
    }

    static byte[] end() {
        return new byte[] {(byte) 0xFF, (byte) 0xD9};
    }
}
