package io.lazyimg.examples.processor.bulk;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What is printed at the end.
 *
 * @param noun what the progress counts, in the plural
 * @param total how many there were, if that is known
 * @param outcomes what to tell even if there is none of it
 */
record Report(String noun, OptionalLong total, List<Outcome> outcomes) {

    /** Prints the counts in one line, and each failure in another. */
    void print(Tally tally, Duration took, PrintWriter out) {
        out.println(outcomes.stream()
                .map(outcome -> tally.count(outcome) + " " + outcome.words())
                .collect(Collectors.joining(", ", "", ", in " + Spell.of(took))));
        long unlisted = tally.count(Outcome.UNLISTED);
        if (unlisted > 0) {
            out.println("no size is listed for " + unlisted + " originals, which were passed over");
        }
        List<String> failures = tally.failures();
        failures.forEach(failure -> out.println("failed " + failure));
        long more = tally.count(Outcome.FAILED) - failures.size();
        if (more > 0) {
            out.println("and " + more + " more failed");
        }
        out.flush();
    }

    /** Prints where it was interrupted and how to go on. */
    void printInterrupted(Tally tally, PrintWriter out) {
        String of = total.isPresent() ? " of " + total.getAsLong() : "";
        out.println("interrupted after " + tally.done() + of + " " + noun
                + "; the same command again goes on with what is left");
        out.flush();
    }
}
