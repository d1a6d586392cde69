package io.lazyimg.examples.processor.bulk;

import java.io.IOException;

/** One step of bulk work, which any thread may do. */
@FunctionalInterface
public interface Step {
    /**
     * Does it.
     *
     * @param tally is told what came of it; what fails for one image is counted there, too
     * @throws IOException if it is no use to go on with other steps
     */
    void run(Tally tally) throws IOException;
}
