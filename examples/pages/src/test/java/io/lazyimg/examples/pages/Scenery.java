package io.lazyimg.examples.pages;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/** The pictures of the page. */
final class Scenery {
    private Scenery() {}

    /** Each with its own colours, a sun in the upper left and its size in words, so that a look tells what is wrong. */
    static void paint(Path folder) throws IOException {
        write(folder.resolve("harbour.jpg"), 2400, 1600, new Color(0xF0A050), new Color(0x203860));
        write(folder.resolve("people/jane.jpg"), 900, 600, new Color(0xE0C0A0), new Color(0x804030));
        write(folder.resolve("märkte/fish, bread & wine.png"), 1200, 1500, new Color(0x90C8E8), new Color(0x306040));
    }

    private static void write(Path file, int width, int height, Color sky, Color ground) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setPaint(new GradientPaint(0, 0, sky, 0, height, Color.WHITE));
        graphics.fillRect(0, 0, width, height);
        graphics.setPaint(new GradientPaint(0, height * 2f / 3, ground, 0, height, Color.BLACK));
        graphics.fillRect(0, height * 2 / 3, width, height);
        graphics.setPaint(Color.YELLOW);
        graphics.fillOval(width / 10, height / 10, width / 6, width / 6);
        graphics.setPaint(Color.WHITE);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, width / 12));
        graphics.drawString(width + " x " + height, width / 4, height * 5 / 6);
        graphics.dispose();
        Files.createDirectories(file.getParent());
        String name = file.toString().toLowerCase(Locale.ROOT);
        ImageIO.write(picture, name.substring(name.lastIndexOf('.') + 1), file.toFile());
    }
}
