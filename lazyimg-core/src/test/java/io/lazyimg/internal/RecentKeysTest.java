package io.lazyimg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentKeysTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final RecentKeys missing = new RecentKeys(Duration.ofNanos(10), 2, clock::get);

    @Test
    void anOriginalIsMissingUntilItsTimeIsOver() {
        missing.add("a");

        assertThat(missing.contains("a")).isTrue();
        assertThat(missing.contains("b")).isFalse();
        clock.addAndGet(9);
        assertThat(missing.contains("a")).isTrue();
        clock.addAndGet(1);
        assertThat(missing.contains("a")).isFalse();
    }

    @Test
    void onlyTheLatestAreRemembered() {
        missing.add("a");
        missing.add("b");
        missing.add("a");
        missing.add("c");

        assertThat(missing.contains("a")).isTrue();
        assertThat(missing.contains("b")).isFalse();
        assertThat(missing.contains("c")).isTrue();
    }

    @Test
    void noneIsRememberedWhereNoneMayBe() {
        RecentKeys none = new RecentKeys(Duration.ofNanos(10), 0, clock::get);
        none.add("a");

        assertThat(none.contains("a")).isFalse();
    }
}
