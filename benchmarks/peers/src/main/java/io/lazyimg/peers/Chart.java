package io.lazyimg.peers;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import javax.imageio.ImageIO;

/**
 * Throughput of all peers as a ratio to sharp's, by width, on a logarithmic scale: one half for baseline files, one for
 * progressive ones. Drawn on a light card of its own, so that it can be read on a page of any colour.
 */
final class Chart {
    private static final int SCALE = 2; // for screens with small pixels
    private static final int WIDTH = 960;
    private static final int HEIGHT = 470;
    private static final int TOP = 92;
    private static final int BOTTOM = 372;
    private static final int NARROW = 24; // for a number on each bar
    private static final Color CARD = new Color(0xfbfbf9);
    private static final Color INK = new Color(0x1f2328);
    private static final Color FAINT = new Color(0x59636e);
    private static final Color GRID = new Color(0xdfe2e5);
    private static final List<Color> COLOURS = List.of(
            new Color(0x0b6e4f), new Color(0xd98324), new Color(0x6f7fbf), new Color(0xa8a8a0), new Color(0x8c5e7c));

    private final List<Case> cases;
    private final List<String> peers = new ArrayList<>();
    private final Graphics2D g;
    private final BufferedImage image;
    private double lowest = 0.5;
    private double highest = 2;

