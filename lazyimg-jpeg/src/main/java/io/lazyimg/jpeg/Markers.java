package io.lazyimg.jpeg;

/**
 * The markers of a file, one after the other.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, B.1.1 and table B.1</a>
 */
final class Markers {
    static final int SOF0 = 0xC0;
    static final int SOF1 = 0xC1;
    static final int SOF2 = 0xC2;
    static final int DHT = 0xC4;
    static final int JPG = 0xC8;
    static final int DAC = 0xCC;
    static final int SOF15 = 0xCF;
    static final int RST0 = 0xD0;
    static final int RST7 = 0xD7;
    static final int EOI = 0xD9;
    static final int SOS = 0xDA;
    static final int DQT = 0xDB;
    static final int DNL = 0xDC;
    static final int DRI = 0xDD;
    static final int APP0 = 0xE0;
    static final int APP1 = 0xE1;
    static final int APP2 = 0xE2;
    static final int APP14 = 0xEE;
    private static final int TEM = 0x01;

    /** There is none left. */
    static final int NONE = -1;

    private final byte[] source;
    private int at;
    private int from;
    private int to;

    /** Looks for markers from a byte on. */
    Markers(byte[] source, int at) {
        this.source = source;
        this.at = at;
    }

    /** The next marker, or {@link #NONE}; bytes that are none, and restart markers, are passed over. */
    int next() {
        while (true) {
            int marker = seek();
            if (marker == NONE || marker == EOI) {
                return marker;
            }
            if (marker == TEM || (marker >= RST0 && marker <= 0xD8)) {
                continue;
            }
            if (at + 2 > source.length) {
                return NONE;
            }
            int length = u16(source, at);
            if (length < 2) {
                throw Damage.of("a segment says that it has " + length + " bytes");
            }
            if (at + length > source.length) {
                at = source.length;
                return NONE;
            }
            from = at + 2;
            to = at + length;
            at = to;
            return marker;
        }
    }

    private int seek() {
        int next = indexOfFf(source, at);
        while (next < source.length - 1) {
            int marker = source[next + 1] & 0xFF;
            if (marker != 0 && marker != 0xFF) {
                at = next + 2;
                return marker;
            }
            next = indexOfFf(source, marker == 0 ? next + 2 : next + 1);
        }
        at = source.length;
        return NONE;
    }

    /** The offset of the first 0xFF from a byte on, or the length. */
    private static int indexOfFf(byte[] source, int from) {
        int at = from;
        while (at + 8 <= source.length && !EntropyBuffer.hasFf((long) EntropyBuffer.LONG.get(source, at))) {
            at += 8;
        }
        while (at < source.length && source[at] != (byte) 0xFF) {
            at++;
        }
        return at;
    }

    /** Where the content of the segment that {@link #next} came to begins. */
    int from() {
        return from;
    }

    /** Where it ends. */
    int to() {
        return to;
    }

    /** Where the marker itself begins. */
    int start() {
        return from - 4;
    }

    /** Goes on at another byte. */
    void jump(int to) {
        at = to;
    }

    static int u16(byte[] source, int at) {
        return (source[at] & 0xFF) << 8 | (source[at + 1] & 0xFF);
    }
}
