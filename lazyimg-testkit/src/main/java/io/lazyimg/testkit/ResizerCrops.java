package io.lazyimg.testkit;

import static io.lazyimg.testkit.Pixels.assertColour;
import static io.lazyimg.testkit.Pixels.assertSize;
import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.image.Focus;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import io.lazyimg.spi.ResizeJob;
import java.awt.image.BufferedImage;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The part of {@link ResizerContract} about what a transform says beside a box and a fit. */
public interface ResizerCrops extends ResizerSubject {
    /** How far the middle of a crop may be off, of the whole length: a pixel or two of the source. */
    double PLACE = 0.006;

    private void assertMiddle(int width, int height, Focus focus, double x, double y) {
        Files.all(TestPictures.slopes(width, height)).forEach((format, source) -> {
            if (reads().contains(format)) {
                BufferedImage result = result(format, source, Transform.fill(41, 41, focus));
                assertSize(result, 41, 41);
                int expected = TestPictures.slope(x, y);
                // a GIF has but so many colours
                int tolerance = format == ImageFormat.GIF ? 40 : 8 + loss() + (int) Math.ceil(215 * PLACE);
                assertColour(result, 20, 20, expected, tolerance);
            }
        });
    }

    @Test
    default void cropsTowardsEachOfEightPointsOfTheCompass() {
        Map<Focus, Double> across = Map.of(
                Focus.NORTHWEST, 0.125,
                Focus.WEST, 0.125,
                Focus.SOUTHWEST, 0.125,
                Focus.NORTH, 0.5,
                Focus.CENTRE, 0.5,
                Focus.SOUTH, 0.5,
                Focus.NORTHEAST, 0.875,
                Focus.EAST, 0.875,
                Focus.SOUTHEAST, 0.875);
        across.forEach((focus, x) -> assertMiddle(400, 100, focus, x, 0.5));
        Map<Focus, Double> down = Map.of(
                Focus.NORTHWEST, 0.125,
                Focus.NORTH, 0.125,
                Focus.NORTHEAST, 0.125,
                Focus.WEST, 0.5,
                Focus.EAST, 0.5,
                Focus.SOUTHWEST, 0.875,
                Focus.SOUTH, 0.875,
                Focus.SOUTHEAST, 0.875);
        down.forEach((focus, y) -> assertMiddle(100, 400, focus, 0.5, y));
    }

    @Test
    default void cropsAroundAPointAsFarAsThePictureGoes() {
        assertMiddle(400, 100, new Focus(30, 90), 0.3, 0.5);
        assertMiddle(400, 100, new Focus(12, 0), 0.125, 0.5);
        assertMiddle(400, 100, new Focus(13, 0), 0.13, 0.5);
        assertMiddle(400, 100, new Focus(1, 0), 0.125, 0.5);
        assertMiddle(400, 100, new Focus(99, 0), 0.875, 0.5);
        assertMiddle(100, 400, new Focus(2, 71), 0.5, 0.71);
        assertMiddle(100, 400, new Focus(50, 88), 0.5, 0.875);
    }

    @Test
    default void padsWithItsOwnColourWhateverTheMatteIs() {
        Files.all(TestPictures.plain(64, 64, TestPictures.GREEN)).forEach((format, source) -> {
            if (reads().contains(format)) {
                BufferedImage result = result(format, source, Transform.pad(32, 16, 0x3366CC));
                assertSize(result, 32, 16);
                assertColour(result, 2, 8, 0xFF3366CC, loss());
                assertColour(result, 29, 8, 0xFF3366CC, loss());
                assertColour(result, 16, 8, TestPictures.GREEN, 8 + loss());
            }
        });
    }

    @Test
    default void nothingIsTransparentOnAColourOfItsOwn() {
        if (reads().contains(ImageFormat.PNG)) {
            byte[] half = new PngFile(64, 64, 8, PngFile.RGB_ALPHA)
                    .toBytes((x, y) -> x < 32 ? new int[] {255, 0, 0, 0} : new int[] {0, 200, 0, 255});
            BufferedImage result = result(ImageFormat.PNG, half, Transform.pad(32, 16, 0x3366CC));
            assertColour(result, 2, 8, 0xFF3366CC, loss());
            assertColour(result, 10, 8, 0xFF3366CC, loss());
            assertColour(result, 21, 8, 0xFF00C800, loss());
            assertColour(result, 30, 8, 0xFF3366CC, loss());
        }
    }

    @Test
    default void theQualityOfATransformIsTheOneThatCounts() {
        Files.all(TestPictures.noise(90, 70, 3)).forEach((format, source) -> {
            if (reads().contains(format) && resizer().outputs().contains(ImageFormat.JPEG)) {
                Transform low = Transform.fit(60, 60).inQuality(10).as(ImageFormat.JPEG);
                ResizeJob configured = new ResizeJob(source, low.inQuality(null), 10, 0xFFFFFF, 1_000_000, 1_000_000);
                byte[] asked = resize(ResizerSubject.job(source, low)).content();
                assertThat(asked).isEqualTo(resize(configured).content());
                assertThat(asked.length)
                        .isLessThan(resize(ResizerSubject.job(source, low.inQuality(null)))
                                .content()
                                .length);
            }
        });
    }
}
