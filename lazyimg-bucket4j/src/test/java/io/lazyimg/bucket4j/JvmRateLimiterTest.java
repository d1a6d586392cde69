package io.lazyimg.bucket4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.lazyimg.spi.Charge;
import io.lazyimg.spi.RateLimiter;
import io.lazyimg.spi.Rates;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class JvmRateLimiterTest {
    private final AtomicLong nanos = new AtomicLong();
    private final TimeMeter clock = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };

    private RateLimiter limiter(Budgets budgets, int maxClients) {
        return new JvmRateLimiter(budgets, maxClients, clock);
    }

    @Test
    void aClientStartsABurstAndThenHisRateWhateverOthersDo() {
        RateLimiter limiter = limiter(Budgets.of(new Rates(4, 2, 0, 1)), 10);

        assertThat(limiter.charge("x")).isEqualTo(Charge.PAID);
        assertThat(limiter.charge("x")).isEqualTo(Charge.PAID);
        assertThat(limiter.charge("x")).isEqualTo(Charge.clientOver(Duration.ofMillis(250)));
        assertThat(limiter.charge("y")).isEqualTo(Charge.PAID);
        nanos.addAndGet(Duration.ofMillis(250).toNanos());
        assertThat(limiter.charge("x")).isEqualTo(Charge.PAID);
        assertThat(limiter.charge("x")).isEqualTo(Charge.clientOver(Duration.ofMillis(250)));
    }

    @Test
    void whatIsRefusedIsChargedToNobody() {
        RateLimiter limiter = limiter(Budgets.of(new Rates(1, 2, 1000, 3)), 10);
        limiter.charge("greedy");
        limiter.charge("greedy");
        for (int i = 0; i < 10; i++) {
            assertThat(limiter.charge("greedy").result()).isEqualTo(Charge.Result.CLIENT_OVER);
        }
        assertThat(limiter.charge("other")).isEqualTo(Charge.PAID); // the last of the three
        for (int i = 0; i < 10; i++) {
            assertThat(limiter.charge("other").result()).isEqualTo(Charge.Result.OVERALL_OVER);
        }
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(limiter.charge("other")).isEqualTo(Charge.PAID); // the second of his two
    }

    @Test
    void whoIsNotKnownIsChargedToAllTogetherOnly() {
        RateLimiter limiter = limiter(Budgets.of(new Rates(1, 1, 1, 3)), 10);

        for (int i = 0; i < 3; i++) {
            assertThat(limiter.charge("")).isEqualTo(Charge.PAID);
        }
        assertThat(limiter.charge("").result()).isEqualTo(Charge.Result.OVERALL_OVER);
    }

    @Test
    void aBudgetMayHaveSeveralLimits() {
        BucketConfiguration client = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(2).refillGreedy(1, Duration.ofSeconds(1)))
                .addLimit(limit -> limit.capacity(3).refillGreedy(3, Duration.ofDays(1)))
                .build();
        RateLimiter limiter = limiter(new Budgets(client, null), 10);

        limiter.charge("x");
        limiter.charge("x");
        assertThat(limiter.charge("x")).isEqualTo(Charge.clientOver(Duration.ofSeconds(1)));
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(limiter.charge("x")).isEqualTo(Charge.PAID);
        assertThat(limiter.charge("x")).isEqualTo(Charge.clientOver(Duration.ofSeconds(28_790)));
    }

    @Test
    void itRemembersAsManyClientsAsItMayAndThoseSeenLast() {
        RateLimiter limiter = limiter(Budgets.of(new Rates(1, 1, 0, 1)), 100);
        limiter.charge("x");
        limiter.charge("y");
        for (int i = 0; i < 99; i++) {
            limiter.charge("client " + i);
            assertThat(limiter.charge("x").result()).isEqualTo(Charge.Result.CLIENT_OVER);
        }

        assertThat(limiter.charge("y")).isEqualTo(Charge.PAID); // forgotten
    }

    @Test
    void manyThreadsSpendExactlyWhatThereIs() throws Exception {
        RateLimiter limiter = limiter(new Budgets(TestBudgets.aDay(700_000), TestBudgets.aDay(500_000)), 100);

        assertThat(TestBudgets.race(200_000, "x", limiter, limiter))
                .filteredOn(result -> result == Charge.Result.PAID)
                .hasSize(500_000);
    }

    @Test
    void itsUriSaysHowManyClientsItRemembers() {
        JvmRateLimiterProvider provider = new JvmRateLimiterProvider();

        assertThat(provider.open(java.net.URI.create(provider.example()), Rates.defaults())
                        .charge("x"))
                .isEqualTo(Charge.PAID);
        for (String uri : new String[] {"bucket4j:0", "bucket4j:many", "bucket4j://local", "bucket4j:1#2"}) {
            assertThatThrownBy(() -> provider.open(java.net.URI.create(uri), Rates.defaults()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("bucket4j:10000");
        }
    }
}
