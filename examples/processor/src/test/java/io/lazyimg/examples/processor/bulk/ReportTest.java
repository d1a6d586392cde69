package io.lazyimg.examples.processor.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final StringWriter text = new StringWriter();
    private final Tally tally = new Tally();
    private final Report report =
            new Report("originals", OptionalLong.of(9), List.of(Outcome.MADE, Outcome.PRESENT, Outcome.FAILED));

    @Test
    void the_counts_come_first_and_then_each_failure_in_a_line_of_its_own() {
        tally.count(Outcome.MADE, 4);
        tally.failed("a.jpg 6x4", "there is no\noriginal");
        tally.failed("b.txt", "no known image extension");
        report.print(tally, Duration.ofMillis(1234), new PrintWriter(text));

        assertThat(text.toString().lines())
                .containsExactly(
                        "4 made, 0 present, 2 failed, in 1.2s",
                        "failed a.jpg 6x4: there is no?original",
                        "failed b.txt: no known image extension");
    }

    @Test
    void of_many_failures_the_first_thousand_are_listed_and_the_rest_is_counted() {
        IntStream.range(0, 25_000).forEach(i -> tally.failed(i + ".jpg", "gone"));
        report.print(tally, Duration.ZERO, new PrintWriter(text));

        assertThat(text.toString().lines())
                .hasSize(1 + 1000 + 1)
                .startsWith("0 made, 0 present, 25000 failed, in 0.0s", "failed 0.jpg: gone")
                .endsWith("failed 999.jpg: gone", "and 24000 more failed");
    }

    @Test
    void originals_without_a_listed_size_are_told_if_there_are_any() {
        tally.count(Outcome.UNLISTED, 3);
        report.print(tally, Duration.ZERO, new PrintWriter(text));

        assertThat(text.toString().lines())
                .containsExactly(
                        "0 made, 0 present, 0 failed, in 0.0s",
                        "no size is listed for 3 originals, which were passed over");
    }

    @Test
    void an_interrupted_run_tells_how_far_it_came_and_how_to_go_on() {
        tally.done(4);
        report.printInterrupted(tally, new PrintWriter(text));

        assertThat(text.toString().lines())
                .containsExactly(
                        "interrupted after 4 of 9 originals; the same command again goes on with what is left");
    }
}
