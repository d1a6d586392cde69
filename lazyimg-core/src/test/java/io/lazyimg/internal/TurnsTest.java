package io.lazyimg.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.image.ImageException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnsTest {
    @Test
    void whoFindsTheQueueFullIsTurnedAwayWithoutWaiting() {
        Turns turns = new Turns(1, 0);
        turns.await(Deadline.after(Duration.ofSeconds(1)));

        assertThatThrownBy(() -> turns.await(Deadline.after(Duration.ofSeconds(1))))
                .isInstanceOf(ImageException.class)
                .hasMessage("more than maxWaiting 0 requests wait for their turn");

        turns.end();
        turns.await(Deadline.after(Duration.ofSeconds(1)));
    }

    @Test
    void aTurnThatDoesNotComeInTimeIsGivenUp() {
        Turns turns = new Turns(1, 1);
        turns.await(Deadline.after(Duration.ofSeconds(1)));

        assertThatThrownBy(() -> turns.await(Deadline.after(Duration.ofMillis(1))))
                .isInstanceOf(ImageException.class)
                .hasMessage("no turn came within maxWait");
    }
}
