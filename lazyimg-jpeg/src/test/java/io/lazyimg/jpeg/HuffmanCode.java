package io.lazyimg.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A Huffman code with codes of any lengths up to 16 bits, the code of ones alone not used: ITU-T T.81, annex C. */
final class HuffmanCode {
    private final int[] lengths = new int[256];
    private final int[] codes = new int[256];
    private final int[] counts = new int[16];
    private final List<Integer> symbols;

    private HuffmanCode(List<Integer> symbols, int[] ofSymbols) {
        this.symbols = symbols;
        int code = 0;
        for (int i = 0; i < ofSymbols.length; i++) {
            code <<= ofSymbols[i] - (i == 0 ? 0 : ofSymbols[i - 1]);
            int symbol = symbols.get(i);
            lengths[symbol] = ofSymbols[i];
            codes[symbol] = code++;
            counts[ofSymbols[i] - 1]++;
        }
    }

    /**
     * A code for symbols in any order: some of them have codes of 1, 2, 3, … bits, and the others codes of one length, as
     * short as it can be or 16.
     */
    static HuffmanCode random(Collection<Integer> all, Random random) {
        List<Integer> symbols = new ArrayList<>(all);
        Collections.shuffle(symbols, random);
        int[] lengths = new int[symbols.size()];
        int graded = Math.min(random.nextInt(8), symbols.size());
        for (int i = 0; i < graded; i++) {
            lengths[i] = i + 1;
        }
        int least = graded + 1;
        while (1 << (least - graded) <= symbols.size() - graded) {
            least++;
        }
        Arrays.fill(lengths, graded, lengths.length, random.nextBoolean() ? 16 : least);
        return new HuffmanCode(symbols, lengths);
    }

    /** What a segment says of it. */
    byte[] definition(int tableClass, int number) {
        ByteList bytes = new ByteList().u8(tableClass << 4 | number).u8(counts);
        symbols.forEach(bytes::u8);
        return bytes.toBytes();
    }

    void put(int symbol, BitSink out) {
        out.put(codes[symbol], lengths[symbol]);
    }
}
