package io.lazyimg.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.jpeg.Reads.Difference;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.event.IIOReadProgressListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the pixels of a read go. */
class JpegReadDestinationTest {
    private byte[] jpeg;
    private byte[] gray;
    private BufferedImage picture;

    @BeforeEach
    void makeFiles() throws IOException {
        BufferedImage waves = JdkJpeg.waves(60, 40);
        jpeg = JdkJpeg.of(waves);
        gray = JdkJpeg.of(JdkJpeg.gray(waves));
        picture = Reads.read(jpeg);
    }

    private static void assertSame(BufferedImage actual, BufferedImage expected) {
        assertThat(actual.getWidth() + "x" + actual.getHeight())
                .isEqualTo(expected.getWidth() + "x" + expected.getHeight());
        for (int y = 0; y < actual.getHeight(); y++) {
            for (int x = 0; x < actual.getWidth(); x++) {
                assertThat(actual.getRGB(x, y)).as("%d,%d", x, y).isEqualTo(expected.getRGB(x, y));
            }
        }
    }

    @Test
    void theDestinationTypeMayBePacked() throws IOException {
        BufferedImage packed = Reads.read(
                jpeg,
                param -> param.setDestinationType(
                        ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_INT_RGB)));

        assertThat(picture.getType()).isEqualTo(BufferedImage.TYPE_3BYTE_BGR);
        assertThat(packed.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
        assertSame(packed, picture);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_BGR, BufferedImage.TYPE_3BYTE_BGR})
    void aDestinationOfTheHostIsFilled(int type) throws IOException {
        BufferedImage own = new BufferedImage(60, 40, type);

        assertThat(Reads.read(jpeg, param -> param.setDestination(own))).isSameAs(own);
        assertSame(own, picture);
    }

    @Test
    void aDestinationOffsetMovesThePictureAndWhatDoesNotFitIsCutOff() throws IOException {
        BufferedImage own = new BufferedImage(50, 50, BufferedImage.TYPE_INT_RGB);
        own.setRGB(9, 19, 0x123456);
        own.setRGB(10, 19, 0x123456);

        Reads.read(jpeg, param -> {
            param.setDestination(own);
            param.setDestinationOffset(new Point(10, 20));
        });

        assertSame(own.getSubimage(10, 20, 40, 30), picture.getSubimage(0, 0, 40, 30));
        assertThat(own.getRGB(9, 19)).isEqualTo(0xFF123456);
        assertThat(own.getRGB(10, 19)).isEqualTo(0xFF123456);
        assertThat(own.getRGB(0, 45)).isEqualTo(0xFF000000);
    }

    @Test
    void aDestinationOffsetMakesTheImageLarger() throws IOException {
        BufferedImage moved = Reads.read(jpeg, param -> param.setDestinationOffset(new Point(3, 5)));

        assertThat(moved.getWidth() + "x" + moved.getHeight()).isEqualTo("63x45");
        assertSame(moved.getSubimage(3, 5, 60, 40), picture);
    }

    @Test
    void aNegativeOffsetAndSubsamplingCutOffOnTheLeft() throws IOException {
        BufferedImage half = Reads.read(jpeg, param -> param.setSourceSubsampling(2, 2, 0, 0));
        BufferedImage own = new BufferedImage(30, 20, BufferedImage.TYPE_3BYTE_BGR);

        Reads.read(jpeg, param -> {
            param.setSourceSubsampling(2, 2, 0, 0);
            param.setDestination(own);
            param.setDestinationOffset(new Point(-4, -3));
        });

        assertSame(own.getSubimage(0, 0, 26, 17), half.getSubimage(4, 3, 26, 17));
    }

    @Test
    void bandsGoWhereTheyAreAsked() throws IOException {
        BufferedImage swapped = Reads.read(jpeg, param -> {
            param.setSourceBands(new int[] {2, 1, 0});
            param.setDestinationBands(new int[] {0, 1, 2});
        });
        BufferedImage red = Reads.read(jpeg, param -> {
            param.setSourceBands(new int[] {0});
            param.setDestination(new BufferedImage(60, 40, BufferedImage.TYPE_BYTE_GRAY));
        });
        BufferedImage withAlpha = Reads.read(jpeg, param -> {
            param.setDestinationBands(new int[] {0, 1, 2});
            param.setDestination(new BufferedImage(60, 40, BufferedImage.TYPE_INT_ARGB));
        });

        for (int x = 0; x < 60; x++) {
            int rgb = picture.getRGB(x, 7);
            assertThat(swapped.getRGB(x, 7))
                    .isEqualTo(0xFF000000 | (rgb & 0xFF) << 16 | (rgb & 0xFF00) | (rgb >> 16 & 0xFF));
            assertThat(red.getRaster().getSample(x, 7, 0)).isEqualTo(rgb >> 16 & 0xFF);
            assertThat(withAlpha.getRGB(x, 7)).isEqualTo(rgb & 0xFFFFFF);
        }
    }

    @Test
    void bandsThatDoNotMatchAreAMistake() {
        BufferedImage four = new BufferedImage(60, 40, BufferedImage.TYPE_INT_ARGB);

        assertThatThrownBy(() -> Reads.read(jpeg, param -> param.setDestination(four)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Reads.read(jpeg, param -> param.setSourceBands(new int[] {0})))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDestinationThatCannotHoldThePictureIsRefused() {
        BufferedImage coarse = new BufferedImage(60, 40, BufferedImage.TYPE_USHORT_565_RGB);
        BufferedImage palette = new BufferedImage(60, 40, BufferedImage.TYPE_BYTE_INDEXED);
        BufferedImage fine = new BufferedImage(60, 40, BufferedImage.TYPE_USHORT_GRAY);

        assertThatThrownBy(() -> Reads.read(jpeg, param -> param.setDestination(coarse)))
                .isInstanceOf(IIOException.class)
                .hasMessageContaining("5 bits");
        assertThatThrownBy(() -> Reads.read(gray, param -> param.setDestination(palette)))
                .isInstanceOf(IIOException.class)
                .hasMessageContaining("palette");
        assertThatThrownBy(() -> Reads.read(gray, param -> param.setDestination(fine)))
                .isInstanceOf(IIOException.class)
                .hasMessageContaining("16 bits");
        assertThatThrownBy(() -> Reads.read(
                        jpeg,
                        param -> param.setDestinationType(
                                ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_INT_ARGB))))
                .isInstanceOf(IIOException.class);
    }

    @Test
    void aRegionOfAnImageIsFilledAtItsPlace() throws IOException {
        BufferedImage own = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);

        Reads.read(jpeg, param -> {
            param.setDestination(own.getSubimage(20, 30, 60, 40));
            param.setSourceRegion(new Rectangle(10, 10, 20, 20));
        });

        assertSame(own.getSubimage(20, 30, 20, 20), picture.getSubimage(10, 10, 20, 20));
        assertThat(own.getRGB(40, 50)).isEqualTo(0xFF000000);
    }

    /** Writes down what it is told. */
    private static class Notes implements IIOReadProgressListener {
        final List<String> notes = new ArrayList<>();
        float last;

        @Override
        public void sequenceStarted(ImageReader source, int minIndex) {
            notes.add("sequence");
        }

        @Override
        public void sequenceComplete(ImageReader source) {
            notes.add("sequence complete");
        }

        @Override
        public void imageStarted(ImageReader source, int imageIndex) {
            notes.add("started");
        }

        @Override
        public void imageProgress(ImageReader source, float percentageDone) {
            last = percentageDone;
        }

        @Override
        public void imageComplete(ImageReader source) {
            notes.add("complete");
        }

        @Override
        public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {
            notes.add("thumbnail");
        }

        @Override
        public void thumbnailProgress(ImageReader source, float percentageDone) {
            notes.add("thumbnail progress");
        }

        @Override
        public void thumbnailComplete(ImageReader source) {
            notes.add("thumbnail complete");
        }

        @Override
        public void readAborted(ImageReader source) {
            notes.add("aborted");
        }
    }

    @Test
    void listenersAreToldOfProgress() throws IOException {
        Notes notes = new Notes();
        ImageReader reader = Reads.reader(jpeg);
        reader.addIIOReadProgressListener(notes);

        reader.read(0);

        assertThat(notes.notes).containsExactly("started", "complete");
        assertThat(notes.last).isEqualTo(100);
    }

    @Test
    void anAbortedReadEndsWithWhatThereIs() throws IOException {
        Notes notes = new Notes() {
            @Override
            public void imageProgress(ImageReader source, float percentageDone) {
                super.imageProgress(source, percentageDone);
                if (percentageDone > 30) {
                    source.abort();
                }
            }
        };
        ImageReader reader = Reads.reader(jpeg);
        reader.addIIOReadProgressListener(notes);

        BufferedImage part = reader.read(0);

        assertThat(notes.notes).containsExactly("started", "aborted");
        assertThat(notes.last).isBetween(30f, 60f);
        assertSame(part.getSubimage(0, 0, 60, 12), picture.getSubimage(0, 0, 60, 12));
        reader.removeAllIIOReadProgressListeners();
        assertThat(Difference.of(reader.read(0), picture).most()).isZero();
    }
}
