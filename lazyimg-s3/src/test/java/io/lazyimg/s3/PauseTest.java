package io.lazyimg.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauseTest {
    @ParameterizedTest
    @CsvSource({"1, 50, 100", "2, 100, 200", "3, 200, 400", "4, 200, 400", "1000, 200, 400"})
    void pauses_grow_to_an_end_and_differ(int attempt, int shortest, int longest) {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

        int[] drawn = IntStream.range(0, 100)
                .map(i -> (int) Pause.after(attempt, random).toMillis())
                .toArray();

        assertThat(IntStream.of(drawn)).allMatch(millis -> millis >= shortest && millis <= longest);
        assertThat(IntStream.of(drawn).distinct().count()).isGreaterThan(1);
    }
}
