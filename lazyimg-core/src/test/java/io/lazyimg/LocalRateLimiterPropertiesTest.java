package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.spi.Charge;
import io.lazyimg.spi.RateLimiter;
import io.lazyimg.spi.Rates;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Beside plain buckets, of which each client has one in a map, filled by whole tokens. */
class LocalRateLimiterPropertiesTest {
    record Step(int client, long waitNanos) {}

    /** Tokens in nano-tokens, so that nothing is rounded for rates that divide a second. */
    private static final class PlainBucket {
        private final long rate;
        private final long capacity;
        private long tokens;

        PlainBucket(int rate, int burst) {
            this.rate = rate;
            this.capacity = burst * 1_000_000_000L;
            this.tokens = capacity;
        }

        void pass(long nanos) {
            tokens = Math.min(capacity, tokens + rate * nanos);
        }

        long missing() {
            return 1_000_000_000L - tokens;
        }

        Duration waiting() {
            return Duration.ofNanos((missing() + rate - 1) / rate);
        }

        void take() {
            tokens -= 1_000_000_000L;
        }
    }

    @Property
    void everyChargeComesOutAsWithPlainBuckets(@ForAll("rates") Rates rates, @ForAll("steps") List<Step> steps) {
        AtomicLong clock = new AtomicLong();
        RateLimiter limiter = new LocalRateLimiter(rates, clock::get);
        Map<Integer, PlainBucket> clients = new HashMap<>();
        PlainBucket all = new PlainBucket(rates.renderRate(), rates.renderBurst());
        for (Step step : steps) {
            clock.addAndGet(step.waitNanos());
            all.pass(step.waitNanos());
            clients.values().forEach(bucket -> bucket.pass(step.waitNanos()));
            PlainBucket own = clients.computeIfAbsent(
                    step.client(), client -> new PlainBucket(rates.clientRate(), rates.clientBurst()));

            Charge expected;
            if (own.missing() > 0) {
                expected = Charge.clientOver(own.waiting());
            } else if (all.missing() > 0) {
                expected = Charge.overallOver(all.waiting());
            } else {
                own.take();
                all.take();
                expected = Charge.PAID;
            }
            assertThat(limiter.charge("client " + step.client())).isEqualTo(expected);
        }
    }

    @Provide
    Arbitrary<Rates> rates() {
        Arbitrary<Integer> rate = Arbitraries.of(1, 2, 4, 5, 8, 10, 100, 1000);
        Arbitrary<Integer> burst = Arbitraries.integers().between(1, 12);
        return Combinators.combine(rate, burst, rate, burst).as(Rates::new);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> client = Arbitraries.integers().between(1, 4);
        Arbitrary<Long> wait =
                Arbitraries.longs().between(0, 2_000_000_000L).injectNull(0.4).map(nanos -> nanos == null ? 0L : nanos);
        return Combinators.combine(client, wait).as(Step::new).list().ofMaxSize(80);
    }
}
