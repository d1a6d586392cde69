package io.lazyimg.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.spi.Pixels;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Against what the reference, version 0.1.1 of the npm package {@code thumbhash}, gives for the same pixels. None of them is
 * symmetric: where a term is exactly between two levels, the last bits of cosines decide, which are not the same everywhere.
 */
class ThumbHashTest {
    static Stream<Arguments> vectors() {
        return Stream.of(
                Arguments.of(
                        picture(60, 40, (x, y) -> argb(255, x * 4, y * 6, (x + y) * 2)),
                        "mwgOFZhwd3eBiHh3iHiIh3hwCPd3",
                        new Decoded(32, 23, 0xff071b11, 0xffc5d9a9, 0xff932957)),
                Arguments.of(
                        picture(33, 50, (x, y) -> argb(x < 10 ? 0 : y * 5, 255 - x * 5, y * 5, 128)),
                        "5OiBCwYlO5DbdZg7kL3zI0GXoImHd4g=",
                        new Decoded(19, 32, 0x008da780, 0xd364d778, 0x4aa88c7f)),
                Arguments.of(
                        picture(100, 7, (x, y) -> argb(255, x * x / 40, 200 - x * y / 4, y * y * 5)),
                        "2lkFaaCgh4did6eHhX8GaYg=",
                        new Decoded(32, 5, 0xff08ea00, 0xffd435ae, 0xff48cc00)),
                Arguments.of(
                        picture(
                                32,
                                32,
                                (x, y) -> argb(255, (x * 7 + y * 13) % 251, (x * x + y * 3) % 253, x * y % 249)),
                        "nBgGHwYAUpdDh5l1hleTWbmWxvjnv5oJ",
                        new Decoded(32, 32, 0xff6c1e00, 0xff727475, 0xff959371)));
    }

    /** A size, and the pixels at both corners and in the middle of the first quarter. */
    record Decoded(int width, int height, int first, int last, int between) {}

    @ParameterizedTest
    @MethodSource("vectors")
    void aPictureHasTheHashOfTheReference(Pixels picture, String hash) {
        assertThat(Base64.getEncoder().encodeToString(ThumbHash.of(picture))).isEqualTo(hash);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aHashShowsThePictureOfTheReference(Pixels picture, String hash, Decoded decoded) {
        Pixels shown = ThumbHashPicture.of(Base64.getDecoder().decode(hash));

        int[] argb = shown.argb();
        int between = argb[shown.width() / 2 + shown.height() / 4 * shown.width()];
        assertThat(new Decoded(shown.width(), shown.height(), argb[0], argb[argb.length - 1], between))
                .isEqualTo(decoded);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aHashThatIsCutShortOrHasMoreIsNone(Pixels picture, String text) {
        byte[] hash = Base64.getDecoder().decode(text);

        assertThat(ThumbHashPicture.isHash(hash)).isTrue();
        assertThat(IntStream.range(0, hash.length + 4)
                        .filter(length -> ThumbHashPicture.isHash(Arrays.copyOf(hash, length))))
                .containsExactly(hash.length);
    }

    @Test
    void anyShapeUpToTheLargestHasAHashThatCanBeShown() {
        for (int width : new int[] {1, 2, 7, 99, 100}) {
            for (int height : new int[] {1, 3, 50, 100}) {
                byte[] hash = ThumbHash.of(picture(width, height, (x, y) -> argb(255, 9, 9, 9)));

                assertThat(ThumbHashPicture.isHash(hash))
                        .as(width + "x" + height)
                        .isTrue();
                assertThat(ThumbHashPicture.of(hash).argb()).isNotEmpty();
            }
        }
    }

    @Test
    void aLargerPictureIsRefused() {
        assertThatThrownBy(() -> ThumbHash.of(picture(101, 1, (x, y) -> 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("101x1");
    }

    @Test
    void theColourThatMostOfAPictureHasIsDominantAndNotTheMean() {
        int mostly = DominantColour.of(picture(30, 20, (x, y) -> argb(255, x < 18 ? 40 : 250, x < 18 ? 90 : 0, 70)));
        int veiled = DominantColour.of(picture(30, 20, (x, y) -> argb(x < 18 ? 10 : 255, x < 18 ? 40 : 250, 0, 70)));
        int unseen = DominantColour.of(picture(30, 20, (x, y) -> argb(0, 40, 50, 60)));

        assertThat(mostly).isEqualTo(0x285a46);
        assertThat(veiled).isEqualTo(0xfa0046);
        assertThat(unseen).isEqualTo(0xffffff);
    }

    private static Pixels picture(int width, int height, IntBinaryOperator argb) {
        int[] pixels = IntStream.range(0, width * height)
                .map(i -> argb.applyAsInt(i % width, i / width))
                .toArray();
        return new Pixels(width, height, pixels, true);
    }

    private static int argb(int alpha, int red, int green, int blue) {
        return alpha << 24 | (red & 0xFF) << 16 | (green & 0xFF) << 8 | (blue & 0xFF);
    }
}
