package io.lazyimg.jpeg;

/** How often each symbol is needed. */
final class EncodeCounts implements EncodeSymbols {
    /** By table and symbol. */
    final int[][] counts = new int[2][256];

    @Override
    public void symbol(int table, int symbol) {
        counts[table][symbol]++;
    }

    @Override
    public void bits(int value, int count) {}
}
