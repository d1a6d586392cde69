package io.lazyimg;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.spi.ResizeJob;
import io.lazyimg.spi.ResizePlan;
import io.lazyimg.spi.Resized;
import io.lazyimg.spi.Resizer;
import java.util.Optional;
import java.util.Set;

/** A {@link TestEngine} that is on the class path of these tests as a service. */
public class FoundEngine implements Resizer {
    private final TestEngine words = new TestEngine();

    public FoundEngine() {}

    @Override
    public String name() {
        return "found";
    }

    @Override
    public Set<ImageFormat> outputs() {
        return words.outputs();
    }

    @Override
    public Optional<ResizePlan> plan(ResizeJob job) {
        return words.plan(job);
    }

    @Override
    public Resized resize(ResizeJob job) {
        return words.resize(job);
    }

    /** Comes before {@link FoundEngine} by its name, wherever it is found. */
    public static final class Earlier extends FoundEngine {
        public Earlier() {}

        @Override
        public String name() {
            return "earlier";
        }
    }

    /** Has the name of another. */
    public static final class Namesake extends FoundEngine {
        public Namesake() {}
    }

    /** Cannot be made. */
    public static final class Broken extends FoundEngine {
        public Broken() {
            throw new IllegalStateException("no native library");
        }
    }
}
