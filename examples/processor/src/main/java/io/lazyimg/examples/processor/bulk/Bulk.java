package io.lazyimg.examples.processor.bulk;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Bulk work: steps done by several threads, with progress on one side and a report on the other.
 *
 * @param noun what the progress counts, in the plural
 * @param total how many there are, if that is known
 * @param parallel how many steps to do at one time
 * @param outcomes what the report tells even if there is none of it
 */
public record Bulk(String noun, OptionalLong total, int parallel, List<Outcome> outcomes) {
    /** The most steps at one time. */
    public static final int MOST_PARALLEL = 64;

    public Bulk {
        if (parallel < 1 || parallel > MOST_PARALLEL) {
            throw new IllegalArgumentException("--parallel: " + parallel + " is outside 1.." + MOST_PARALLEL);
        }
        outcomes = List.copyOf(outcomes);
    }

    /**
     * Does the steps, or as many as an interruption leaves time for.
     *
     * @param steps taken as they are needed; the caller closes it
     * @param out gets the report
     * @param err gets the progress
     * @param terminal whether {@code err} is a terminal
     * @return whether everything was done, and nothing failed
     * @throws IOException if the steps could not be taken to their end; the report is printed before
     */
    public boolean run(
            Stream<Step> steps, Interruption interruption, PrintWriter out, PrintWriter err, boolean terminal)
            throws IOException, InterruptedException {
        Tally tally = new Tally();
        Progress progress = new Progress(err, terminal, noun, total, System::nanoTime);
        Crew crew = new Crew(parallel, steps.iterator(), tally);
        interruption.tell(() -> {
            crew.stop();
            progress.interrupted();
        });
        try {
            crew.work(() -> progress.note(tally));
        } finally {
            progress.end(tally);
            Report report = new Report(noun, total, outcomes);
            report.print(tally, progress.took(), out);
            if (interruption.isRequested()) {
                report.printInterrupted(tally, out);
            }
        }
        return tally.count(Outcome.FAILED) == 0 && !interruption.isRequested();
    }
}
