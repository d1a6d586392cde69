package io.lazyimg.testkit;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes JPEGs with the JDK's writer and puts segments into them. */
final class JpegFile {
    private JpegFile() {}

    static byte[] of(BufferedImage image) {
        return write(new IIOImage(image, null, null), 0.95f, false);
    }

    static byte[] progressive(BufferedImage image) {
        return write(new IIOImage(image, null, null), 0.95f, true);
    }

    /** Gray, from the red of each pixel. */
    static byte[] gray(BufferedImage image) {
        BufferedImage gray = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                gray.getRaster().setSample(x, y, 0, image.getRGB(x, y) >> 16 & 0xFF);
            }
        }
        return of(gray);
    }

    /** Four components as Adobe stores them, inverted; the inks are as far from white as the colours are. */
    static byte[] cmyk(BufferedImage image) {
        return adobe(fourComponents(image, false), 0);
    }

    /** The same with the colours as YCbCr. */
    static byte[] ycck(BufferedImage image) {
        return adobe(fourComponents(image, true), 2);
    }

    /**
     * Inks for an RGB picture with all of the gray component in black; Adobe stores 255 minus the ink, and the colours
     * of YCCK as the YCbCr of the ink-free RGB.
     */
    private static byte[] fourComponents(BufferedImage image, boolean ycck) {
        int width = image.getWidth();
        int height = image.getHeight();
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = image.getRGB(x, y);
                int[] inks = inks(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
                int[] stored = ycck
                        ? yccOf(inks[0], inks[1], inks[2], 255 - inks[3])
                        : new int[] {255 - inks[0], 255 - inks[1], 255 - inks[2], 255 - inks[3]};
                raster.setPixel(x, y, stored);
            }
        }
        return write(new IIOImage(raster, null, null), 1, false);
    }

    /** Cyan, magenta, yellow and black of which the ideal inks give this colour. */
    static int[] inks(int red, int green, int blue) {
        int light = Math.max(1, Math.max(red, Math.max(green, blue)));
        return new int[] {
            255 - Math.round(255f * red / light),
            255 - Math.round(255f * green / light),
            255 - Math.round(255f * blue / light),
            255 - light
        };
    }

    private static int[] yccOf(int r, int g, int b, int k) {
        return new int[] {
            clamp(0.299 * r + 0.587 * g + 0.114 * b),
            clamp(128 - 0.168736 * r - 0.331264 * g + 0.5 * b),
            clamp(128 + 0.5 * r - 0.418688 * g - 0.081312 * b),
            k
        };
    }

    private static int clamp(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    /** A file with another segment right behind its start. */
    static byte[] with(byte[] jpeg, int marker, byte[] content) {
        return Chunk.bigEndian()
                .u8(0xFF, 0xD8, 0xFF, marker)
                .u16(content.length + 2)
                .bytes(content)
                .bytes(Arrays.copyOfRange(jpeg, 2, jpeg.length))
                .toBytes();
    }

    static byte[] adobe(byte[] jpeg, int transform) {
        return with(
                jpeg,
                0xEE,
                Chunk.bigEndian().ascii("Adobe").u16(100, 0, 0).u8(transform).toBytes());
    }

    static byte[] exif(byte[] jpeg, byte[] tiff) {
        return with(jpeg, 0xE1, Chunk.bigEndian().ascii("Exif\0\0").bytes(tiff).toBytes());
    }

    /** With a profile in two parts, the second one first. */
    static byte[] profile(byte[] jpeg, byte[] icc) {
        int half = icc.length / 2;
        byte[] first = part(1, Arrays.copyOfRange(icc, 0, half));
        byte[] second = part(2, Arrays.copyOfRange(icc, half, icc.length));
        return with(with(jpeg, 0xE2, first), 0xE2, second);
    }

    private static byte[] part(int number, byte[] content) {
        return Chunk.bigEndian()
                .ascii("ICC_PROFILE\0")
                .u8(number, 2)
                .bytes(content)
                .toBytes();
    }

    private static byte[] write(IIOImage image, float quality, boolean progressive) {
        ImageWriter writer = jdkWriter();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            if (progressive) {
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(out);
            writer.write(null, image, param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static ImageWriter jdkWriter() {
        for (Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg"); writers.hasNext(); ) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getModule().equals(ImageIO.class.getModule())) {
                return writer;
            }
        }
        throw new IllegalStateException("the JDK's JPEG writer is not there");
    }

    /** A file that says it is so large: its size stands behind the frame marker, two bytes each. */
    static byte[] claiming(byte[] jpeg, int width, int height) {
        byte[] grown = jpeg.clone();
        for (int i = 2; i < grown.length - 9; i++) {
            if ((grown[i] & 0xFF) == 0xFF && ((grown[i + 1] & 0xFF) == 0xC0 || (grown[i + 1] & 0xFF) == 0xC2)) {
                grown[i + 5] = (byte) (height >> 8);
                grown[i + 6] = (byte) height;
                grown[i + 7] = (byte) (width >> 8);
                grown[i + 8] = (byte) width;
                return grown;
            }
        }
        throw new IllegalArgumentException("no frame");
    }
}
