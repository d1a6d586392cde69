package io.lazyimg.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.image.ImageException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What does not depend on how much of a file is asked for, whatever is in it. */
final class SameWhateverIsAsked {
    private SameWhateverIsAsked() {}

    /**
     * Decodes any bytes as a whole and in part. Of a file that is read as a whole, every region is read and has the same
     * samples; a sequential file is refused at all eighths, or at none.
     */
    static void check(byte[] file) {
        Header header;
        try {
            header = Header.read(file);
        } catch (ImageException e) {
            return;
        }
        if (header == null || (long) header.frame().width() * header.frame().height() > Attempt.MOST_PIXELS) {
            return;
        }
        Frame frame = header.frame();
        int components = frame.components().size();
        List<float[][]> whole = whole(file, eighths(components, 8));
        int some = 1 + (file[file.length - 1] & 7);
        List<float[][]> smaller = whole(file, eighths(components, some));
        if (!frame.progressive()) {
            assertThat(smaller == null).as("refused at %d eighths", some).isEqualTo(whole == null);
        }
        if (whole != null) {
            assertRegions(file, whole, eighths(components, 8));
        }
        if (smaller != null) {
            assertRegions(file, smaller, eighths(components, some));
        }
    }

    private static int[] eighths(int components, int eighths) {
        int[] all = new int[components];
        Arrays.fill(all, eighths);
        return all;
    }

    private static @Nullable List<float[][]> whole(byte[] file, int[] eighths) {
        try {
            return Decoded.whole(file, eighths);
        } catch (ImageException e) {
            return null;
        }
    }

    private static void assertRegions(byte[] file, List<float[][]> whole, int[] eighths) {
        List<Decoded.Region> regions =
                whole.stream().map(SameWhateverIsAsked::middle).toList();
        List<float[][]> parts = Decoded.regions(file, regions, eighths);
        for (int c = 0; c < eighths.length; c++) {
            Decoded.Region region = regions.get(c);
            float[][] expected = Arrays.stream(whole.get(c), region.top(), region.bottom())
                    .map(row -> Arrays.copyOfRange(row, region.left(), region.right()))
                    .toArray(float[][]::new);
            assertThat(Arrays.deepEquals(parts.get(c), expected))
                    .as("%s of component %d at %d eighths is as in the whole", region, c, eighths[c])
                    .isTrue();
        }
    }

    private static Decoded.Region middle(float[][] rows) {
        int width = rows[0].length;
        int left = width / 3;
        int top = rows.length / 3;
        return new Decoded.Region(left, top, Math.max(left + 1, width * 2 / 3), Math.max(top + 1, rows.length * 2 / 3));
    }
}
