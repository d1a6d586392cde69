package io.lazyimg.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.image.ImageException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of a file that is cut off there is no picture, unless all that it shows is there. */
class CutFilesTest {
    private static byte[] cut(byte[] file, int length) {
        return Arrays.copyOf(file, length);
    }

    /** Where the end-of-image marker begins. */
    private static int end(byte[] file) {
        int end = file.length - 2;
        assertThat(file).endsWith(0xFF, 0xD9);
        return end;
    }

    @Test
    void ofAFileThatIsCutOffAnywhereBeforeItsEndThereIsNoPicture() {
        for (byte[] file : List.of(SmallFiles.baseline(), SmallFiles.progressive())) {
            for (int length = 2; length < end(file); length++) {
                byte[] shorter = cut(file, length);
                assertThatThrownBy(() -> Decoded.whole(shorter, 8, 8, 8))
                        .as("%d of %d bytes", length, file.length)
                        .isInstanceOf(ImageException.class);
            }
            for (int length = end(file); length < file.length; length++) {
                byte[] shorter = cut(file, length);
                assertThatCode(() -> Decoded.whole(shorter, 8, 8, 8)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void anyFileCutOffAnywhereGivesAPictureOrARefusal() {
        for (Map.Entry<String, byte[]> file : SmallFiles.all().entrySet()) {
            for (int length = 0; length < file.getValue().length; length += 2) {
                Attempt.refusal(file.getKey() + " of " + length + " bytes", cut(file.getValue(), length), length);
            }
        }
    }

    @Test
    void aRegionAboveTheCutIsWhatItIsInTheWholeFile() {
        for (Map.Entry<String, byte[]> file : SmallFiles.all().entrySet()) {
            Frame frame = Decoded.frame(file.getValue());
            List<Decoded.Region> tops = frame.components().stream()
                    .map(component -> new Decoded.Region(0, 0, 4, Math.min(8, frame.height(component))))
                    .toList();
            int[] eighths = new int[tops.size()];
            Arrays.fill(eighths, 8);
            List<float[][]> expected = Decoded.regions(file.getValue(), tops, eighths);
            int pictures = 0;
            for (int length = 0; length < file.getValue().length; length += 2) {
                List<float[][]> rows;
                try {
                    rows = Decoded.regions(cut(file.getValue(), length), tops, eighths);
                } catch (ImageException e) {
                    continue;
                }
                pictures++;
                for (int c = 0; c < tops.size(); c++) {
                    assertThat(rows.get(c))
                            .as("%s of %d bytes", file.getKey(), length)
                            .isDeepEqualTo(expected.get(c));
                }
            }
            if (!frame.progressive()) {
                assertThat(pictures).as(file.getKey()).isPositive();
            }
        }
    }
}
