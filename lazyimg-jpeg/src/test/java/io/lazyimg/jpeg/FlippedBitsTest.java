package io.lazyimg.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged files give a picture or a refusal, and nothing else. */
class FlippedBitsTest {
    @Test
    void singleBits() {
        for (Map.Entry<String, byte[]> file : SmallFiles.all().entrySet()) {
            byte[] bytes = file.getValue();
            int refused = 0;
            for (int bit = 16; bit < 8 * bytes.length; bit += step(file.getKey(), bit)) {
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
                refused += Attempt.refusal(file.getKey() + ", bit " + bit, bytes, bit) == null ? 0 : 1;
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
            }
            assertThat(refused).as(file.getKey()).isBetween(bytes.length / 50, 8 * bytes.length);
        }
    }

    /** All bits of a baseline file, those of the beginning of a progressive one, and some of the others. */
    private static int step(String kind, int bit) {
        return kind.equals("baseline") || (kind.equals("progressive") && bit < 8 * 300) ? 1 : 7;
    }

    @Test
    void severalBitsAndBytes() {
        Random random = new Random(11);
        for (Map.Entry<String, byte[]> file : SmallFiles.all().entrySet()) {
            for (int i = 0; i < 800; i++) {
                byte[] bytes = file.getValue().clone();
                for (int changes = 1 + random.nextInt(5); changes > 0; changes--) {
                    change(bytes, random);
                }
                Attempt.refusal(file.getKey() + ", change " + i, bytes, i);
            }
        }
    }

    private static void change(byte[] bytes, Random random) {
        int at = 2 + random.nextInt(bytes.length - 2);
        switch (random.nextInt(4)) {
            case 0 -> bytes[at] = (byte) 0xFF;
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> { // a piece goes elsewhere
                int length = Math.min(1 + random.nextInt(30), bytes.length - at);
                int to = 2 + random.nextInt(bytes.length - length - 1);
                System.arraycopy(bytes, at, bytes, to, length);
            }
            default -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
    }
}
