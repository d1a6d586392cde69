package io.lazyimg.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.jpeg.Reads.Difference;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** What colours mean, and what a file says of itself. */
class JpegReadColoursTest {
    private static byte[] withProfile(byte[] jpeg, int space) {
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        segment.writeBytes("ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII));
        segment.writeBytes(new byte[] {1, 1});
        segment.writeBytes(ICC_Profile.getInstance(space).getData());
        return JdkJpeg.with(jpeg, 0xE2, segment.toByteArray());
    }

    @Test
    void aProfileIsConvertedToSrgbAsTheJdkDoes() throws IOException {
        byte[] plain = JdkJpeg.sampled(JdkJpeg.waves(333, 1001), 1, 1);
        byte[] linear = withProfile(plain, ColorSpace.CS_LINEAR_RGB);

        BufferedImage read = Reads.read(linear);

        assertThat(Difference.of(read, JdkJpeg.read(linear)).mean()).isLessThan(1);
        ColorSpace space = ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB);
        BufferedImage stored = Reads.read(plain);
        for (int y = 0; y < 1001; y += 50) {
            for (int x = 0; x < 333; x += 11) {
                int rgb = stored.getRGB(x, y);
                float[] parts = {(rgb >> 16 & 0xFF) / 255f, (rgb >> 8 & 0xFF) / 255f, (rgb & 0xFF) / 255f};
                float[] converted = space.toRGB(parts);
                for (int band = 0; band < 3; band++) {
                    assertThat((double) read.getRaster().getSample(x, y, band))
                            .as("%d,%d", x, y)
                            .isCloseTo(255 * converted[band], Offset.offset(2.0));
                }
            }
        }
    }

    @Test
    void theProfileOfSrgbChangesNothing() throws IOException {
        byte[] plain = JdkJpeg.of(JdkJpeg.waves(60, 40));

        assertThat(Difference.of(Reads.read(withProfile(plain, ColorSpace.CS_sRGB)), Reads.read(plain))
                        .most())
                .isZero();
    }

    @Test
    void aProfileOfGrayIsConvertedToo() throws IOException {
        byte[] plain = JdkJpeg.of(JdkJpeg.gray(JdkJpeg.waves(60, 40)));

        BufferedImage read = Reads.read(withProfile(plain, ColorSpace.CS_GRAY));

        // the JDK's gray is linear
        ICC_ColorSpace gray = (ICC_ColorSpace) ColorSpace.getInstance(ColorSpace.CS_GRAY);
        int stored = Reads.read(plain).getRaster().getSample(30, 20, 0);
        float expected = 255 * gray.toRGB(new float[] {stored / 255f})[1];
        assertThat((float) read.getRaster().getSample(30, 20, 0)).isCloseTo(expected, Offset.offset(2f));
        assertThat(read.getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
    }

    @Test
    void coloursThatAreNotSaidToBeOtherwiseAreRgb() throws IOException {
        BufferedImage waves = JdkJpeg.waves(60, 40);
        byte[] jpeg = JdkJpeg.sampled(waves, 1, 1);
        byte[] adobe = "Adobe\0\0\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII);
        byte[] unnamed = jpeg.clone();
        unnamed[9] = 'X'; // JFIF's name

        BufferedImage read = Reads.read(JdkJpeg.with(unnamed, 0xEE, adobe));

        BufferedImage ycc = Reads.read(jpeg);
        int luma = read.getRaster().getSample(30, 20, 0);
        int rgb = ycc.getRGB(30, 20);
        assertThat((double) luma)
                .as("red is what luma was")
                .isCloseTo(
                        0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF),
                        Offset.offset(2.0));
    }

    @ParameterizedTest
    @CsvSource({"1,Normal", "3,Rotate180", "6,Rotate270", "8,Rotate90"})
    void theOrientationIsInTheMetadataAndNotApplied(int orientation, String name) throws IOException {
        byte[] exif = ("Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0" + (char) orientation + "\0\0\0\0\0\0")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] jpeg = JdkJpeg.with(JdkJpeg.of(JdkJpeg.waves(60, 40)), 0xE1, exif);

        assertThat(Reads.read(jpeg).getWidth()).isEqualTo(60);
        assertThat(standard(jpeg, "ImageOrientation")).isEqualTo(name);
    }

    @Test
    void theStandardMetadataNameTheColours() throws IOException {
        byte[] colours = JdkJpeg.of(JdkJpeg.waves(60, 40));
        byte[] gray = JdkJpeg.of(JdkJpeg.gray(JdkJpeg.waves(60, 40)));

        assertThat(standard(colours, "NumChannels")).isEqualTo("3");
        assertThat(standard(colours, "BitsPerSample")).isEqualTo("8 8 8");
        assertThat(standard(colours, "Lossless")).isEqualTo("FALSE");
        assertThat(standard(gray, "NumChannels")).isEqualTo("1");
        assertThat(standard(gray, "BitsPerSample")).isEqualTo("8");
    }

    @Test
    void metadataCannotBeChanged() throws IOException {
        IIOMetadata metadata = Reads.reader(JdkJpeg.of(JdkJpeg.waves(60, 40))).getImageMetadata(0);

        assertThat(metadata.isReadOnly()).isTrue();
        assertThatThrownBy(metadata::reset).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> metadata.getAsTree("other")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String standard(byte[] jpeg, String node) throws IOException {
        IIOMetadata metadata = Reads.reader(jpeg).getImageMetadata(0);
        Element tree = (Element) metadata.getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName);
        Element found = (Element) tree.getElementsByTagName(node).item(0);
        return found.getAttributes().item(0).getNodeValue();
    }
}
