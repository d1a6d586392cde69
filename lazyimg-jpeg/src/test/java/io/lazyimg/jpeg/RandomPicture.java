package io.lazyimg.jpeg;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Pictures of random coefficients, from almost nothing to as much as the format can hold. */
final class RandomPicture {
    private final Random random;
    private int components;
    private int side = 70;
    private int mostQuant = 255;
    private boolean interleavable;

    RandomPicture(Random random) {
        this.random = random;
        this.components = random.nextBoolean() ? 1 : 3;
    }

    RandomPicture components(int count) {
        components = count;
        return this;
    }

    /** Of at most so many pixels on a side. */
    RandomPicture side(int pixels) {
        side = pixels;
        return this;
    }

    /** With steps of up to 16 bits. */
    RandomPicture wideSteps() {
        mostQuant = 65_535;
        return this;
    }

    /** With no more than the ten blocks that a unit of all components may have. */
    RandomPicture interleavable() {
        interleavable = true;
        return this;
    }

    CodedPicture make() {
        int[][] factors = new int[components][];
        int blocks;
        do {
            blocks = 0;
            for (int c = 0; c < components; c++) {
                factors[c] = components == 1 ? new int[] {1, 1} : new int[] {factor(), factor()};
                blocks += factors[c][0] * factors[c][1];
            }
        } while (interleavable && blocks > 10);
        List<CodedPicture.Part> parts = new ArrayList<>();
        int firstId = random.nextInt(250);
        for (int c = 0; c < components; c++) {
            parts.add(new CodedPicture.Part(firstId + c, factors[c][0], factors[c][1], quant(), new int[0][][]));
        }
        CodedPicture empty = new CodedPicture(1 + random.nextInt(side), 1 + random.nextInt(side), parts);
        return new CodedPicture(
                empty.width(),
                empty.height(),
                parts.stream().map(part -> filled(part, empty)).toList());
    }

    private int factor() {
        return random.nextInt(3) > 0 ? 1 + random.nextInt(2) : 1 + random.nextInt(4);
    }

    private int[] quant() {
        int most = random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(mostQuant);
        return random.ints(64, 1, most + 1).toArray();
    }

    private CodedPicture.Part filled(CodedPicture.Part part, CodedPicture picture) {
        int[][][] blocks = new int[picture.unitsDown() * part.down()][picture.unitsAcross() * part.across()][];
        double density = random.nextDouble();
        int bits = random.nextInt(11);
        boolean falling = random.nextBoolean();
        for (int[][] row : blocks) {
            for (int x = 0; x < row.length; x++) {
                row[x] = block(random.nextInt(8) == 0 ? 0 : density, bits, falling);
            }
        }
        return new CodedPicture.Part(part.id(), part.across(), part.down(), part.quant(), blocks);
    }

    private int[] block(double density, int bits, boolean falling) {
        int[] block = new int[64];
        block[0] = random.nextInt(2048) - 1024;
        for (int k = 1; k < 64; k++) {
            double likely = falling ? density / (1 + k / 4.0) : density;
            if (random.nextDouble() < likely) {
                int most = (1 << random.nextInt(bits + 1)) - 1;
                block[k] = random.nextInt(2 * most + 1) - most;
            }
        }
        if (random.nextInt(16) == 0) {
            block[63] = 1;
        }
        return block;
    }
}
