package io.lazyimg.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Last bits that are left out of a progressive picture that becomes smaller make about the error that is told. */
class LeftOutBitsTest {
    private record Luma(List<float[]> rows, double error) {}

    /** The first component at so many eighths, for a result of as many samples. */
    private static Luma luma(byte[] file, int eighths, double tolerance) {
        Frame frame = Decoded.frame(file);
        Frame.Component component = frame.components().get(0);
        List<float[]> rows = new ArrayList<>();
        Target luma = new Target(
                component,
                eighths,
                0,
                frame.width(component) / 8 * eighths,
                0,
                frame.height(component) / 8 * eighths,
                eighths / 8.0,
                tolerance,
                row -> rows.add(row.clone()));
        Target second = Target.nothing(frame.components().get(1));
        Target third = Target.nothing(frame.components().get(2));
        double[] errors = Decoder.decode(file, frame, List.of(luma, second, third), () -> {});
        return new Luma(rows, errors[0]);
    }

    private static double meanSquare(List<float[]> rows, List<float[]> others) {
        double sum = 0;
        long count = 0;
        for (int y = 0; y < rows.size(); y++) {
            for (int x = 0; x < rows.get(y).length; x++, count++) {
                double difference = rows.get(y)[x] - others.get(y)[x];
                sum += difference * difference;
            }
        }
        return sum / count;
    }

    private static byte[] file(int quality, boolean ended) {
        Random random = new Random(quality);
        CodedPicture picture = Scenery.picture(160, 160, quality, 1, 1);
        JpegWriter writer = new JpegWriter(picture, random).progressive(SmallFiles.SCANS);
        return (ended ? writer : writer.endless()).toBytes();
    }

    @Test
    void theErrorIsAboutAsTold() {
        int left = 0;
        for (int quality : new int[] {70, 80, 90, 95, 98}) {
            byte[] file = file(quality, true);
            for (int eighths = 1; eighths < 8; eighths++) {
                Luma exact = luma(file, eighths, 0);
                assertThat(exact.error()).isZero();
                for (double tolerance : new double[] {0.1, 0.5, 2, 50}) {
                    Luma coarse = luma(file, eighths, tolerance);
                    assertThat(coarse.error()).isLessThanOrEqualTo(tolerance);
                    assertThat(meanSquare(coarse.rows(), exact.rows()))
                            .as("quality %d at %d eighths within %s", quality, eighths, tolerance)
                            .isLessThanOrEqualTo(
                                    2 * coarse.error()); // what is told is an estimate, and this picture all noise
                    left += coarse.error() > 0 ? 1 : 0;
                }
            }
        }
        assertThat(left).as("times that something was left out").isGreaterThan(20);
    }

    @Test
    void nothingIsLeftOutOfAFileWithoutAnEndNorAtItsFullSize() {
        byte[] ended = file(90, true);
        byte[] endless = file(90, false);
        assertThat(luma(endless, 2, 50).error()).isZero();
        assertThat(meanSquare(luma(endless, 2, 50).rows(), luma(ended, 2, 0).rows()))
                .isZero();
        assertThat(luma(ended, 8, 50).error()).isZero();
        assertThat(meanSquare(luma(ended, 8, 50).rows(), luma(ended, 8, 0).rows()))
                .isZero();
    }
}
