package io.lazyimg.imageio;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lazyimg.Allocation;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Layout;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.ResizePlan;
import io.lazyimg.spi.Resized;
import io.lazyimg.spi.Resizer;
import io.lazyimg.spi.TimeLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes give a picture or a refusal, in little time and memory. Of themselves these tests take the seeds; with {@code
 * JAZZER_FUZZ=1} one of them searches on from there.
 */
class EngineFuzzTest {
    private static final long MOST_PIXELS = 20_000;

    /** For so few pixels, on any machine, also one that does other work. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** What may be allocated beside what is planned, garbage included: far less than a header can claim. */
    private static final long GARBAGE_BYTES = 64L << 20;

    private static final List<Transform> TRANSFORMS = List.of(
            Transform.fit(400, 400),
            Transform.fit(9, 9),
            Transform.fit(25, 0).as(ImageFormat.PNG),
            Transform.fill(11, 17).as(ImageFormat.JPEG),
            Transform.pad(40, 9));

    static Stream<byte[]> seeds() {
        return SmallPictures.all();
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "30s")
    void header(byte[] file) {
        for (ImageFormat format : Header.READ) {
            try {
                Header header = Header.of(format, file);
                assertThat(header.format()).isEqualTo(format);
                assertThat(header.orientation()).isBetween(1, 8);
                assertThat(header.decodeBytes()).isPositive();
                assertThat(header.profile().parts())
                        .allSatisfy(part -> assertThat(part.to()).isBetween(part.from(), file.length));
            } catch (ImageException e) {
                assertRefusal(e);
            }
        }
        ImageFormat.sniff(file).ifPresent(format -> assertThat(file.length).isGreaterThan(1));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "45s")
    void resizing(byte[] file) {
        int way = file.length == 0 ? 0 : file[file.length - 1] & 0xFF;
        Resampler resampler = way % 3 == 2 ? Resampler.IMGSCALR : Resampler.LANCZOS;
        Transform transform = TRANSFORMS.get(way % TRANSFORMS.size());
        ResizeJob job = new ResizeJob(file, transform, 80, 0xFFFFFF, MOST_PIXELS, MOST_PIXELS, TimeLimit.of(LONGEST));
        ImageIoResizer engine = new ImageIoResizer(resampler);
        boolean isRead = ImageFormat.sniff(file).filter(Header.READ::contains).isPresent();
        try {
            assertThat(engine.plan(job).isPresent()).isEqualTo(isRead);
        } catch (ImageException e) {
            assertRefusal(e);
        }
        assertBounded(engine, job);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "30s")
    void animating(byte[] file) {
        int way = file.length == 0 ? 0 : file[file.length - 1] & 0xFF;
        Transform transform = TRANSFORMS.get(way % TRANSFORMS.size()).as(null);
        ResizeJob job = new ResizeJob(file, transform, 80, 0xFFFFFF, MOST_PIXELS, MOST_PIXELS, TimeLimit.of(LONGEST));
        assertBounded(new AnimationResizer(8, 4 * MOST_PIXELS), job);
    }

    private static void assertBounded(Resizer engine, ResizeJob job) {
        if (spare(engine, job) < 0) { // once more, now that all classes are loaded
            assertThat(spare(engine, job))
                    .as("bytes left of what may be allocated")
                    .isNotNegative();
        }
    }

    /** How many bytes fewer are allocated than may be, all garbage counted. */
    private static long spare(Resizer engine, ResizeJob job) {
        long before = Allocation.bytes();
        long planned = 0;
        try {
            Optional<ResizePlan> plan = engine.plan(job);
            if (plan.isPresent()) {
                planned = plan.get().memoryBytes();
                check(plan.get(), job.transform(), engine.resize(job));
            }
        } catch (ImageException e) {
            assertRefusal(e);
        }
        return planned + GARBAGE_BYTES - (Allocation.bytes() - before);
    }

    private static void check(ResizePlan plan, Transform transform, Resized resized) {
        Layout layout = transform.layout(plan.sourceWidth(), plan.sourceHeight());
        assertThat(resized.width()).isEqualTo(layout.canvasWidth());
        assertThat(resized.height()).isEqualTo(layout.canvasHeight());
        assertThat(ImageFormat.sniff(resized.content())).contains(resized.format());
    }

    private static void assertRefusal(ImageException e) {
        assertThat(e.reason()).as(e.getMessage()).isIn(Reason.NOT_DECODABLE, Reason.TOO_LARGE);
        assertThat(e.getMessage()).matches("\\P{Cntrl}{10,300}");
    }
}
