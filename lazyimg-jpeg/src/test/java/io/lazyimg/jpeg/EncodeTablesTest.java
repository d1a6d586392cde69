package io.lazyimg.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;
import javax.imageio.plugins.jpeg.JPEGQTable;
import org.junit.jupiter.api.Test;

class EncodeTablesTest {
    @Test
    void theTablesOfQuality50AreThoseOfTheStandard() {
        assertThat(EncodeTables.divisors(false, 50)).isEqualTo(JPEGQTable.K1Luminance.getTable());
        assertThat(EncodeTables.divisors(true, 50)).isEqualTo(JPEGQTable.K2Chrominance.getTable());
    }

    @Test
    void otherQualitiesScaleThem() {
        assertThat(EncodeTables.divisors(false, 100)).containsOnly(1);
        assertThat(EncodeTables.divisors(true, 1)).containsOnly(255);
        assertThat(EncodeTables.divisors(false, 25))
                .isEqualTo(JPEGQTable.K1Luminance.getScaledInstance(2, true).getTable());
        // cjpeg -quality 80
        assertThat(Arrays.copyOf(EncodeTables.divisors(false, 80), 8)).containsExactly(6, 4, 4, 6, 10, 16, 20, 24);
        assertThat(Arrays.copyOf(EncodeTables.divisors(true, 80), 8)).containsExactly(7, 7, 10, 19, 40, 40, 40, 40);
    }

    @Test
    void otherNumbersAreNoQualities() {
        assertThatIllegalArgumentException().isThrownBy(() -> EncodeTables.divisors(false, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> EncodeTables.divisors(true, 101));
    }

    @Test
    void theUsualCodesAreThoseOfTheStandard() {
        assertIs(JPEGHuffmanTable.StdDCLuminance, EncodeTables.dc(false));
        assertIs(JPEGHuffmanTable.StdDCChrominance, EncodeTables.dc(true));
        assertIs(JPEGHuffmanTable.StdACLuminance, EncodeTables.ac(false));
        assertIs(JPEGHuffmanTable.StdACChrominance, EncodeTables.ac(true));
    }

    private static void assertIs(JPEGHuffmanTable table, EncodeHuffman code) {
        short[] lengths = Arrays.copyOf(table.getLengths(), 16);
        assertThat(code.counts).isEqualTo(bytes(lengths));
        assertThat(code.symbols).isEqualTo(bytes(table.getValues()));
    }

    private static byte[] bytes(short... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
