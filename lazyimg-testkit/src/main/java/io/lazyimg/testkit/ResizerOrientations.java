package io.lazyimg.testkit;

import static io.lazyimg.testkit.Pixels.assertColour;
import static io.lazyimg.testkit.Pixels.assertPixels;
import static io.lazyimg.testkit.Pixels.assertQuarters;
import static io.lazyimg.testkit.Pixels.assertSize;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lazyimg.image.Focus;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import io.lazyimg.spi.ResizePlan;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The part of {@link ResizerContract} about EXIF's orientation.
 *
 * @see <a href="https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf">EXIF 2.32, 4.6.4 A</a>
 */
public interface ResizerOrientations extends ResizerSubject {
    /**
     * For each orientation, what is seen of a stored picture whose quarters are 0 1 above 2 3: EXIF says where row 0
     * and column 0 are, for 6 for example "the 0th row is the visual right-hand side, the 0th column the visual top".
     */
    private static int[][] places() {
        return new int[][] {
            {0, 1, 2, 3},
            {1, 0, 3, 2},
            {3, 2, 1, 0},
            {2, 3, 0, 1},
            {0, 2, 1, 3},
            {2, 0, 3, 1},
            {3, 1, 2, 0},
            {1, 3, 0, 2}
        };
    }

    private static Map<ImageFormat, byte[]> files(BufferedImage image, int orientation) {
        byte[] exif = ExifBlock.of(orientation, orientation % 2 == 0);
        Map<ImageFormat, byte[]> files = new EnumMap<>(ImageFormat.class);
        files.put(ImageFormat.JPEG, JpegFile.exif(JpegFile.of(image), exif));
        files.put(ImageFormat.PNG, png(image, orientation));
        files.put(ImageFormat.WEBP, WebpFile.extended(image, exif, new byte[0]));
        files.put(
                ImageFormat.TIFF,
                new TiffFile(image.getWidth(), image.getHeight(), TiffFile.RGB, orientation % 2 == 0)
                        .orientation(orientation)
                        .toBytes(Files.samples(image, false), new byte[0]));
        return files;
    }

    private static byte[] png(BufferedImage image, int orientation) {
        byte[] exif = ExifBlock.of(orientation, orientation % 2 == 0);
        PngFile png = new PngFile(image.getWidth(), image.getHeight(), 8, PngFile.RGB);
        return (orientation < 5 ? png.chunk("eXIf", exif) : png.trailer("eXIf", exif))
                .toBytes(Files.samples(image, false));
    }

    private static int[] seen(int orientation) {
        int[] stored = {TestPictures.RED, TestPictures.GREEN, TestPictures.YELLOW, TestPictures.BLUE};
        int[] seen = new int[4];
        for (int i = 0; i < 4; i++) {
            seen[i] = stored[places()[orientation - 1][i]];
        }
        return seen;
    }

    @Test
    default void turnsEveryOrientationUprightInEveryFormatThatHasOne() {
        BufferedImage stored = TestPictures.quarters(96, 64);
        for (int orientation = 1; orientation <= 8; orientation++) {
            int[] expected = seen(orientation);
            boolean turned = orientation >= 5;
            for (Map.Entry<ImageFormat, byte[]> file :
                    files(stored, orientation).entrySet()) {
                if (reads().contains(file.getKey())) {
                    BufferedImage result = fit(file.getKey(), file.getValue(), 24, 24);
                    assertSize(result, turned ? 16 : 24, turned ? 24 : 16);
                    assertQuarters(result, expected, 8 + 2 * loss());
                }
            }
        }
    }

    @Test
    default void plansWithTheUprightSize() {
        for (int orientation = 1; orientation <= 8; orientation++) {
            boolean turned = orientation >= 5;
            for (Map.Entry<ImageFormat, byte[]> file :
                    files(TestPictures.quarters(96, 64), orientation).entrySet()) {
                if (reads().contains(file.getKey())) {
                    ResizePlan plan = resizer()
                            .plan(ResizerSubject.job(file.getValue(), Transform.fit(9, 9)))
                            .orElseThrow();
                    assertThat(plan.sourceFormat()).isEqualTo(file.getKey());
                    assertThat(plan.sourceWidth()).isEqualTo(turned ? 64 : 96);
                    assertThat(plan.sourceHeight()).isEqualTo(turned ? 96 : 64);
                }
            }
        }
    }

