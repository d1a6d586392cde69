package io.lazyimg.benchmarks;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** A picture that costs a decoder about what a photograph does: waves of all lengths, edges, and a sensor's noise. */
final class Landscape {
    private static final int TILE_WIDTH = 1500;
    private static final int TILE_HEIGHT = 1000;
    private static final int OCTAVES = 8;
    private static final int NOISE = 6;

    private Landscape() {}

    /** A JPEG of so many tiles of 1500x1000 pixels in each direction, at quality 90 and with colours at half the resolution. */
    static byte[] jpeg(int tiles, boolean progressive) throws IOException {
        BufferedImage tile = tile();
        BufferedImage all = new BufferedImage(tiles * TILE_WIDTH, tiles * TILE_HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = all.createGraphics();
        for (int y = 0; y < tiles; y++) {
            for (int x = 0; x < tiles; x++) {
                graphics.drawImage(tile, x * TILE_WIDTH, y * TILE_HEIGHT, null);
            }
        }
        graphics.dispose();
        return write(all, progressive);
    }

    private static BufferedImage tile() {
        Random random = new Random(1);
        BufferedImage tile = new BufferedImage(TILE_WIDTH, TILE_HEIGHT, BufferedImage.TYPE_INT_RGB);
        double[][] waves = new double[3 * OCTAVES][];
        for (int i = 0; i < waves.length; i++) {
            double length = TILE_WIDTH / Math.pow(2, i % OCTAVES + 1.0);
            double angle = 2 * Math.PI * random.nextDouble();
            waves[i] = new double[] {
                2 * Math.PI * Math.cos(angle) / length,
                2 * Math.PI * Math.sin(angle) / length,
                2 * Math.PI * random.nextDouble(),
                60 / Math.pow(1.5, i % OCTAVES)
            };
        }
        for (int y = 0; y < TILE_HEIGHT; y++) {
            for (int x = 0; x < TILE_WIDTH; x++) {
                double hill = y > 600 + 150 * Math.sin(x / 120.0) ? 50 : 0;
                double noise = NOISE * random.nextGaussian();
                int rgb = 0;
                for (int c = 0; c < 3; c++) {
                    double level = 120 - hill + noise;
                    for (int i = 0; i < OCTAVES; i++) {
                        // most of it in all colours alike, as in nature
                        double[] wave = waves[i < 5 ? i : c * OCTAVES + i];
                        level += wave[3] * Math.sin(wave[0] * x + wave[1] * y + wave[2]);
                    }
                    rgb = rgb << 8 | (int) Math.max(0, Math.min(255, level));
                }
                tile.setRGB(x, y, rgb);
            }
        }
        return tile;
    }

    private static byte[] write(BufferedImage image, boolean progressive) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(0.9f);
            if (progressive) {
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
