package io.lazyimg.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** JPEGs of other kinds are left to other engines. */
class HandedOnTest {
    private static byte[] file(int frameMarker, int precision, int... factors) {
        return ByHand.upToFrame()
                .segment(frameMarker, ByHand.frame(precision, 8, 8, factors))
                .bytes(ByHand.scan(0x3F))
                .toBytes();
    }

    private static void assertHandedOn(String what, byte[] file) {
        assertThat(new JpegResizer().plan(Attempt.job(file, Transform.fit(9, 9))))
                .as(what)
                .isEmpty();
        assertThatThrownBy(() -> new JpegResizer().resize(Attempt.job(file, Transform.fit(9, 9))))
                .as(what)
                .isInstanceOf(ImageException.class);
    }

    @Test
    void otherNumbersOfComponents() {
        assertHandedOn("two components", file(0xC0, 8, 0x11, 0x11));
        assertHandedOn("four components", file(0xC0, 8, 0x11, 0x11, 0x11, 0x11));
        assertHandedOn(
                "255 components",
                file(0xC2, 8, IntStream.generate(() -> 0x11).limit(255).toArray()));
    }

    @Test
    void otherThanEightBits() {
        for (int bits : new int[] {0, 2, 7, 12, 16, 255}) {
            assertHandedOn(bits + " bits", file(0xC1, bits, 0x11));
        }
    }

    @Test
    void losslessAndDifferentialAndArithmeticFrames() {
        for (int marker : new int[] {0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}) {
            assertHandedOn("frame " + Integer.toHexString(marker), file(marker, 8, 0x11));
        }
    }

    @Test
    void otherFormats() {
        byte[] jpeg = file(0xC0, 8, 0x11);
        Transform png = Transform.fit(9, 9).as(ImageFormat.PNG);
        assertThat(new JpegResizer().plan(Attempt.job(jpeg, png))).isEmpty();
        assertThat(new JpegResizer().plan(Attempt.job(jpeg, Transform.fit(9, 9))))
                .isPresent();
        byte[] gif = "GIF89a and so on".getBytes(StandardCharsets.US_ASCII);
        assertThat(new JpegResizer().plan(Attempt.job(gif, Transform.fit(9, 9))))
                .isEmpty();
    }
}
