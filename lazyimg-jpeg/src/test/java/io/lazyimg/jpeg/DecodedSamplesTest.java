package io.lazyimg.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Files of any structure are decoded to the samples that their coefficients stand for, at all eighths. */
class DecodedSamplesTest {
    private static void assertSamples(String what, CodedPicture picture, byte[] file, int... eighths) {
        assertThat(Decoded.frame(file).width()).as(what).isEqualTo(picture.width());
        assertThat(Decoded.frame(file).height()).as(what).isEqualTo(picture.height());
        List<float[][]> decoded = Decoded.whole(file, eighths);
        for (int c = 0; c < picture.parts().size(); c++) {
            double[][] expected = Reference.samples(picture, c, eighths[c]);
            double tolerance = Reference.rounding(picture, c);
            assertThat(decoded.get(c).length).as("rows of %d in %s", c, what).isEqualTo(expected.length);
            for (int y = 0; y < expected.length; y++) {
                assertThat(decoded.get(c)[y].length).as(what).isEqualTo(expected[y].length);
                for (int x = 0; x < expected[y].length; x++) {
                    double error = Math.abs(decoded.get(c)[y][x] - expected[y][x]);
                    if (!(error <= tolerance)) {
                        assertThat(decoded.get(c)[y][x])
                                .as("sample %d,%d of component %d at %d eighths in %s", x, y, c, eighths[c], what)
                                .isCloseTo((float) expected[y][x], within(tolerance));
                    }
                }
            }
        }
    }

    private static Offset<Float> within(double tolerance) {
        return Offset.offset((float) tolerance);
    }

    private static int[] eighths(int components, int eighths) {
        int[] all = new int[components];
        Arrays.fill(all, eighths);
        return all;
    }

    private static int[] anyEighths(CodedPicture picture, Random random) {
        return random.ints(picture.parts().size(), 1, 9).toArray();
    }

    /** A file of any structure that is allowed. */
    private static byte[] anyFile(CodedPicture picture, Random random) {
        JpegWriter writer = new JpegWriter(picture, random);
        writer = random.nextBoolean()
                ? writer.sequential(Script.sequential(picture, random))
                : writer.progressive(Script.progressive(picture, random));
        writer = random.nextBoolean() ? writer.dirty() : writer;
        writer = random.nextBoolean() ? writer.quantLater() : writer;
        writer = random.nextInt(3) == 0 ? writer.linesLater() : writer;
        writer = random.nextInt(3) == 0 ? writer.endless() : writer.tail(new byte[] {-1, -38, 0, 8, 1, 2, 3, 4, -1, 0});
        return writer.restarts(random.nextBoolean() ? 0 : 1 + random.nextInt(20))
                .toBytes();
    }

    @Test
    void everySampleOfAnyStructureAtItsFullSize() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            CodedPicture picture = new RandomPicture(random).make();
            byte[] file = anyFile(picture, random);
            assertSamples("seed " + seed, picture, file, eighths(picture.parts().size(), 8));
        }
    }

    @Test
    void everySampleOfAnyStructureAtAnyEighths() {
        for (int seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            CodedPicture picture = new RandomPicture(random).side(50).make();
            byte[] file = anyFile(picture, random);
            assertSamples("seed " + seed, picture, file, anyEighths(picture, random));
        }
    }

    @Test
    void quantisationStepsOfSixteenBits() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            CodedPicture picture =
                    new RandomPicture(random).side(40).wideSteps().make();
            byte[] file = anyFile(picture, random);
            assertSamples("seed " + seed, picture, file, anyEighths(picture, random));
        }
    }

    @Test
    void scansLongerThanAnyBuffer() {
        for (int seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            CodedPicture picture = new RandomPicture(random).side(500).make();
            byte[] file = anyFile(picture, random);
            assertSamples("seed " + seed, picture, file, anyEighths(picture, random));
        }
    }

    @Test
    void runsOfMoreEndsThanOneCodeStandsFor() {
        Random random = new Random(5);
        int[][][] blocks = new int[200][200][64];
        blocks[0][0][1] = 3;
        blocks[199][198][7] = -6;
        blocks[199][199][63] = 1;
        int[] quant = new int[64];
        Arrays.fill(quant, 2);
        CodedPicture picture = new CodedPicture(1600, 1600, List.of(new CodedPicture.Part(1, 1, 1, quant, blocks)));
        List<ScanPlan> script = List.of(
                new ScanPlan(List.of(0), 0, 0, 0, 0),
                new ScanPlan(List.of(0), 1, 63, 0, 2),
                new ScanPlan(List.of(0), 1, 63, 2, 1),
                new ScanPlan(List.of(0), 1, 63, 1, 0));
        byte[] file = new JpegWriter(picture, random).progressive(script).toBytes();
        assertSamples("long runs", picture, file, 8);
        assertSamples("long runs", picture, file, 2);
    }

    @Test
    void theOrderOfScansAndTheSizeOfUnitsMakeNoDifference() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            CodedPicture picture = new RandomPicture(random).make();
            int[] eighths = anyEighths(picture, random);
            byte[] baseline = new JpegWriter(picture, random)
                    .sequential(Script.sequential(picture, random))
                    .toBytes();
            byte[] progressive = new JpegWriter(picture, random)
                    .progressive(Script.progressive(picture, random))
                    .toBytes();
            List<float[][]> expected = Decoded.whole(baseline, eighths);
            List<float[][]> actual = Decoded.whole(progressive, eighths);
            for (int c = 0; c < eighths.length; c++) {
                assertThat(actual.get(c))
                        .as("component %d, seed %d at %s eighths", c, seed, Arrays.toString(eighths))
                        .isDeepEqualTo(expected.get(c));
            }
        }
    }

    @Test
    void aRegionIsAPartOfTheWhole() {
        for (int seed = 0; seed < 600; seed++) {
            Random random = new Random(seed);
            CodedPicture picture = new RandomPicture(random).make();
            int[] eighths = anyEighths(picture, random);
            byte[] file = anyFile(picture, random);
            List<float[][]> whole = Decoded.whole(file, eighths);
            List<Decoded.Region> regions = whole.stream()
                    .map(rows -> region(rows[0].length, rows.length, random))
                    .toList();
            List<float[][]> parts = Decoded.regions(file, regions, eighths);
            for (int c = 0; c < regions.size(); c++) {
                Decoded.Region region = regions.get(c);
                float[][] expected = Arrays.stream(whole.get(c), region.top(), region.bottom())
                        .map(row -> Arrays.copyOfRange(row, region.left(), region.right()))
                        .toArray(float[][]::new);
                assertThat(parts.get(c))
                        .as("%s of component %d, seed %d", region, c, seed)
                        .isDeepEqualTo(expected);
            }
        }
    }

    private static Decoded.Region region(int width, int height, Random random) {
        int left = random.nextInt(width);
        int top = random.nextInt(height);
        return new Decoded.Region(
                left, top, left + 1 + random.nextInt(width - left), top + 1 + random.nextInt(height - top));
    }
}
