package io.lazyimg.examples.processor.samples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.Random;

/** Leaves over leaves, the upper ones larger and lighter: edges in every direction, veins, shade. */
final class Foliage {
    private static final int LEAVES = 2_600;
    private static final float[] STOPS = {0, 0.49f, 0.51f, 1};
    private static final Path2D OUTLINE = outline();
    private static final Path2D VEINS = veins();

    private final Random random = new Random(4);
    private final Graphics2D graphics;

    private Foliage(Graphics2D graphics) {
        this.graphics = graphics;
    }

    /** Covers a picture with leaves. */
    static void paint(Graphics2D graphics, int width, int height) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(new Color(0x0d1a0c));
        graphics.fillRect(0, 0, width, height);
        Foliage foliage = new Foliage(graphics);
        for (int i = 0; i < LEAVES; i++) {
            float near = i / (float) LEAVES;
            foliage.leaf(foliage.random.nextFloat() * width, foliage.random.nextFloat() * height, near);
        }
    }

    private void leaf(float x, float y, float near) {
        float size = (110 + 190 * near) * (0.7f + 0.6f * random.nextFloat());
        AffineTransform upright = graphics.getTransform();
        graphics.translate(x, y);
        graphics.rotate(random.nextFloat() * Math.PI * 2);
        graphics.scale(size, size * (0.8f + 0.4f * random.nextFloat()));
        graphics.translate(0.05, 0.06);
        graphics.setColor(new Color(0, 0, 0, 70));
        graphics.fill(OUTLINE);
        graphics.translate(-0.05, -0.06);
        float autumn = random.nextFloat();
        float hue = autumn > 0.93f ? 0.08f + 0.05f * random.nextFloat() : 0.22f + 0.12f * random.nextFloat();
        float light = 0.16f + 0.5f * near * (0.6f + 0.5f * random.nextFloat());
        Color side = Color.getHSBColor(hue, 0.72f, Math.min(1, light));
        Color other = Color.getHSBColor(hue + 0.015f, 0.78f, Math.min(1, light * 0.74f));
        graphics.setPaint(new LinearGradientPaint(
                0, -0.5f, 0, 0.5f, STOPS, new Color[] {side, brighter(side), other, other.darker()}));
        graphics.fill(OUTLINE);
        graphics.setColor(new Color(225, 240, 190, (int) (30 + 70 * near)));
        graphics.setStroke(new BasicStroke(0.012f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(VEINS);
        graphics.setTransform(upright);
    }

    private static Color brighter(Color colour) {
        return new Color(
                Math.min(255, colour.getRed() * 5 / 4),
                Math.min(255, colour.getGreen() * 5 / 4),
                Math.min(255, colour.getBlue() * 5 / 4));
    }

    private static Path2D outline() {
        Path2D outline = new Path2D.Float();
        outline.moveTo(-1, 0);
        outline.curveTo(-0.6, -0.55, 0.2, -0.55, 1, 0);
        outline.curveTo(0.2, 0.55, -0.6, 0.55, -1, 0);
        outline.closePath();
        return outline;
    }

    private static Path2D veins() {
        Path2D veins = new Path2D.Float();
        veins.moveTo(-1.15, 0);
        veins.lineTo(0.93, 0);
        for (double root = -0.75; root < 0.7; root += 0.16) {
            double reach = 0.33 * (1 - root * root);
            veins.moveTo(root, 0);
            veins.lineTo(root + 0.2, -reach);
            veins.moveTo(root, 0);
            veins.lineTo(root + 0.2, reach);
        }
        return veins;
    }
}
