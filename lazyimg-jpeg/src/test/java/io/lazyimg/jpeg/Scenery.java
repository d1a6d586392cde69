package io.lazyimg.jpeg;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Coefficients as photographs have them: of soft slopes, edges, fine texture and noise. */
final class Scenery {
    private static final double[][] BASIS = new double[8][8];

    static {
        for (int k = 0; k < 8; k++) {
            for (int i = 0; i < 8; i++) {
                BASIS[k][i] = Math.sqrt(k == 0 ? 0.125 : 0.25) * Math.cos((2 * i + 1) * k * Math.PI / 16);
            }
        }
    }

    private Scenery() {}

    /**
     * A picture of three components, of which the first has so many samples for each of the others.
     *
     * @param quality about that of the IJG's scale
     */
    static CodedPicture picture(int width, int height, int quality, int across, int down) {
        Random random = new Random(31L * width + height);
        List<CodedPicture.Part> empty = new ArrayList<>();
        for (int c = 0; c < 3; c++) {
            empty.add(new CodedPicture.Part(
                    c + 1, c == 0 ? across : 1, c == 0 ? down : 1, quant(quality, c > 0), new int[0][][]));
        }
        CodedPicture picture = new CodedPicture(width, height, empty);
        List<CodedPicture.Part> parts = new ArrayList<>();
        for (CodedPicture.Part part : empty) {
            int[][][] blocks = new int[picture.unitsDown() * part.down()][picture.unitsAcross() * part.across()][];
            double[] mood = random.doubles(8).toArray();
            for (int y = 0; y < blocks.length; y++) {
                for (int x = 0; x < blocks[y].length; x++) {
                    double[][] samples = new double[8][8];
                    for (int v = 0; v < 8; v++) {
                        for (int u = 0; u < 8; u++) {
                            samples[v][u] = sample(8 * x + u, 8 * y + v, mood, random);
                        }
                    }
                    blocks[y][x] = block(samples, part.quant());
                }
            }
            parts.add(new CodedPicture.Part(part.id(), part.across(), part.down(), part.quant(), blocks));
        }
        return new CodedPicture(width, height, parts);
    }

    private static double sample(int x, int y, double[] mood, Random random) {
        double slope = 90 * Math.sin(x * 0.05 * mood[0] + mood[1]) * Math.cos(y * 0.05 * mood[2] + mood[3]);
        double edge = Math.hypot(x - 100 * mood[4], y - 100 * mood[5]) < 60 * mood[6] ? 70 : -20;
        double texture = x > y ? 25 * Math.sin(x * 1.9 + y * 1.3) : 4 * random.nextGaussian();
        return Math.max(-128, Math.min(127, slope + edge + texture));
    }

    private static int[] quant(int quality, boolean colours) {
        double scale = quality < 50 ? 50.0 / quality : 2 - quality / 50.0;
        int[] quant = new int[64];
        for (int k = 0; k < 64; k++) {
            double step = (colours ? 17 : 12) + (colours ? 2.5 : 1.5) * k;
            quant[k] = (int) Math.max(1, Math.min(255, Math.round(step * scale)));
        }
        return quant;
    }

    private static int[] block(double[][] samples, int[] quant) {
        int[] block = new int[64];
        for (int k = 0; k < 64; k++) {
            int row = Reference.natural(k) / 8;
            int column = Reference.natural(k) % 8;
            double sum = 0;
            for (int y = 0; y < 8; y++) {
                for (int x = 0; x < 8; x++) {
                    sum += samples[y][x] * BASIS[row][y] * BASIS[column][x];
                }
            }
            block[k] = (int) Math.max(-1023, Math.min(1023, Math.rint(sum / quant[k])));
        }
        return block;
    }
}
