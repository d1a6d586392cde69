package io.lazyimg.examples.processor.samples;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Takes pictures of scenes. */
final class Film {
    private Film() {}

    /** A picture of a scene. */
    static BufferedImage of(Scene scene, int width, int height) {
        return exposed(scene, width, height, false);
    }

    /**
     * A picture of a scene with the camera held upright, as its sensor stores it: lying on its left side, to be turned
     * a quarter to the right, which is EXIF orientation 6.
     *
     * @param width of the scene, upright
     * @param height of the scene, upright
     */
    static BufferedImage lying(Scene scene, int width, int height) {
        return exposed(scene, width, height, true);
    }

    /** A drawn picture with the grain of a photograph. */
    static BufferedImage drawn(Drawing drawing, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        try {
            drawing.paint(graphics, width, height);
        } finally {
            graphics.dispose();
        }
        byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        Noise noise = new Noise(6);
        for (int i = 0, y = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i += 3) {
                float light = 1 + 0.24f * (noise.at(x * 0.16f, y * 0.16f) - 0.5f);
                float grain = 9 * (Noise.speckle(x, y, 8) - 0.5f);
                for (int part = i; part < i + 3; part++) {
                    bgr[part] = clip((bgr[part] & 0xFF) * light + grain);
                }
            }
        }
        return image;
    }

    private static BufferedImage exposed(Scene scene, int width, int height, boolean lying) {
        int columns = lying ? height : width;
        int rows = lying ? width : height;
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_3BYTE_BGR);
        byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0, row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++, i += 3) {
                Colour colour = lying ? scene.at(width - 1 - row, column) : scene.at(column, row);
                bgr[i] = clip(colour.blue());
                bgr[i + 1] = clip(colour.green());
                bgr[i + 2] = clip(colour.red());
            }
        }
        return image;
    }

    private static byte clip(float value) {
        return (byte) Math.max(0, Math.min(255, (int) (value + 0.5f)));
    }

    /** Something that Java 2D draws. */
    interface Drawing {
        void paint(Graphics2D graphics, int width, int height);
    }
}
