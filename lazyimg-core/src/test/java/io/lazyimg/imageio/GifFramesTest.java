package io.lazyimg.imageio;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.spi.TimeLimit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GifFramesTest {
    private static final int LONGEST_OF_WEBP = 0xFFFFFF;

    private static Picture plain(int argb) {
        int[] pixels = new int[64];
        Arrays.fill(pixels, argb);
        return new Picture(8, 8, pixels, true);
    }

    @Test
    void framesThatLastForWeeksLastAsLongAsAGifCanSay() throws IOException {
        GifFrames gif = new GifFrames(1, TimeLimit.none());
        for (int i = 0; i < 130; i++) {
            gif.frame(plain(0xFF102030), LONGEST_OF_WEBP);
        }
        gif.frame(plain(0xFFA0B0C0), 100);

        String bytes = new String(gif.end(), StandardCharsets.ISO_8859_1);
        int control = bytes.indexOf("!\u00f9\u0004");
        assertThat(bytes.substring(control + 4, control + 6)).isEqualTo("\u00ff\u00ff");
    }
}