    @Test
    default void cropsWhatIsSeenAndNotWhatIsStored() {
        assumeTrue(reads().contains(ImageFormat.PNG));
        for (int orientation = 1; orientation <= 8; orientation++) {
            boolean turned = orientation >= 5;
            BufferedImage stored = TestPictures.picture(
                    150,
                    50,
                    false,
                    (x, y) -> x < 50 ? TestPictures.RED : x < 100 ? TestPictures.GREEN : TestPictures.BLUE);
            byte[] source = png(stored, orientation);
            for (int side : new int[] {50, 25, 10, 3}) {
                BufferedImage result = result(ImageFormat.PNG, source, Transform.fill(side, side));
                assertSize(result, side, side);
                assertPixels(result, 2 + loss(), (x, y) -> TestPictures.GREEN);
            }
            BufferedImage strip =
                    result(ImageFormat.PNG, source, turned ? Transform.fill(10, 30) : Transform.fill(30, 10));
            boolean redFirst = orientation == 1 || orientation == 4 || orientation == 5 || orientation == 6;
            Pixels.assertColour(strip, 1, 1, redFirst ? TestPictures.RED : TestPictures.BLUE, 2 + 2 * loss());
        }
    }

    @Test
    default void ignoresAnOrientationThatIsNone() {
        BufferedImage stored = TestPictures.quarters(96, 64);
        int[] expected = seen(1);
        for (int orientation : new int[] {0, 9, 255}) {
            files(stored, orientation).forEach((format, source) -> {
                if (reads().contains(format)) {
                    assertQuarters(fit(format, source, 24, 24), expected, 8 + 2 * loss());
                }
            });
        }
        byte[] jpeg = JpegFile.of(stored);
        byte[] exif = ExifBlock.of(6, true);
        for (int length = 0; length < 20; length++) {
            byte[] cut = JpegFile.exif(jpeg, Arrays.copyOf(exif, length));
            if (reads().contains(ImageFormat.JPEG)) {
                assertQuarters(fit(ImageFormat.JPEG, cut, 24, 24), expected, 8 + 2 * loss());
            }
        }
    }

    @Test
    default void aFocusIsAPlaceInTheUprightPicture() {
        Focus[] all = {
            Focus.NORTHWEST,
            Focus.NORTH,
            Focus.NORTHEAST,
            Focus.WEST,
            Focus.CENTRE,
            Focus.EAST,
            Focus.SOUTHWEST,
            Focus.SOUTH,
            Focus.SOUTHEAST,
            new Focus(20, 80),
            new Focus(75, 25)
        };
        for (int orientation = 1; orientation <= 8; orientation++) {
            int[] seen = seen(orientation);
            int width = orientation < 5 ? 160 : 80;
            int height = 240 - width;
            for (Map.Entry<ImageFormat, byte[]> file :
                    files(TestPictures.quarters(160, 80), orientation).entrySet()) {
                if (reads().contains(file.getKey())) {
                    for (Focus focus : all) {
                        BufferedImage result = result(file.getKey(), file.getValue(), Transform.fill(40, 40, focus));
                        assertSize(result, 40, 40);
                        int left = Math.max(0, Math.min(width - 80, width * focus.x() / 100 - 40));
                        int top = Math.max(0, Math.min(height - 80, height * focus.y() / 100 - 40));
                        for (int i = 0; i < 4; i++) {
                            int x = 10 + i % 2 * 20;
                            int y = 10 + i / 2 * 20;
                            int right = 2 * (left + 2 * x) >= width ? 1 : 0;
                            int below = 2 * (top + 2 * y) >= height ? 2 : 0;
                            assertColour(result, x, y, seen[right + below], 24);
                        }
                    }
                }
            }
        }
    }
}
