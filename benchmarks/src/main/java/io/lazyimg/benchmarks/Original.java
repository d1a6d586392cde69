package io.lazyimg.benchmarks;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** The originals that the default engine is measured with: a photograph in several formats, and a drawing. */
public enum Original {
    PNG("png", BufferedImage.TYPE_INT_RGB),
    PNG_ALPHA("png", BufferedImage.TYPE_INT_ARGB),
    PNG_GRAY("png", BufferedImage.TYPE_BYTE_GRAY),
    DRAWING("png", BufferedImage.TYPE_INT_RGB),
    WEBP("webp", BufferedImage.TYPE_INT_RGB),
    BMP("bmp", BufferedImage.TYPE_INT_RGB);

    private static final int DRAWING_WIDTH = 3000;
    private static final int DRAWING_HEIGHT = 2200;
    private static final int SHAPES = 4000;

    private final String format;
    private final int type;

    Original(String format, int type) {
        this.format = format;
        this.type = type;
    }

    /** The file. */
    byte[] bytes(File photograph) throws IOException {
        BufferedImage picture = this == DRAWING ? drawing() : ImageIO.read(photograph);
        BufferedImage image = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
        if (type == BufferedImage.TYPE_BYTE_GRAY) {
            gray(picture, image.getRaster());
        } else {
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    image.setRGB(x, y, (picture.getRGB(x, y) & 0xFFFFFF) | alpha(x, y) << 24);
                }
            }
        }
        return encoded(image);
    }

    private static void gray(BufferedImage picture, WritableRaster gray) {
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                gray.setSample(x, y, 0, picture.getRGB(x, y) >> 8 & 0xFF);
            }
        }
    }

    /** Discs that are cut out, with hard edges and soft ones. */
    private static int alpha(int x, int y) {
        double fromCentre = Math.hypot(x % 400 - 200, y % 400 - 200);
        double softness = (x / 400 + y / 400) % 2 == 0 ? 1 : 60;
        return (int) Math.max(0, Math.min(255, 128 + (150 - fromCentre) * 255 / softness));
    }

    private static BufferedImage drawing() {
        BufferedImage drawing = new BufferedImage(DRAWING_WIDTH, DRAWING_HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawing.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, DRAWING_WIDTH, DRAWING_HEIGHT);
        Random random = new Random(1);
        for (int i = 0; i < SHAPES; i++) {
            pen.setColor(i % 5 == 0 ? Color.BLACK : new Color(random.nextInt(1 << 24)));
            int x = random.nextInt(DRAWING_WIDTH);
            int y = random.nextInt(DRAWING_HEIGHT);
            int width = 3 + random.nextInt(60);
            int height = 3 + random.nextInt(60);
            switch (i % 3) {
                case 0 -> pen.fillRect(x, y, width, height);
                case 1 -> pen.drawOval(x, y, width, height);
                default -> {
                    pen.setStroke(new BasicStroke(1f + random.nextInt(6)));
                    pen.drawLine(x, y, x + 3 * width - 90, y + 3 * height - 90);
                }
            }
        }
        pen.dispose();
        return drawing;
    }

    private byte[] encoded(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (this == WEBP) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionType("Lossy");
                param.setCompressionQuality(0.9f);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
