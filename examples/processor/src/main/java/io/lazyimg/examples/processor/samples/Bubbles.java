package io.lazyimg.examples.processor.samples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.util.Random;

/** Glass balls with nothing behind them: every degree of transparency. */
final class Bubbles {
    private Bubbles() {}

    /** Paints onto a transparent picture. */
    static void paint(Graphics2D graphics, int width, int height) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Random random = new Random(5);
        for (int i = 0; i < 28; i++) {
            double radius = height * (0.05 + 0.17 * random.nextDouble() * random.nextDouble() + 0.002 * i);
            double x = width * (0.5 + 0.3 * random.nextGaussian() * 0.8);
            double y = height * (0.5 + 0.26 * random.nextGaussian() * 0.8);
            ball(graphics, x, y, radius, random.nextFloat());
        }
    }

    private static void ball(Graphics2D graphics, double x, double y, double radius, float hue) {
        Color body = Color.getHSBColor(hue, 0.75f, 0.95f);
        Color rim = Color.getHSBColor(hue + 0.06f, 0.9f, 0.5f);
        Ellipse2D outline = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        graphics.setPaint(new RadialGradientPaint(
                new Point2D.Double(x, y),
                (float) radius,
                new Point2D.Double(x - radius * 0.35, y - radius * 0.4),
                new float[] {0, 0.55f, 0.92f, 1},
                new Color[] {alpha(Color.WHITE, 215), alpha(body, 90), alpha(rim, 190), alpha(rim, 225)},
                java.awt.MultipleGradientPaint.CycleMethod.NO_CYCLE));
        graphics.fill(outline);
        graphics.setColor(alpha(Color.WHITE, 130));
        graphics.setStroke(new BasicStroke((float) (radius * 0.02)));
        graphics.draw(outline);
    }

    private static Color alpha(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }
}
