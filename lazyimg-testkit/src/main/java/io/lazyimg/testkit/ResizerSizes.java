package io.lazyimg.testkit;

import static io.lazyimg.testkit.Pixels.assertColour;
import static io.lazyimg.testkit.Pixels.assertPixels;
import static io.lazyimg.testkit.Pixels.assertSize;
import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Layout;
import io.lazyimg.image.Transform;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

/** The part of {@link ResizerContract} about sizes, places and sharpness. */
public interface ResizerSizes extends ResizerSubject {
    private BufferedImage png(BufferedImage image, Transform transform) {
        return result(ImageFormat.PNG, Files.png(image), transform);
    }

    private static String size(BufferedImage image) {
        return image.getWidth() + "x" + image.getHeight();
    }

    @Test
    default void fitsTheWholeImageInsideTheBox() {
        BufferedImage source = TestPictures.slopes(100, 75);
        assertThat(size(png(source, Transform.fit(50, 50)))).isEqualTo("50x38");
        assertThat(size(png(source, Transform.fit(50, 10)))).isEqualTo("13x10");
        assertThat(size(png(source, Transform.fit(20, 0)))).isEqualTo("20x15");
        assertThat(size(png(source, Transform.fit(0, 30)))).isEqualTo("40x30");
        assertThat(size(png(source, Transform.fit(1, 1)))).isEqualTo("1x1");
    }

    @Test
    default void neverEnlarges() {
        BufferedImage source = TestPictures.slopes(40, 30);
        assertThat(size(png(source, Transform.fit(400, 400)))).isEqualTo("40x30");
        assertThat(size(png(source, Transform.fill(400, 400)))).isEqualTo("30x30");
        assertThat(size(png(source, Transform.pad(400, 400)))).isEqualTo("40x40");
    }

    @Test
    default void theLongAndThinKeepAtLeastOnePixel() {
        assertThat(size(png(TestPictures.slopes(5000, 1), Transform.fit(10, 10))))
                .isEqualTo("10x1");
        assertThat(size(png(TestPictures.slopes(1, 5000), Transform.fit(10, 10))))
                .isEqualTo("1x10");
        assertThat(size(png(TestPictures.slopes(5000, 3), Transform.fit(1, 1)))).isEqualTo("1x1");
        assertThat(size(png(TestPictures.slopes(3, 4000), Transform.fill(3, 1))))
                .isEqualTo("3x1");
        assertThat(size(png(TestPictures.slopes(2000, 2), Transform.pad(7, 5)))).isEqualTo("7x5");
        assertThat(size(png(TestPictures.slopes(1, 1), Transform.pad(7, 5)))).isEqualTo("1x1");
    }

    @Test
    default void everySizeFollowsTheLayoutToThePixel() {
        int[][] sources = {{1, 1}, {2, 9}, {17, 13}, {64, 64}, {131, 29}};
        int[] sides = {1, 2, 3, 5, 6, 7, 8, 13, 31, 64, 200};
        for (int[] source : sources) {
            byte[] png = Files.png(TestPictures.slopes(source[0], source[1]));
            for (int width : sides) {
                for (int height : sides) {
                    Transform[] all = {
                        Transform.fit(width, height), Transform.fill(width, height), Transform.pad(width, height)
                    };
                    for (Transform transform : all) {
                        Layout layout = transform.layout(source[0], source[1]);
                        BufferedImage result = result(ImageFormat.PNG, png, transform);
                        assertThat(size(result))
                                .as("%dx%d through %s", source[0], source[1], transform)
                                .isEqualTo(layout.canvasWidth() + "x" + layout.canvasHeight());
                    }
                }
            }
        }
    }

    @Test
    default void aSlopeStaysWhereItWasAtEveryRatio() {
        BufferedImage source = TestPictures.slopes(311, 207);
        for (int width : new int[] {310, 250, 207, 160, 155, 110, 100, 77, 31, 16, 9, 8, 7, 5, 3, 2, 1}) {
            BufferedImage result = png(source, Transform.fit(width, 0));
            int tolerance = 2 + 215 / 2 / width / 4 + loss();
            assertPixels(
                    result,
                    tolerance,
                    (x, y) -> TestPictures.slope((x + 0.5) / result.getWidth(), (y + 0.5) / result.getHeight()));
        }
    }

    @Test
    default void aPlainPictureStaysPlainUpToItsEdges() {
        BufferedImage source = TestPictures.plain(211, 97, 0xFFC86432);
        for (int width : new int[] {210, 150, 106, 105, 71, 40, 13, 6, 2, 1}) {
            assertPixels(png(source, Transform.fit(width, 0)), loss(), (x, y) -> 0xFFC86432);
            assertPixels(png(source, Transform.fill(width, 1)), loss(), (x, y) -> 0xFFC86432);
        }
    }

    @Test
    default void fillKeepsTheMiddle() {
        BufferedImage wide = TestPictures.picture(
                300,
                100,
                false,
                (x, y) -> x < 100 ? TestPictures.RED : x < 200 ? TestPictures.GREEN : TestPictures.BLUE);
        BufferedImage high = TestPictures.picture(
                100,
                300,
                false,
                (x, y) -> y < 100 ? TestPictures.RED : y < 200 ? TestPictures.GREEN : TestPictures.BLUE);
        for (int side : new int[] {100, 60, 50, 33, 10, 4, 1}) {
            assertPixels(png(wide, Transform.fill(side, side)), 1 + loss(), (x, y) -> TestPictures.GREEN);
            assertPixels(png(high, Transform.fill(side, side)), 1 + loss(), (x, y) -> TestPictures.GREEN);
        }
    }

    @Test
    default void padPutsTheImageInTheMiddleOfTheMatte() {
        BufferedImage result = png(TestPictures.plain(120, 60, TestPictures.BLUE), Transform.pad(40, 40));
        assertSize(result, 40, 40);
        assertPixels(result, 1 + 3 * loss(), (x, y) -> y >= 10 && y < 30 ? TestPictures.BLUE : 0xFFFFFFFF);
    }

    @Test
    default void aFineCheckerboardBecomesItsMean() {
        BufferedImage source = TestPictures.checkers(240, 240);
        for (int side : new int[] {120, 100, 80, 77, 60, 47, 24, 11, 5, 1}) {
            // nine squares of which five have one colour are a ninth off their mean
            assertPixels(png(source, Transform.fit(side, side)), 16 + loss(), (x, y) -> 0xFF808080);
        }
    }

    @Test
    default void ringsTooNarrowForTheResultBecomeTheirMean() {
        BufferedImage result = png(TestPictures.zonePlate(512), Transform.fit(64, 64));
        double square = 0;
        int count = 0;
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                double frequency = Math.hypot(x - 31.5, y - 31.5) * 8 / 256;
                if (frequency > 0.35) { // in half cycles a source pixel; 0.125 is what the result can show
                    double off = (result.getRGB(x, y) & 0xFF) - 127.5;
                    square += off * off;
                    count++;
                }
            }
        }
        assertThat(Math.sqrt(square / count)).as("what is left of rings, rms").isLessThan(12);
    }

    @Test
    default void edgesStaySharp() {
        BufferedImage source = TestPictures.picture(400, 40, false, (x, y) -> x < 200 ? 0xFF000000 : 0xFFFFFFFF);
        for (int width : new int[] {320, 200, 150, 100, 40, 20}) {
            BufferedImage result = png(source, Transform.fit(width, 0));
            assertColour(result, width / 2 - 2, 0, 0xFF000000, 12 + 4 * loss());
            assertColour(result, width / 2 + 1, 0, 0xFFFFFFFF, 12 + 4 * loss());
        }
    }
}
