package io.lazyimg.image;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LayoutPropertiesTest {
    @Property
    void noFitEnlargesOrLeavesItsBoxAndAllStayInTheirBounds(
            @ForAll @IntRange(min = 0, max = 5000) int width,
            @ForAll @IntRange(min = 0, max = 5000) int height,
            @ForAll Fit fit,
            @ForAll @IntRange(min = 1, max = 9000) int sourceWidth,
            @ForAll @IntRange(min = 1, max = 9000) int sourceHeight) {
        Assume.that(fit == Fit.FIT ? width + height > 0 : width > 0 && height > 0);

        Layout layout = new Transform(width, height, fit, null).layout(sourceWidth, sourceHeight);

        assertThat(layout.cropX()).isNotNegative();
        assertThat(layout.cropY()).isNotNegative();
        assertThat(layout.cropX() + layout.cropWidth()).isLessThanOrEqualTo(sourceWidth);
        assertThat(layout.cropY() + layout.cropHeight()).isLessThanOrEqualTo(sourceHeight);
        assertThat(layout.width()).isBetween(1, Math.max(1, layout.cropWidth()));
        assertThat(layout.height()).isBetween(1, Math.max(1, layout.cropHeight()));
        assertThat(layout.x()).isNotNegative();
        assertThat(layout.y()).isNotNegative();
        assertThat(layout.x() + layout.width()).isLessThanOrEqualTo(layout.canvasWidth());
        assertThat(layout.y() + layout.height()).isLessThanOrEqualTo(layout.canvasHeight());
        assertThat(layout.canvasWidth()).isLessThanOrEqualTo(width == 0 ? sourceWidth : width);
        assertThat(layout.canvasHeight()).isLessThanOrEqualTo(height == 0 ? sourceHeight : height);
    }

    @Property
    void theBoxThatIsNotTooLargeIsAFixedPoint(
            @ForAll @IntRange(min = 1, max = 5000) int width,
            @ForAll @IntRange(min = 1, max = 5000) int height,
            @ForAll Fit fit,
            @ForAll @IntRange(min = 1, max = 3000) int sourceWidth,
            @ForAll @IntRange(min = 1, max = 3000) int sourceHeight) {
        Transform once = new Transform(width, height, fit, null).within(sourceWidth, sourceHeight);

        assertThat(once.within(sourceWidth, sourceHeight)).isEqualTo(once);
    }

    @Property
    void aCropIsCentredOnItsFocusAsFarAsThePictureGoes(
            @ForAll @IntRange(min = 1, max = 500) int width,
            @ForAll @IntRange(min = 1, max = 500) int height,
            @ForAll @IntRange(min = 0, max = 100) int x,
            @ForAll @IntRange(min = 0, max = 100) int y,
            @ForAll @IntRange(min = 1, max = 9000) int sourceWidth,
            @ForAll @IntRange(min = 1, max = 9000) int sourceHeight) {
        Layout layout = Transform.fill(width, height, new Focus(x, y)).layout(sourceWidth, sourceHeight);

        assertCentred(layout.cropX(), layout.cropWidth(), sourceWidth, x);
        assertCentred(layout.cropY(), layout.cropHeight(), sourceHeight, y);
    }

    private static void assertCentred(int begin, int length, int side, int percent) {
        assertThat(begin).isBetween(0, side - length);
        double off = begin + length / 2.0 - side * percent / 100.0;
        if (begin > 0 && begin < side - length) {
            assertThat(Math.abs(off)).isLessThanOrEqualTo(1);
        } else if (length < side) {
            assertThat(begin == 0 ? off : -off).isGreaterThanOrEqualTo(-1);
        }
    }

    @Test
    void fitFillAndPadOfALandscapeInASquare() {
        assertThat(Transform.fit(100, 100).layout(400, 200))
                .isEqualTo(new Layout(0, 0, 400, 200, 100, 50, 100, 50, 0, 0));
        assertThat(Transform.fill(100, 100).layout(400, 200))
                .isEqualTo(new Layout(100, 0, 200, 200, 100, 100, 100, 100, 0, 0));
        assertThat(Transform.pad(100, 100).layout(400, 200))
                .isEqualTo(new Layout(0, 0, 400, 200, 100, 50, 100, 100, 0, 25));
    }
}
