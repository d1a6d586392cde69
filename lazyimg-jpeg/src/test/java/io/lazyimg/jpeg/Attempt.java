package io.lazyimg.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.lazyimg.codec.Plane;
import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import io.lazyimg.image.Transform;
import io.lazyimg.spi.ResizeJob;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resizes any bytes in several ways, under limits that a small picture keeps. */
final class Attempt {
    static final long MOST_PIXELS = 20_000;

    /** What the tables of a hundred scans take, all together. */
    private static final long TABLES = 8_000_000;

    private static final List<Transform> TRANSFORMS = List.of(
            Transform.fit(400, 400),
            Transform.fit(9, 9),
            Transform.fit(25, 0),
            Transform.fill(11, 17),
            Transform.pad(40, 9));

    private Attempt() {}

    static ResizeJob job(byte[] file, Transform transform) {
        return new ResizeJob(file, transform, 80, 0xFFFFFF, MOST_PIXELS, MOST_PIXELS);
    }

    /**
     * Why a file is refused, or {@code null} if there is a picture of it, or another engine is to try; whatever else
     * comes is a failure.
     */
    static @Nullable ImageException refusal(String what, byte[] file) {
        ImageException last = null;
        for (int way = 0; way < TRANSFORMS.size(); way++) {
            ImageException refusal = refusal(what, file, way);
            last = refusal == null ? last : refusal;
        }
        return last;
    }

    /** The same in one way, of which there are several, one for each number; in every fourth of them to the last byte. */
    static @Nullable ImageException refusal(String what, byte[] file, int way) {
        ResizeJob job = job(file, TRANSFORMS.get(way % TRANSFORMS.size()));
        Result result = render(what, job, way % 4 == 0);
        long most = result.planned() + TABLES + 20L * file.length;
        if (result.taken() > most) { // once more, now that all classes are loaded
            result = render(what, job, way % 4 == 0);
        }
        assertThat(result.taken())
                .as("bytes for %s, with all garbage; %d are planned", what, result.planned())
                .isLessThanOrEqualTo(most);
        return result.refusal();
    }

    /** Why there is no picture, if there is none, how many bytes were planned, and how many were taken in all. */
    private record Result(@Nullable ImageException refusal, long planned, long taken) {}

    private static Result render(String what, ResizeJob job, boolean encoded) {
        long before = allocated();
        long planned = 0;
        ImageException refusal = null;
        try {
            Job work = Job.of(job, Map.of());
            if (work != null) {
                planned = work.plan().memoryBytes();
                List<Plane> planes = Render.planes(work);
                if (encoded) {
                    Render.encode(work, planes);
                }
            }
        } catch (ImageException e) {
            assertThat(e.reason()).as(what).isIn(Reason.NOT_DECODABLE, Reason.TOO_LARGE);
            assertThat(e.getMessage()).as(what).isNotBlank();
            refusal = e;
        } catch (RuntimeException | Error e) {
            return fail(what + ": " + e, e);
        }
        return new Result(refusal, planned, allocated() - before);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    static void assertRefused(String what, byte[] file, Reason reason, String because) {
        ImageException refusal = refusal(what, file);
        assertThat(refusal == null ? null : refusal.reason()).as(what).isEqualTo(reason);
        assertThat(refusal).as(what).hasMessageContaining(because);
    }

    static void assertDamaged(String what, byte[] file, String because) {
        assertRefused(what, file, Reason.NOT_DECODABLE, because);
    }

    static void assertPicture(String what, byte[] file) {
        assertThat(new JpegResizer().plan(job(file, Transform.fit(9, 9))))
                .as(what)
                .isPresent();
        assertThat(refusal(what, file)).as(what).isNull();
    }
}
