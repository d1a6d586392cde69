package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lazyimg.LazyImages;
import io.lazyimg.Placeholder;
import io.lazyimg.spi.BlobAttributes;
import io.lazyimg.store.MemoryBlobStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What placeholders show of pictures as cameras and programs write them. */
class PlaceholderPicturesTest {
    private static Placeholder placeholder(String key, byte[] original) throws IOException {
        MemoryBlobStore originals = MemoryBlobStore.ofBytes(10_000_000);
        originals.put(key, original, BlobAttributes.of("application/octet-stream"));
        try (LazyImages images = LazyImages.builder()
                .originals(originals)
                .derivatives(MemoryBlobStore.ofBytes(10_000_000))
                .build()) {
            return images.placeholder(key).orElseThrow();
        }
    }

    private static BufferedImage shown(Placeholder placeholder) throws IOException {
        String uri = placeholder.dataUri();
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1))));
    }

    private static void assertNear(int argb, int expected) {
        for (int shift = 0; shift < 24; shift += 8) {
            assertThat((argb >> shift) & 0xFF).isCloseTo((expected >> shift) & 0xFF, within(60));
        }
    }

    @Test
    void aTurnedPictureIsShownUpright() throws IOException {
        byte[] jpeg = JpegFile.exif(JpegFile.of(TestPictures.quarters(960, 640)), ExifBlock.of(6, true));

        Placeholder placeholder = placeholder("a.jpg", jpeg);

        assertThat(placeholder.width()).isEqualTo(640);
        assertThat(placeholder.height()).isEqualTo(960);
        BufferedImage shown = shown(placeholder);
        assertThat(shown.getWidth()).isLessThan(shown.getHeight());
        int right = shown.getWidth() * 4 / 5;
        int low = shown.getHeight() * 4 / 5;
        assertNear(shown.getRGB(shown.getWidth() / 5, shown.getHeight() / 5), TestPictures.YELLOW);
        assertNear(shown.getRGB(right, shown.getHeight() / 5), TestPictures.RED);
        assertNear(shown.getRGB(shown.getWidth() / 5, low), TestPictures.BLUE);
        assertNear(shown.getRGB(right, low), TestPictures.GREEN);
    }

    @Test
    void whatIsTransparentStaysSo() throws IOException {
        BufferedImage picture = TestPictures.picture(300, 200, true, (x, y) -> x < 150 ? 0 : TestPictures.BLUE);

        Placeholder placeholder = placeholder("a.png", Files.png(picture));

        assertThat(placeholder.colour()).isEqualTo(TestPictures.BLUE & 0xFFFFFF);
        BufferedImage shown = shown(placeholder);
        assertThat(shown.getRGB(1, shown.getHeight() / 2) >>> 24).isLessThan(40);
        assertThat(shown.getRGB(shown.getWidth() - 2, shown.getHeight() / 2) >>> 24)
                .isGreaterThan(215);
    }

    @Test
    void aGrayPictureIsNeitherTintedNorLightened() throws IOException {
        byte[] png = new PngFile(320, 200, 8, PngFile.GRAY).toBytes((x, y) -> new int[] {100});

        Placeholder placeholder = placeholder("a.png", png);

        assertThat(placeholder.cssColour()).isEqualTo("#646464");
    }

    @Test
    void aPictureOfOnePixelHasOneToo() throws IOException {
        Placeholder placeholder = placeholder("a.png", Files.png(TestPictures.plain(1, 1, TestPictures.RED)));

        assertThat(placeholder.width()).isEqualTo(1);
        assertThat(placeholder.colour()).isEqualTo(TestPictures.RED & 0xFFFFFF);
        assertThat(placeholder.thumbHash()).isNotEmpty();
        assertNear(shown(placeholder).getRGB(16, 16), TestPictures.RED);
    }

    @Test
    void thePageOnPlaceholdersAsksAsIsAskedHere() throws IOException {
        String page = java.nio.file.Files.readString(Path.of("../docs/placeholders.md"));
        String source = java.nio.file.Files.readString(
                Path.of("../lazyimg-testkit/src/test/java/io/lazyimg/testkit/PlaceholderPicturesTest.java"));
        Pattern question = Pattern.compile("(?m)^placeholder\\.(\\w+)\\(\\);");

        assertThat(question.matcher(page).results().map(asked -> asked.group(1)).toList())
                .contains("width", "dataUri")
                .allSatisfy(asked -> assertThat(source).contains("placeholder." + asked + "()"));
        assertThat(page).contains("images.placeholder(\"widgets/myimage.jpg\").orElseThrow()");
    }
}
