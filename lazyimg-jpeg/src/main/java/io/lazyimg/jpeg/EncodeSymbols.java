package io.lazyimg.jpeg;

/** What a scan is made of: counted first, to make its codes, and then written. */
interface EncodeSymbols {
    /** Takes a symbol of one of the scan's tables, by its number. */
    void symbol(int table, int symbol);

    /**
     * Takes bits without a code.
     *
     * @param value not negative, and without bits above
     * @param count 0 to 31
     */
    void bits(int value, int count);
}
