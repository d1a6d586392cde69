package io.lazyimg.examples.processor.samples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.Random;

/** Leaves over leaves, the upper ones larger and lighter: edges in every direction, veins, shade. */
final class Foliage {
    private static final int LEAVES = 1_200;
    private static final Path2D OUTLINE = outline();
    private static final Path2D LOWER_HALF = lowerHalf();
    private static final Shape VEINS = veins();

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
        float hue = autumn > 0.93f ? 0.08f + 0.05f * random.nextFloat() : 0.21f + 0.1f * random.nextFloat();
        float light = 0.14f + 0.5f * near * (0.6f + 0.5f * random.nextFloat());
        graphics.setColor(Color.getHSBColor(hue, 0.62f, Math.min(1, light * 1.1f)));
        graphics.fill(OUTLINE);
        graphics.setColor(Color.getHSBColor(hue + 0.015f, 0.7f, Math.min(1, light * 0.72f)));
        graphics.fill(LOWER_HALF);
        graphics.setColor(new Color(225, 240, 190, (int) (30 + 70 * near)));
        graphics.fill(VEINS);
        graphics.setTransform(upright);
    }

    private static Path2D outline() {
        Path2D outline = new Path2D.Float();
        outline.moveTo(-1, 0);
        outline.curveTo(-0.6, -0.55, 0.2, -0.55, 1, 0);
        outline.curveTo(0.2, 0.55, -0.6, 0.55, -1, 0);
        outline.closePath();
        return outline;
    }

    private static Path2D lowerHalf() {
        Path2D half = new Path2D.Float();
        half.moveTo(1, 0);
        half.curveTo(0.2, 0.55, -0.6, 0.55, -1, 0);
        half.closePath();
        return half;
    }

    private static Shape veins() {
        Path2D veins = new Path2D.Float();
        veins.moveTo(-1.15, 0);
        veins.lineTo(0.93, 0);
        for (double root = -0.75; root < 0.7; root += 0.16) {
            double reach = 0.29 * (1 - root * root);
            veins.moveTo(root, 0);
            veins.lineTo(root + 0.2, -reach);
            veins.moveTo(root, 0);
            veins.lineTo(root + 0.2, reach);
        }
        return new BasicStroke(0.012f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND).createStrokedShape(veins);
    }
}
