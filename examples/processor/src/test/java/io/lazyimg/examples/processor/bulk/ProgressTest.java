package io.lazyimg.examples.processor.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter text = new StringWriter();
    private final Tally tally = new Tally();
    private long nanos = 1_000;

    @Test
    void without_a_terminal_a_line_is_printed_every_ten_seconds_and_no_more() {
        Progress progress = progress(false);
        for (int tenth = 0; tenth < 250; tenth++) {
            passes(Duration.ofMillis(100));
            tally.done(1);
            progress.note(tally);
        }
        progress.end(tally);

        assertThat(text.toString().lines())
                .containsExactly(
                        "100 of 1000 originals, 10.0/s, 1m30s left", "200 of 1000 originals, 10.0/s, 1m20s left");
    }

    @Test
    void work_that_is_done_at_once_prints_nothing_on_the_way() {
        for (boolean terminal : new boolean[] {false, true}) {
            Progress progress = progress(terminal);
            passes(Duration.ofMillis(200));
            progress.note(tally);
            progress.end(tally);
        }
        assertThat(text.toString()).isEmpty();
    }

    @Test
    void a_terminal_has_one_line_that_is_drawn_over_itself_four_times_a_second_at_most() {
        Progress progress = progress(true);
        for (int hundredth = 0; hundredth < 100; hundredth++) {
            passes(Duration.ofMillis(10));
            progress.note(tally);
        }
        tally.done(1000);
        progress.end(tally);

        String[] drawn = text.toString().split("\r", -1);
        assertThat(drawn).hasSize(1 + 4 + 1);
        assertThat(drawn[1]).isEqualTo("[........................] 0/1000 originals  0%  0.3s");
        assertThat(drawn[5])
                .isEqualToNormalizingNewlines("[########################] 1000/1000 originals  100%  1000/s  1.0s\n");
    }

    @Test
    void a_shorter_line_leaves_nothing_of_the_longer_one_before_it() {
        Progress progress = progress(true);
        tally.done(1);
        passes(Duration.ofMillis(250));
        progress.note(tally);
        tally.done(8);
        passes(Duration.ofMillis(250));
        progress.note(tally);

        String[] drawn = text.toString().split("\r", -1);
        assertThat(drawn[1]).isEqualTo("[........................] 1/1000 originals  0%  4.0/s  4m09s left");
        assertThat(drawn[2]).isEqualTo("[........................] 9/1000 originals  0%  18.0/s  55s left ");
    }

    @Test
    void the_rate_is_that_of_the_last_seconds_so_that_what_was_only_skipped_does_not_promise_too_much() {
        Progress progress = progress(false);
        tally.done(500); // in the first instant
        for (int second = 0; second < 40; second++) {
            passes(Duration.ofSeconds(1));
            tally.done(1);
            progress.note(tally);
        }

        assertThat(text.toString().lines().toList().get(3)).isEqualTo("540 of 1000 originals, 1.0/s, 7m40s left");
    }

    private Progress progress(boolean terminal) {
        return new Progress(new PrintWriter(text), terminal, "originals", OptionalLong.of(1000), () -> nanos);
    }

    private void passes(Duration time) {
        nanos += time.toNanos();
    }
}
