package io.lazyimg.jpeg;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tables that are in force at a place of a file.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, B.2.4</a>
 */
final class Tables {
    private final int[] @Nullable [] quant = new int[4] @Nullable [];
    private final @Nullable Definition[] dc = new @Nullable Definition[4];
    private final @Nullable Definition[] ac = new @Nullable Definition[4];
    private int restartInterval;

    /** A Huffman table that is made when somebody asks for it: a file can define many that nobody does. */
    private static final class Definition {
        private final byte[] counts;
        private final byte[] symbols;
        private final boolean dc;
        private @Nullable HuffmanTable table;

        Definition(byte[] counts, byte[] symbols, boolean dc) {
            this.counts = counts;
            this.symbols = symbols;
            this.dc = dc;
        }

        HuffmanTable table() {
            HuffmanTable made = table;
            if (made == null) {
                made = new HuffmanTable(counts, symbols, dc);
                table = made;
            }
            return made;
        }
    }

    /** Takes what a segment defines, if it defines any table; {@code from} and {@code to} are the ends of its content. */
    void take(int marker, byte[] source, int from, int to) {
        switch (marker) {
            case Markers.DQT -> quant(source, from, to);
            case Markers.DHT -> huffman(source, from, to);
            case Markers.DRI -> {
                if (to - from < 2) {
                    throw Damage.of("a restart interval is cut off");
                }
                restartInterval = Markers.u16(source, from);
            }
            default -> {}
        }
    }

    private void quant(byte[] source, int from, int to) {
        int at = from;
        while (at < to) {
            int head = source[at++] & 0xFF;
            int bytes = head >> 4 == 0 ? 1 : 2;
            if (head >> 4 > 1 || (head & 15) > 3 || to - at < 64 * bytes) {
                throw Damage.of("a quantisation table is broken");
            }
            int[] table = new int[64];
            for (int k = 0; k < 64; k++, at += bytes) {
                table[k] = bytes == 1 ? source[at] & 0xFF : Markers.u16(source, at);
            }
            quant[head & 15] = table;
        }
    }

    private void huffman(byte[] source, int from, int to) {
        int at = from;
        while (at < to) {
            int head = source[at++] & 0xFF;
            if ((head & 0xEC) != 0 || to - at < 16) {
                throw Damage.of("a Huffman table is broken");
            }
            byte[] counts = Arrays.copyOfRange(source, at, at + 16);
            at += 16;
            int total = 0;
            for (byte count : counts) {
                total += count & 0xFF;
            }
            if (total > 256 || to - at < total) {
                throw Damage.of("a Huffman table is broken");
            }
            boolean isDc = head >> 4 == 0;
            byte[] symbols = Arrays.copyOfRange(source, at, at + total);
            (isDc ? dc : ac)[head & 3] = new Definition(counts, symbols, isDc);
            at += total;
        }
    }

    int restartInterval() {
        return restartInterval;
    }

    /** Quantisation steps in zigzag order. */
    int[] quant(int number) {
        int[] table = quant[number];
        if (table == null) {
            throw Damage.of("there is no quantisation table " + number);
        }
        return table;
    }

    HuffmanTable dc(int number) {
        return required(dc[number], number);
    }

    HuffmanTable ac(int number) {
        return required(ac[number], number);
    }

    private static HuffmanTable required(@Nullable Definition definition, int number) {
        if (definition == null) {
            throw Damage.of("there is no Huffman table " + number);
        }
        return definition.table();
    }
}
