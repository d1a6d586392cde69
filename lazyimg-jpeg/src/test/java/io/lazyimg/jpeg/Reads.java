package io.lazyimg.jpeg;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads with the plug-in, and compares. */
final class Reads {
    private Reads() {}

    static ImageReader reader(byte[] jpeg) {
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(JpegImageReaderSpi.OWN_NAME).next();
        reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg)));
        return reader;
    }

    static BufferedImage read(byte[] jpeg) throws IOException {
        return read(jpeg, param -> {});
    }

    static BufferedImage read(byte[] jpeg, Consumer<ImageReadParam> asked) throws IOException {
        ImageReader reader = reader(jpeg);
        ImageReadParam param = reader.getDefaultReadParam();
        asked.accept(param);
        return reader.read(0, param);
    }

    /** How two images of one size differ, over all samples. */
    record Difference(int most, double mean) {
        static Difference of(BufferedImage first, BufferedImage second) {
            String firstSize = first.getWidth() + "x" + first.getHeight() + "x"
                    + first.getRaster().getNumBands();
            String secondSize = second.getWidth() + "x" + second.getHeight() + "x"
                    + second.getRaster().getNumBands();
            if (!firstSize.equals(secondSize)) {
                throw new AssertionError(firstSize + " is not " + secondSize);
            }
            int[] a = samples(first);
            int[] b = samples(second);
            int most = 0;
            long sum = 0;
            for (int i = 0; i < a.length; i++) {
                int difference = Math.abs(a[i] - b[i]);
                most = Math.max(most, difference);
                sum += difference;
            }
            return new Difference(most, (double) sum / a.length);
        }
    }

    private static int[] samples(BufferedImage image) {
        return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    }

    /** A region of an image, shrunk: each pixel is the mean of a box, as far as that is in the image. */
    static BufferedImage boxes(BufferedImage image, Rectangle region, int across, int down) {
        int width = (region.width + across - 1) / across;
        int height = (region.height + down - 1) / down;
        BufferedImage result = new BufferedImage(width, height, image.getType());
        Rectangle bounds = new Rectangle(image.getWidth(), image.getHeight());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                Rectangle box =
                        new Rectangle(region.x + x * across, region.y + y * down, across, down).intersection(bounds);
                for (int band = 0; band < image.getRaster().getNumBands(); band++) {
                    long sum = 0;
                    for (int sample :
                            image.getRaster().getSamples(box.x, box.y, box.width, box.height, band, (int[]) null)) {
                        sum += sample;
                    }
                    long count = (long) box.width * box.height;
                    result.getRaster().setSample(x, y, band, (int) ((sum + count / 2) / count));
                }
            }
        }
        return result;
    }

    static BufferedImage boxes(BufferedImage image, int across, int down) {
        return boxes(image, new Rectangle(image.getWidth(), image.getHeight()), across, down);
    }
}
