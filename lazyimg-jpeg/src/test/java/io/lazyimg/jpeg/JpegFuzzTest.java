package io.lazyimg.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lazyimg.image.ImageException;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes give a picture or a refusal. Of themselves these tests take the seeds; with {@code JAZZER_FUZZ=1} one of them
 * searches on from there.
 */
class JpegFuzzTest {
    static Stream<byte[]> seeds() {
        return Seeds.all();
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void resizing(byte[] file) {
        int way = file.length == 0 ? 0 : file[file.length - 1] & 0xFF;
        Attempt.refusal("any bytes", file, way);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void decoding(byte[] file) {
        SameWhateverIsAsked.check(file);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void header(byte[] file) {
        try {
            Header header = Header.read(file);
            assertThat(header == null
                            || Math.min(header.frame().width(), header.frame().height()) > 0)
                    .isTrue();
        } catch (ImageException e) {
            assertThat(e).hasMessageStartingWith("the JPEG is damaged: ");
        }
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void readingByThePlugIn(byte[] file) {
        try {
            if ((long) Reads.reader(file).getWidth(0) * Reads.reader(file).getHeight(0) <= Attempt.MOST_PIXELS) {
                Reads.read(file);
            }
        } catch (IOException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
