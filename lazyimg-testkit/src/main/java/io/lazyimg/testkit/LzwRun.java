package io.lazyimg.testkit;

/**
 * LZW data of nothing but zeros: every code stands for one more than the one before, up to nearly four thousand.
 *
 * @see <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">GIF89a, appendix F</a>
 */
final class LzwRun {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int MOST_CODES = 4096;

    private LzwRun() {}

    /** For bytes of 8 bits, as GIF has them. */
    static byte[] gif(long zeros) {
        return of(zeros, Integer.MAX_VALUE, false);
    }

    /** As TIFF has them: codes become longer one code earlier, and the table is cleared before it is full. */
    static byte[] tiff(long zeros) {
        return of(zeros, 4094, true);
    }

    private static byte[] of(long zeros, int clearedAt, boolean tiff) {
        Chunk out = Chunk.bigEndian();
        Bits bits = tiff ? Bits.highestFirst(out) : Bits.lowestFirst(out);
        int early = tiff ? 1 : 0;
        long left = zeros;
        int width = 9;
        int next = Integer.MAX_VALUE;
        int length = 0;
        while (left > 0) {
            if (next >= clearedAt) {
                bits.put(CLEAR, width);
                width = 9;
                bits.put(0, width);
                next = END + 1;
                length = 1;
            } else {
                int code = Math.min(next, MOST_CODES - 1);
                bits.put(code, width);
                length = Math.min(length + 1, MOST_CODES - END);
                next = Math.min(next + 1, MOST_CODES);
                if (next + early == 1 << width && width < 12) {
                    width++;
                }
            }
            left -= length;
        }
        bits.put(END, width);
        bits.end(0);
        return out.toBytes();
    }
}
