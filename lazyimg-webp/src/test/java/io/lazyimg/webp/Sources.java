package io.lazyimg.webp;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.Resizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** Pictures that are functions of place, and how near two of them are. */
final class Sources {
    private Sources() {}

    /** Waves of several lengths in all three colours: smooth as a photograph out of focus. */
    static BufferedImage waves(int width, int height) {
        return picture(width, height, false, (x, y) -> {
            int red = wave(x * 0.013 + y * 0.021);
            int green = wave(x * 0.051 - y * 0.017);
            int blue = wave(y * 0.031);
            return 0xFF000000 | red << 16 | green << 8 | blue;
        });
    }

    private static int wave(double phase) {
        return (int) Math.round(127.5 + 110 * Math.sin(phase));
    }

    static BufferedImage picture(int width, int height, boolean alpha, IntBinaryOperator colour) {
        BufferedImage image =
                new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, colour.applyAsInt(x, y));
            }
        }
        return image;
    }

    static byte[] file(BufferedImage image, String format) {
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

    static byte[] resized(Resizer engine, byte[] source, Transform transform, int quality) {
        ResizeJob job = new ResizeJob(source, transform, quality, 0xFFFFFF, 1L << 30, 1L << 30);
        assertThat(engine.plan(job)).as("plan").isPresent();
        return engine.resize(job).content();
    }

    /** By TwelveMonkeys' reader or the JDK's, which have nothing to do with what wrote it. */
    static BufferedImage decoded(byte[] file) {
        String format = ImageFormat.sniff(file).orElseThrow().extension();
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            ImageReader reader = independentReader(format);
            reader.setInput(in);
            return reader.read(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** TwelveMonkeys' reader or the JDK's, in whatever order they are found. */
    static ImageReader independentReader(String format) {
        var readers = ImageIO.getImageReadersByFormatName(format);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (!reader.getClass().getName().startsWith("com.luciad")) {
                return reader;
            }
        }
        throw new IllegalStateException("no reader for " + format);
    }

    /** Peak signal to noise ratio of red, green and blue, in dB. */
    static double psnr(BufferedImage one, BufferedImage other) {
        double sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    int off = (one.getRGB(x, y) >> shift & 0xFF) - (other.getRGB(x, y) >> shift & 0xFF);
                    sum += off * off;
                }
            }
        }
        return 10 * Math.log10(255.0 * 255 * 3 * one.getWidth() * one.getHeight() / sum);
    }
}