    private Chart(List<Case> cases) {
        this.cases = List.copyOf(cases);
        this.image = new BufferedImage(WIDTH * SCALE, HEIGHT * SCALE, BufferedImage.TYPE_INT_ARGB);
        this.g = image.createGraphics();
        g.scale(SCALE, SCALE);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** Draws the chart if there is something to draw: cases that sharp and ours were both measured in. */
    static boolean write(List<Case> cases, Path file) throws IOException {
        List<Case> like =
                cases.stream().filter(one -> one.like("sharp").isPresent()).toList();
        if (like.isEmpty()) {
            return false;
        }
        Chart chart = new Chart(like);
        chart.draw();
        return ImageIO.write(chart.image, "png", file.toFile());
    }

    private void draw() throws IOException {
        g.setColor(CARD);
        g.fill(new RoundRectangle2D.Double(0, 0, WIDTH, HEIGHT, 14, 14));
        for (Case one : cases) {
            for (Result result : one.results()) {
                if (result.alike() && !"sharp".equals(result.peer()) && !peers.contains(result.peer())) {
                    peers.add(result.peer());
                }
            }
        }
        List<List<Group>> halves = List.of(groups(false), groups(true));
        for (List<Group> half : halves) {
            for (Group group : half) {
                for (double value : group.values().values()) {
                    lowest = Math.min(lowest, value / 1.25);
                    highest = Math.max(highest, value * 1.35);
                }
            }
        }
        text("JPEG thumbnails a second and core, as a ratio to sharp (libvips)", 24, 34, Font.BOLD, 18, INK, 0);
        text(
                "JPEG in, quality-80 JPEG out; geometric means; logarithmic scale, higher is faster",
                24,
                55,
                Font.PLAIN,
                12.5,
                FAINT,
                0);
        half(halves.get(0), "baseline files", 58, 472);
        half(halves.get(1), "progressive files", 524, 938);
        legend();
        text(Machine.line(), 24, HEIGHT - 16, Font.PLAIN, 11, FAINT, 0);
    }

    /** The bars that stand together. */
    private record Group(String label, Map<String, Double> values) {}

    private List<Group> groups(boolean progressive) {
        List<Case> ofKind = cases.stream()
                .filter(one -> one.source().progressive() == progressive)
                .toList();
        List<Group> groups = new ArrayList<>();
        for (int width : new TreeSet<>(ofKind.stream().map(Case::width).toList())) {
            groups.add(group(
                    width + " px",
                    ofKind.stream().filter(one -> one.width() == width).toList()));
        }
        if (groups.size() > 1) {
            groups.add(group("all", ofKind));
        }
        return groups;
    }

    private Group group(String label, List<Case> some) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String peer : peers) {
            // of the same pictures: how much faster than sharp it is, by way of ours
            double ratio = Numbers.geometricMean(some.stream()
                    .filter(one -> one.like(peer).isPresent())
                    .map(one -> one.like("sharp").map(Result::wall).orElse(Double.NaN)
                            / one.like(peer).map(Result::wall).orElse(Double.NaN))
                    .toList());
            if (!Double.isNaN(ratio)) {
                values.put(peer, ratio);
            }
        }
        return new Group(label, values);
    }

    private void half(List<Group> groups, String title, double left, double right) {
        text(title, (left + right) / 2, TOP - 8, Font.BOLD, 13, INK, 0.5);
        for (double tick : new double[] {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100}) {
            if (tick >= lowest && tick <= highest) {
                g.setColor(tick == 1 ? INK : GRID);
                g.setStroke(new BasicStroke(tick == 1 ? 1.4f : 1f));
                g.draw(new Line2D.Double(left, y(tick), right, y(tick)));
                String label = tick == 1 ? "sharp 1" : tick < 1 ? Double.toString(tick) : Integer.toString((int) tick);
                text(label, left - 5, y(tick) + 4, Font.PLAIN, 11, tick == 1 ? INK : FAINT, 1);
            }
        }
        double pitch = (right - left) / Math.max(1, groups.size());
        double bar = pitch * 0.8 / Math.max(1, peers.size());
        for (int i = 0; i < groups.size(); i++) {
            double from = left + i * pitch + pitch * 0.1;
            for (int p = 0; p < peers.size(); p++) {
                Double value = groups.get(i).values().get(peers.get(p));
                if (value != null) {
                    bar(value, from + p * bar, bar, p);
                }
            }
            boolean sum = "all".equals(groups.get(i).label());
            text(groups.get(i).label(), from + pitch * 0.4, BOTTOM + 18, sum ? Font.BOLD : Font.PLAIN, 12, INK, 0.5);
        }
    }

    private void bar(double value, double x, double width, int peer) {
        g.setColor(COLOURS.get(peer % COLOURS.size()));
        g.fill(new Rectangle2D.Double(x + 1, Math.min(y(value), y(1)), width - 2, Math.abs(y(value) - y(1))));
        if (peer > 0 && width < NARROW) {
            return;
        }
        String label = String.format(Locale.ROOT, value < 0.95 ? "%.2f" : value < 10 ? "%.1f" : "%.0f", value);
        if (peer == 0) {
            // always above, where no neighbour's bar is
            text(label, x + width / 2, Math.min(y(value), y(1)) - 4, Font.BOLD, 12, INK, 0.5);
        } else {
            text(label, x + width / 2, value >= 1 ? y(value) - 4 : y(value) + 12, Font.PLAIN, 9.5, FAINT, 0.5);
        }
    }

    private void legend() {
        double x = 58;
        for (int p = 0; p < peers.size(); p++) {
            g.setColor(COLOURS.get(p % COLOURS.size()));
            g.fill(new Rectangle2D.Double(x, BOTTOM + 36, 12, 12));
            x += 18;
            x += text(label(peers.get(p)), x, BOTTOM + 47, Font.PLAIN, 12, INK, 0) + 26;
        }
    }

    private static String label(String peer) {
        return switch (peer) {
            case "thumbnailator" -> "Thumbnailator";
            case "imgscalr" -> "ImageIO + imgscalr QUALITY";
            case "default" -> "lazyimg's default engine";
            default -> peer;
        };
    }

    private double y(double value) {
        double share = Math.log(value / lowest) / Math.log(highest / lowest);
        return BOTTOM - share * (BOTTOM - TOP);
    }

    /** Answers how wide it is. */
    private double text(String text, double x, double y, int style, double size, Color colour, double anchor) {
        g.setFont(new Font(Font.SANS_SERIF, style, 12).deriveFont((float) size));
        g.setColor(colour);
        double width = g.getFontMetrics().getStringBounds(text, g).getWidth();
        g.drawString(text, (float) (x - anchor * width), (float) y);
        return width;
    }
}
