package io.lazyimg.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EncodeHuffmanTest {
    private static long cost(EncodeHuffman code, int... frequencies) {
        long cost = 0;
        for (int symbol = 0; symbol < frequencies.length; symbol++) {
            cost += (long) code.length(symbol) * frequencies[symbol];
        }
        return cost;
    }

    /** The cost of Huffman's own code, with one more symbol that never comes: the sum of all that is joined. */
    private static long least(int... frequencies) {
        PriorityQueue<Long> queue = new PriorityQueue<>();
        queue.add(0L);
        Arrays.stream(frequencies).filter(frequency -> frequency > 0).forEach(frequency -> queue.add((long) frequency));
        long cost = 0;
        while (queue.size() > 1) {
            long joined = queue.remove() + queue.remove();
            cost += joined;
            queue.add(joined);
        }
        return cost;
    }

    /** Every symbol that comes has a code, no code begins another one, and none is of ones alone. */
    private static void assertGood(EncodeHuffman code, int... frequencies) {
        int taken = 0;
        for (int symbol = 0; symbol < frequencies.length; symbol++) {
            int length = code.length(symbol);
            assertThat(length > 0).as("symbol %d has a code", symbol).isEqualTo(frequencies[symbol] > 0);
            if (length > 0) {
                assertThat(length).isLessThanOrEqualTo(16);
                int bits = code.entries[symbol] >> EncodeHuffman.LENGTH_BITS;
                assertThat(bits).isLessThan((1 << length) - 1);
                taken += 1 << (16 - length);
                for (int other = 0; other < symbol; other++) {
                    int shorter = Math.min(length, code.length(other));
                    int otherBits = code.entries[other] >> EncodeHuffman.LENGTH_BITS;
                    if (shorter > 0) {
                        assertThat(bits >> (length - shorter))
                                .isNotEqualTo(otherBits >> (code.length(other) - shorter));
                    }
                }
            }
        }
        assertThat(taken).isLessThan(1 << 16);
    }

    @Test
    void noCodeIsShorterWhereTheLimitDoesNotCount() {
        Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            int[] frequencies = new int[256];
            int used = 1 + random.nextInt(round < 100 ? 4 : 200);
            int range = 1 + random.nextInt(200);
            for (int i = 0; i < used; i++) {
                frequencies[random.nextInt(256)] = 1 + random.nextInt(range);
            }
            EncodeHuffman code = EncodeHuffman.optimal(frequencies);
            assertGood(code, frequencies);
            assertThat(cost(code, frequencies)).isEqualTo(least(frequencies));
        }
    }

    @Test
    void noCodeIsLongerThanSixteenBits() {
        int[] fibonacci = new int[256];
        fibonacci[0] = 1;
        fibonacci[1] = 1;
        for (int symbol = 2; symbol < 44; symbol++) {
            fibonacci[symbol] = fibonacci[symbol - 1] + fibonacci[symbol - 2];
        }
        EncodeHuffman code = EncodeHuffman.optimal(fibonacci);
        assertGood(code, fibonacci);
        assertThat(cost(code, fibonacci)).isBetween(least(fibonacci), least(fibonacci) * 101 / 100);
    }

    @Test
    void oneSymbolHasOneBitAndNoneHasNoCode() {
        int[] frequencies = new int[256];
        assertThat(EncodeHuffman.optimal(frequencies).symbols).isEmpty();
        frequencies[0xF0] = 3;
        assertThat(EncodeHuffman.optimal(frequencies).length(0xF0)).isEqualTo(1);
    }
}
