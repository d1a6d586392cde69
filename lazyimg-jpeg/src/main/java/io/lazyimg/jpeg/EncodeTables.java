package io.lazyimg.jpeg;

import java.util.HexFormat;

/**
 * The tables that a file is written with if none are made for it: ITU-T T.81, annex K.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, K.1 and K.3</a>
 */
final class EncodeTables {
    /** The largest step of a baseline file: T.81, B.2.4.1. */
    private static final int MAX_DIVISOR = 255;

    /** Table K.1, for luminance. */
    private static final int[] LUMA = {
        16, 11, 10, 16, 24, 40, 51, 61, //
        12, 12, 14, 19, 26, 58, 60, 55, //
        14, 13, 16, 24, 40, 57, 69, 56, //
        14, 17, 22, 29, 51, 87, 80, 62, //
        18, 22, 37, 56, 68, 109, 103, 77, //
        24, 35, 55, 64, 81, 104, 113, 92, //
        49, 64, 78, 87, 103, 121, 120, 101, //
        72, 92, 95, 98, 112, 100, 103, 99,
    };

    /** Table K.2, for chrominance. */
    private static final int[] CHROMA = {
        17, 18, 24, 47, 99, 99, 99, 99, //
        18, 21, 26, 66, 99, 99, 99, 99, //
        24, 26, 56, 99, 99, 99, 99, 99, //
        47, 66, 99, 99, 99, 99, 99, 99, //
        99, 99, 99, 99, 99, 99, 99, 99, //
        99, 99, 99, 99, 99, 99, 99, 99, //
        99, 99, 99, 99, 99, 99, 99, 99, //
        99, 99, 99, 99, 99, 99, 99, 99,
    };

    /** Table K.3, for differences of DC coefficients of luminance: the number of codes of each length, and symbols. */
    private static final EncodeHuffman LUMA_DC = code("00010501010101010100000000000000", "000102030405060708090a0b");

    /** Table K.4, the same for chrominance. */
    private static final EncodeHuffman CHROMA_DC = code("00030101010101010101010000000000", "000102030405060708090a0b");

    /** Table K.5, for AC coefficients of luminance. */
    private static final EncodeHuffman LUMA_AC = code(
            "0002010303020403050504040000017d",
            "01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a"
                    + "3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a"
                    + "92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9da"
                    + "e1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa");

    /** Table K.6, the same for chrominance. */
    private static final EncodeHuffman CHROMA_AC = code(
            "00020102040403040705040400010277",
            "000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125f11718191a"
                    + "262728292a35363738393a434445464748494a535455565758595a636465666768696a737475767778797a"
                    + "82838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9ba"
                    + "c2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa");

    private EncodeTables() {}

    private static EncodeHuffman code(String counts, String symbols) {
        return new EncodeHuffman(HexFormat.of().parseHex(counts), HexFormat.of().parseHex(symbols));
    }

    /**
     * The quantisation steps of a quality, row by row. How steps follow from a quality is convention, not standard: it is
     * that of the Independent JPEG Group's library, {@code jpeg_quality_scaling} in its {@code jcparam.c}.
     *
     * @param quality 1 to 100
     */
    static int[] divisors(boolean chroma, int quality) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("quality " + quality + " is not 1 to 100");
        }
        int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        int[] divisors = (chroma ? CHROMA : LUMA).clone();
        for (int i = 0; i < 64; i++) {
            divisors[i] = Math.min(MAX_DIVISOR, Math.max(1, (divisors[i] * percent + 50) / 100));
        }
        return divisors;
    }

    /** The usual code for differences of DC coefficients. */
    static EncodeHuffman dc(boolean chroma) {
        return chroma ? CHROMA_DC : LUMA_DC;
    }

    /** The usual code for AC coefficients. */
    static EncodeHuffman ac(boolean chroma) {
        return chroma ? CHROMA_AC : LUMA_AC;
    }
}
