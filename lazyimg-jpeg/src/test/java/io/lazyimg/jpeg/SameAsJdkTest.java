package io.lazyimg.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.image.ImageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever the JDK's decoder reads without complaint, and this one too, has the same luma in both. */
class SameAsJdkTest {
    /** Beyond it, levels of broken files run over in the JDK's decoder. */
    private static final int FAR_OUT = 300;

    private final ImageReader reader = jdk();

    private static ImageReader jdk() {
        for (Iterator<ImageReader> all = ImageIO.getImageReadersByFormatName("jpeg"); all.hasNext(); ) {
            ImageReader one = all.next();
            if (one.getClass().getModule().equals(ImageIO.class.getModule())) {
                return one;
            }
        }
        throw new IllegalStateException("the JDK's JPEG reader is not there");
    }

    @AfterEach
    void dispose() {
        reader.dispose();
    }

    /** What the JDK makes of it, or {@code null} if it fails or warns. */
    private @Nullable Samples read(byte[] file) {
        AtomicInteger warnings = new AtomicInteger();
        try {
            reader.reset();
            reader.addIIOReadWarningListener((source, warning) -> warnings.incrementAndGet());
            reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(file)));
            if ((long) reader.getWidth(0) * reader.getHeight(0) > Attempt.MOST_PIXELS) {
                return null;
            }
            Samples samples = Samples.of(reader.readRaster(0, null));
            return warnings.get() == 0 ? samples : null;
        } catch (IOException | RuntimeException e) {
            return null; // neither is its own fault
        }
    }

    /** Compares luma if both read it; whether they did. */
    private boolean agrees(String what, byte[] file) {
        Samples expected = read(file);
        if (expected == null) {
            return false;
        }
        float[][] luma;
        try {
            luma = Decoded.whole(file, 8, 8, 8).get(0);
        } catch (ImageException e) {
            return false;
        }
        for (float[] row : luma) {
            for (float sample : row) {
                if (Math.abs(sample) > FAR_OUT) {
                    return false;
                }
            }
        }
        expected.assertNear(what, 0, luma, 1, 1);
        return true;
    }

    @Test
    void filesOfManyStructures() {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            CodedPicture picture = Scenery.picture(
                    1 + random.nextInt(100),
                    1 + random.nextInt(100),
                    1 + random.nextInt(100),
                    1 + random.nextInt(2),
                    1 + random.nextInt(2));
            JpegWriter writer = new JpegWriter(picture, random).restarts(random.nextInt(30));
            writer = random.nextBoolean()
                    ? writer.sequential(Script.sequential(picture, random)).quantLater()
                    : writer.progressive(Script.progressive(picture, random));
            assertThat(agrees("seed " + seed, writer.toBytes()))
                    .as("both read seed %d", seed)
                    .isTrue();
        }
    }

    @Test
    void damagedFiles() {
        Random random = new Random(7);
        for (Map.Entry<String, byte[]> file : files(random).entrySet()) {
            int both = 0;
            for (int i = 0; i < 700; i++) {
                byte[] bytes = file.getValue().clone();
                bytes[2 + random.nextInt(bytes.length - 2)] ^= (byte) (1 << random.nextInt(8));
                both += agrees(file.getKey() + " " + i, bytes) ? 1 : 0;
            }
            assertThat(both).as(file.getKey()).isGreaterThan(100);
        }
    }

    private static Map<String, byte[]> files(Random random) {
        CodedPicture picture = Scenery.picture(60, 50, 80, 2, 1);
        List<ScanPlan> together = List.of(ScanPlan.sequential(0, 1, 2));
        return Map.of(
                "baseline", new JpegWriter(picture, random).sequential(together).toBytes(),
                "progressive",
                        new JpegWriter(picture, random)
                                .progressive(SmallFiles.SCANS)
                                .toBytes(),
                "restarts",
                        new JpegWriter(picture, random)
                                .sequential(together)
                                .restarts(4)
                                .toBytes());
    }
}
