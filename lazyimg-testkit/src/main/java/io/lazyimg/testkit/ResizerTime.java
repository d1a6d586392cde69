package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.TimeLimit;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The part of {@link ResizerContract} about work that takes longer than it may. */
public interface ResizerTime extends ResizerSubject {
    /** Looks at the clock that may follow the one that told that the time is over. */
    int MOST_LOOKS_AFTERWARDS = 8;

    private static Map<String, byte[]> files(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        Map<String, byte[]> files = new LinkedHashMap<>();
        Files.all(picture).forEach((format, file) -> files.put(format.name(), file));
        files.put("progressive JPEG", JpegFile.progressive(picture));
        files.put("JPEG with a profile", JpegFile.profile(JpegFile.of(picture), RgbSpace.ADOBE.profile()));
        files.put(
                "interlaced PNG",
                new PngFile(width, height, 8, PngFile.RGB).interlaced().toBytes(Files.samples(picture, false)));
        files.put("lossy WebP", WebpFile.lossy(picture));
        return files;
    }

    private boolean isRead(byte[] file) {
        return ImageFormat.sniff(file).filter(reads()::contains).isPresent();
    }

    private ResizeJob job(byte[] file, ImageFormat output) {
        return ResizerSubject.job(file, Transform.fit(100, 4000).as(output));
    }

    /** How often the engine looks at the time from the beginning to the end. */
    private long looks(byte[] file, ImageFormat output) {
        Looks clock = new Looks();
        resize(job(file, output).within(TimeLimit.of(Duration.ofDays(1), clock)));
        return clock.count();
    }

    @Test
    default void endsWhereverItsTimeIsOver() {
        files(TestPictures.noise(200, 300, 7)).forEach((what, file) -> {
            for (ImageFormat output : resizer().outputs()) {
                if (isRead(file)) {
                    long all = looks(file, output);
                    for (double part : new double[] {0, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99}) {
                        Looks clock = new Looks();
                        long most = (long) ((all - 2) * part);
                        ResizeJob job = job(file, output).within(TimeLimit.of(Duration.ofNanos(most), clock));
                        ImageException end = catchThrowableOfType(
                                ImageException.class, () -> resizer().resize(job));
                        assertThat(end)
                                .as("%s after look %d of %d", what, most, all)
                                .isNotNull();
                        assertThat(end.reason()).as(what).isEqualTo(Reason.TOO_SLOW);
                        assertThat(clock.count())
                                .as("looks for %s, limit %d of %d", what, most, all)
                                .isLessThanOrEqualTo(most + 2 + MOST_LOOKS_AFTERWARDS);
                    }
                }
            }
        });
    }

    @Test
    default void looksAtTheTimeTheOftenerTheMoreThereIsToDo() {
        Map<String, byte[]> tall = files(TestPictures.noise(200, 1800, 7));
        files(TestPictures.noise(200, 600, 7)).forEach((what, file) -> {
            if (isRead(file)) {
                ImageFormat output = resizer().outputs().iterator().next();
                long few = looks(file, output);
                assertThat(looks(Objects.requireNonNull(tall.get(what)), output))
                        .as("looks for a %s of three times the height, instead of %d", what, few)
                        .isGreaterThan(2 * few);
            }
        });
    }
}
