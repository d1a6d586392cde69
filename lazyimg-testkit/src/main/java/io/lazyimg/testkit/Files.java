package io.lazyimg.testkit;

import io.lazyimg.image.ImageFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import javax.imageio.ImageIO;

/** Plain files of a picture. */
final class Files {
    private Files() {}

    /** 8 bits a sample, with alpha if the picture has it. */
    static byte[] png(BufferedImage image) {
        boolean alpha = image.getColorModel().hasAlpha();
        return new PngFile(image.getWidth(), image.getHeight(), 8, alpha ? PngFile.RGB_ALPHA : PngFile.RGB)
                .toBytes(samples(image, alpha));
    }

    static byte[] tiff(BufferedImage image) {
        return new TiffFile(image.getWidth(), image.getHeight(), TiffFile.RGB, false)
                .toBytes(samples(image, false), new byte[0]);
    }

    static byte[] bmp(BufferedImage image) {
        return jdk(image, "bmp");
    }

    static byte[] gif(BufferedImage image) {
        return jdk(image, "gif");
    }

    /** One file of each format. */
    static Map<ImageFormat, byte[]> all(BufferedImage image) {
        Map<ImageFormat, byte[]> files = new EnumMap<>(ImageFormat.class);
        files.put(ImageFormat.JPEG, JpegFile.of(image));
        files.put(ImageFormat.PNG, png(image));
        files.put(ImageFormat.GIF, gif(image));
        files.put(ImageFormat.WEBP, WebpFile.lossless(image));
        files.put(ImageFormat.BMP, bmp(image));
        files.put(ImageFormat.TIFF, tiff(image));
        return files;
    }

    static PngFile.Pixels samples(BufferedImage image, boolean alpha) {
        return (x, y) -> {
            int rgb = image.getRGB(x, y);
            int red = rgb >> 16 & 0xFF;
            int green = rgb >> 8 & 0xFF;
            int blue = rgb & 0xFF;
            return alpha ? new int[] {red, green, blue, rgb >>> 24} : new int[] {red, green, blue};
        };
    }

    private static byte[] jdk(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
