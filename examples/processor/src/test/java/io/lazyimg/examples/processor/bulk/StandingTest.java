package io.lazyimg.examples.processor.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {
    @Test
    void a_bar_shows_what_is_done_of_what_there_is_and_how_long_the_rest_takes() {
        assertThat(standing(25, OptionalLong.of(100), 0, 12.5).bar())
                .isEqualTo("[######..................] 25/100 originals  25%  12.5/s  6.0s left");
    }

    @Test
    void a_bar_of_an_unknown_total_shows_what_is_done_and_since_when() {
        assertThat(standing(25, OptionalLong.empty(), 3, 250).bar()).isEqualTo("25 originals  3 failed  250/s  1m12s");
    }

    @Test
    void a_line_says_the_same_in_words() {
        assertThat(standing(25, OptionalLong.of(100), 3, 0.5).line())
                .isEqualTo("25 of 100 originals, 3 failed, 0.5/s, 2m30s left");
        assertThat(standing(0, OptionalLong.of(100), 0, 0).line()).isEqualTo("0 of 100 originals, 1m12s");
    }

    @Test
    void a_bar_of_nothing_and_one_of_more_than_was_counted_are_full() {
        assertThat(standing(0, OptionalLong.of(0), 0, 0).bar()).startsWith("[########################] 0/0");
        assertThat(standing(7, OptionalLong.of(5), 0, 1).bar())
                .isEqualTo("[########################] 7/5 originals  100%  1.0/s  1m12s");
    }

    @Test
    void the_longest_bar_fits_into_a_terminal() {
        assertThat(standing(99_999_998, OptionalLong.of(99_999_999), 99_999, 0.01)
                        .bar())
                .hasSizeLessThan(100);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0s",
        "4249, 4.2s",
        "9999, 10.0s",
        "10000, 10s",
        "59999, 59s",
        "72000, 1m12s",
        "7500000, 2h05m",
        "273600000, 3d04h",
    })
    void a_time_has_two_units_at_most(long millis, String words) {
        assertThat(Spell.of(Duration.ofMillis(millis))).isEqualTo(words);
    }

    private static Standing standing(long done, OptionalLong total, long failed, double perSecond) {
        return new Standing("originals", done, total, failed, perSecond, Duration.ofSeconds(72));
    }
}
