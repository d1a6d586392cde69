package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private final AtomicLong clock = new AtomicLong();
    private final TokenBucket bucket = new TokenBucket(4, 2, clock::get);

    @Test
    void aBurstPassesAndThenTheRate() {
        assertThat(bucket.charge("x")).isZero();
        assertThat(bucket.charge("y")).isZero();
        assertThat(bucket.charge("x")).isEqualTo(Duration.ofMillis(250));
        clock.addAndGet(Duration.ofMillis(250).toNanos());
        assertThat(bucket.charge("x")).isZero();
        assertThat(bucket.charge("x")).isPositive();
    }

    @Test
    void aQuietTimeFillsNoMoreThanABurst() {
        clock.addAndGet(Duration.ofDays(1).toNanos());

        assertThat(bucket.charge("x")).isZero();
        assertThat(bucket.charge("x")).isZero();
        assertThat(bucket.charge("x")).isPositive();
    }

    @Test
    void aBucketThatLetsNothingPassIsRefused() {
        assertThatThrownBy(() -> new TokenBucket(0, 1, clock::get)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TokenBucket(1, 0, clock::get)).isInstanceOf(IllegalArgumentException.class);
    }
}
