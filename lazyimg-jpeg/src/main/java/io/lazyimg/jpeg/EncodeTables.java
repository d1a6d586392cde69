package io.lazyimg.jpeg;

/** Not yet there. */
final class EncodeTables {
    private EncodeTables() {}

    static int[] divisors(boolean chroma, int quality) {
        int[] ones = new int[64];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }
}
