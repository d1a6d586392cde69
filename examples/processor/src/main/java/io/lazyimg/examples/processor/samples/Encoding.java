package io.lazyimg.examples.processor.samples;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pictures as files, with the writers of the JDK. */
final class Encoding {
    private static final float CAMERA_QUALITY = 0.92f;

    private Encoding() {}

    /**
     * A JPEG as cameras write it: 4:2:0, EXIF in front and no JFIF.
     *
     * @param progressive in several scans, each finer than the one before
     * @param orientation for EXIF, 1 to 8
     */
    static void jpeg(BufferedImage image, boolean progressive, int orientation, OutputStream out) throws IOException {
        byte[] plain = encode(image, "jpeg", progressive);
        int body = 2;
        if (plain[2] == (byte) 0xFF && plain[3] == (byte) 0xE0) {
            body += 2 + (((plain[4] & 0xFF) << 8) | (plain[5] & 0xFF));
        }
        out.write(plain, 0, 2);
        out.write(Exif.segment(orientation));
        out.write(plain, body, plain.length - body);
    }

    static void png(BufferedImage image, OutputStream out) throws IOException {
        out.write(encode(image, "png", false));
    }

    private static byte[] encode(BufferedImage image, String format, boolean progressive) throws IOException {
        ImageWriter writer = jdkWriter(format);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8 << 20);
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(CAMERA_QUALITY);
                how.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            }
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The writer of the JDK, whatever else is on the class path, so that samples are the same everywhere. */
    private static ImageWriter jdkWriter(String format) throws IOException {
        ImageIO.scanForPlugins();
        var writers = IIORegistry.getDefaultInstance().getServiceProviders(ImageWriterSpi.class, true);
        while (writers.hasNext()) {
            ImageWriterSpi writer = writers.next();
            if (writer.getClass().getName().startsWith("com.sun.imageio.")
                    && Arrays.asList(writer.getFormatNames()).contains(format)) {
                return writer.createWriterInstance();
            }
        }
        throw new IOException("this Java has no writer for " + format);
    }
}
