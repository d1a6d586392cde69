package io.lazyimg.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void aQuantileIsTheTimeThatThatShareDidNotExceed() {
        Latencies latencies = new Latencies(IntStream.rangeClosed(1, 200)
                .map(i -> 201 - i)
                .mapToObj(Duration::ofMillis)
                .toList());

        assertThat(latencies.quantile(0.5)).isEqualTo(Duration.ofMillis(100));
        assertThat(latencies.quantile(0.99)).isEqualTo(Duration.ofMillis(198));
        assertThat(latencies.quantile(1)).isEqualTo(Duration.ofMillis(200));
        assertThat(latencies).hasToString("requests=200 p50=100.0ms p99=198.0ms max=200.0ms");
    }

    @Test
    void nothingMeasuredHasNoQuantile() {
        assertThatThrownBy(() -> new Latencies(List.of()).quantile(0.99)).isInstanceOf(IllegalStateException.class);
    }
}
