package io.lazyimg;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Layout;
import io.lazyimg.image.Reason;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.ResizePlan;
import io.lazyimg.spi.Resized;
import io.lazyimg.spi.Resizer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * An engine whose pictures are words: an original reads {@code image 800 600 1000}, which is its width, its height and
 * the memory that it takes, and a derivative reads {@code 400x300 of image 800 600 1000}.
 */
final class TestEngine implements Resizer {
    final AtomicInteger plans = new AtomicInteger();
    final AtomicInteger renders = new AtomicInteger();

    /** Runs in the middle of each render, and may wait or throw. */
    volatile Runnable during = () -> {};

    volatile UnaryOperator<byte[]> after = bytes -> bytes;

    static byte[] original(int width, int height, long memory) {
        return bytes("image " + width + " " + height + " " + memory);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String name() {
        return "words";
    }

    @Override
    public Set<ImageFormat> outputs() {
        return Set.of(ImageFormat.JPEG, ImageFormat.PNG);
    }

    @Override
    public Optional<ResizePlan> plan(ResizeJob job) {
        plans.incrementAndGet();
        String[] words = text(job).split(" ", -1);
        if (!words[0].equals("image")) {
            return Optional.empty();
        }
        return Optional.of(new ResizePlan(
                ImageFormat.JPEG, Integer.parseInt(words[1]), Integer.parseInt(words[2]), Long.parseLong(words[3])));
    }

    @Override
    public Resized resize(ResizeJob job) {
        renders.incrementAndGet();
        during.run();
        job.time().check();
        ResizePlan plan = plan(job).orElseThrow(() -> new ImageException(Reason.NOT_DECODABLE, "no image"));
        Layout layout = job.transform().layout(plan.sourceWidth(), plan.sourceHeight());
        String words = layout.canvasWidth() + "x" + layout.canvasHeight() + " of " + text(job);
        return new Resized(after.apply(bytes(words)), ImageFormat.JPEG, layout.canvasWidth(), layout.canvasHeight());
    }

    private static String text(ResizeJob job) {
        return new String(job.source(), StandardCharsets.UTF_8);
    }
}
