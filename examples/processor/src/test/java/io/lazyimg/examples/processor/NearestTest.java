package io.lazyimg.examples.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void the_distance_is_the_number_of_edits() {
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
        assertThat(Nearest.distance("same", "same")).isZero();
        assertThat(Nearest.distance("sied", "side")).as("neighbours swapped").isEqualTo(1);
    }

    @Test
    void nothing_is_suggested_where_nothing_is_near() {
        assertThat(Nearest.hint("--colour", List.of("--port", "--bind"))).isEmpty();
        assertThat(Nearest.hint("--prot", List.of("--port", "--bind"))).isEqualTo("; did you mean --port?");
    }
}
