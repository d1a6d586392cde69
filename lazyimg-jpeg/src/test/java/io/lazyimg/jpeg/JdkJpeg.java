package io.lazyimg.jpeg;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.w3c.dom.Element;

/** Files that the JDK's writer makes, and what the JDK's reader makes of them. */
final class JdkJpeg {
    private static final String METADATA = "javax_imageio_jpeg_image_1.0";

    private JdkJpeg() {}

    /**
     * Waves of several lengths and directions, others in each colour. They are so long that it does not matter how pixels
     * are averaged, and so steep that it does matter which.
     */
    static BufferedImage waves(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = (int) (128 + 100 * Math.sin(x * 0.017) * Math.cos(y * 0.01));
                int green = (int) (128 + 100 * Math.sin(x * 0.007 + y * 0.023));
                int blue = (int) (128 + 90 * Math.cos(x * 0.037));
                image.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return image;
    }

    /** The green of a picture. */
    static BufferedImage gray(BufferedImage image) {
        BufferedImage gray = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        gray.getRaster()
                .setSamples(
                        0,
                        0,
                        image.getWidth(),
                        image.getHeight(),
                        0,
                        image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 1, (int[]) null));
        return gray;
    }

    /** Colours at half the resolution, on both sides; or gray. */
    static byte[] of(BufferedImage image) throws IOException {
        return write(new IIOImage(image, null, null), 2, 2, false);
    }

    static byte[] progressive(BufferedImage image) throws IOException {
        return write(new IIOImage(image, null, null), 2, 2, true);
    }

    /** With so many samples of luma for each of the colours. */
    static byte[] sampled(BufferedImage image, int across, int down) throws IOException {
        return write(new IIOImage(image, null, null), across, down, false);
    }

    static byte[] fourComponents(int width, int height) throws IOException {
        Raster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        return write(new IIOImage(raster, null, null), 0, 0, false);
    }

    private static byte[] write(IIOImage image, int across, int down, boolean progressive) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(0.95f);
            if (progressive) {
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            if (!image.hasRaster()) {
                image.setMetadata(sampling(writer, image, param, across, down));
            }
            writer.setOutput(out);
            writer.write(null, image, param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static IIOMetadata sampling(ImageWriter writer, IIOImage image, ImageWriteParam param, int across, int down)
            throws IOException {
        ImageTypeSpecifier type = ImageTypeSpecifier.createFromRenderedImage(image.getRenderedImage());
        IIOMetadata metadata = writer.getDefaultImageMetadata(type, param);
        Element tree = (Element) metadata.getAsTree(METADATA);
        Element luma = (Element) tree.getElementsByTagName("componentSpec").item(0);
        if (tree.getElementsByTagName("componentSpec").getLength() == 3) {
            luma.setAttribute("HsamplingFactor", String.valueOf(across));
            luma.setAttribute("VsamplingFactor", String.valueOf(down));
        }
        metadata.setFromTree(METADATA, tree);
        return metadata;
    }

    /** What the JDK's own reader makes of a file. */
    static BufferedImage read(byte[] jpeg) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        if (!reader.getClass().getModule().equals(ImageIO.class.getModule())) {
            throw new IllegalStateException("the first reader of JPEG is not the JDK's: " + reader);
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(in);
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    /** A file with another segment right behind its start. */
    static byte[] with(byte[] jpeg, int marker, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) marker});
        out.write((content.length + 2) >> 8);
        out.write(content.length + 2);
        out.writeBytes(content);
        out.writeBytes(Arrays.copyOfRange(jpeg, 2, jpeg.length));
        return out.toByteArray();
    }
}
