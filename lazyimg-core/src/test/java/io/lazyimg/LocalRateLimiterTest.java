package io.lazyimg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.spi.Charge;
import io.lazyimg.spi.RateLimiter;
import io.lazyimg.spi.Rates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalRateLimiterTest {
    private static final int ANY = 0;

    private final AtomicLong clock = new AtomicLong(-5); // System.nanoTime() may be negative

    private RateLimiter limiter(int clientRate, int clientBurst, int renderRate, int renderBurst) {
        return new LocalRateLimiter(new Rates(clientRate, clientBurst, renderRate, renderBurst), clock::get);
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    @Test
    void aClientStartsABurstAndThenHisRateWhateverOthersDo() {
        RateLimiter limiter = limiter(4, 2, ANY, 1);

        assertThat(limiter.charge("x")).isEqualTo(Charge.PAID);
        assertThat(limiter.charge("x")).isEqualTo(Charge.PAID);
        assertThat(limiter.charge("x")).isEqualTo(Charge.clientOver(Duration.ofMillis(250)));
        assertThat(limiter.charge("y")).isEqualTo(Charge.PAID);
        pass(Duration.ofMillis(249));
        assertThat(limiter.charge("x")).isEqualTo(Charge.clientOver(Duration.ofMillis(1)));
        pass(Duration.ofMillis(1));
        assertThat(limiter.charge("x")).isEqualTo(Charge.PAID);
        assertThat(limiter.charge("x")).isEqualTo(Charge.clientOver(Duration.ofMillis(250)));
    }

    @Test
    void allTogetherStartABurstAndThenTheirRate() {
        RateLimiter limiter = limiter(ANY, 1, 4, 2);

        assertThat(limiter.charge("x")).isEqualTo(Charge.PAID);
        assertThat(limiter.charge("")).isEqualTo(Charge.PAID);
        assertThat(limiter.charge("y")).isEqualTo(Charge.overallOver(Duration.ofMillis(250)));
        pass(Duration.ofMillis(250));
        assertThat(limiter.charge("z")).isEqualTo(Charge.PAID);
        assertThat(limiter.charge("z")).isEqualTo(Charge.overallOver(Duration.ofMillis(250)));
    }

    @Test
    void aQuietTimeFillsNoMoreThanABurst() {
        RateLimiter limiter = limiter(4, 2, 40, 3);
        pass(Duration.ofDays(1));

        assertThat(limiter.charge("x")).isEqualTo(Charge.PAID);
        assertThat(limiter.charge("x")).isEqualTo(Charge.PAID);
        assertThat(limiter.charge("x").result()).isEqualTo(Charge.Result.CLIENT_OVER);
        assertThat(limiter.charge("y")).isEqualTo(Charge.PAID);
        assertThat(limiter.charge("z").result()).isEqualTo(Charge.Result.OVERALL_OVER);
    }

    @Test
    void whatIsRefusedIsChargedToNobody() {
        RateLimiter limiter = limiter(1, 2, 1000, 3);
        for (int i = 0; i < 2; i++) {
            assertThat(limiter.charge("greedy")).isEqualTo(Charge.PAID);
        }
        for (int i = 0; i < 10; i++) {
            assertThat(limiter.charge("greedy").result()).isEqualTo(Charge.Result.CLIENT_OVER);
        }
        assertThat(limiter.charge("other")).isEqualTo(Charge.PAID); // the last of the three
        for (int i = 0; i < 10; i++) {
            assertThat(limiter.charge("other").result()).isEqualTo(Charge.Result.OVERALL_OVER);
        }
        pass(Duration.ofMillis(1));
        assertThat(limiter.charge("other")).isEqualTo(Charge.PAID); // the second of his two
    }

    @Test
    void whoIsNotKnownIsChargedToAllTogetherOnly() {
        RateLimiter limiter = limiter(1, 1, 1, 3);

        for (int i = 0; i < 3; i++) {
            assertThat(limiter.charge("")).isEqualTo(Charge.PAID);
        }
        assertThat(limiter.charge("").result()).isEqualTo(Charge.Result.OVERALL_OVER);
    }

    @Test
    void noRatesAtAllLetEverythingPass() {
        RateLimiter limiter = LocalRateLimiter.of(new Rates(0, 1, 0, 1));

        assertThat(IntStream.range(0, 1000).mapToObj(i -> limiter.charge("x"))).containsOnly(Charge.PAID);
    }

    @Test
    void theHighestRateAndTheLargestBurstAreCounted() {
        RateLimiter limiter = limiter(1, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
        pass(Duration.ofDays(365));

        assertThat(IntStream.range(0, 1000).mapToObj(i -> limiter.charge("x"))).containsOnly(Charge.PAID);
    }

    @Test
    void ratesThatLetNothingPassAreRefused() {
        assertThatThrownBy(() -> new Rates(-1, 1, 1, 1)).hasMessage("clientRate -1 is under 0");
        assertThatThrownBy(() -> new Rates(1, 0, 1, 1)).hasMessage("clientBurst 0 is under 1");
        assertThatThrownBy(() -> new Rates(1, 1, -1, 1)).hasMessage("renderRate -1 is under 0");
        assertThatThrownBy(() -> new Rates(1, 1, 1, 0)).hasMessage("renderBurst 0 is under 1");
    }

    @Test
    void manyThreadsStartExactlyAsManyAsThereMayBe() throws Exception {
        RateLimiter limiter = limiter(1, 70_000, 1, 100_000);
        assertThat(race(8, 40_000, number -> limiter.charge("client " + number % 2)))
                .filteredOn(result -> result == Charge.Result.PAID)
                .hasSize(100_000);

        RateLimiter clientsOnly = limiter(1, 70_000, ANY, 1);
        assertThat(race(8, 40_000, number -> clientsOnly.charge("client " + number % 2)))
                .filteredOn(result -> result == Charge.Result.PAID)
                .hasSize(140_000);
    }

    private interface Racer {
        Charge run(int number);
    }

    private static List<Charge.Result> race(int threads, int times, Racer racer) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<Charge.Result>>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                running.add(pool.submit(() -> {
                    start.await();
                    return IntStream.range(0, times)
                            .mapToObj(time -> racer.run(number).result())
                            .toList();
                }));
            }
            List<Charge.Result> results = new ArrayList<>();
            for (Future<List<Charge.Result>> each : running) {
                results.addAll(each.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aMillionClientsTakeNoMoreMemoryThanOne() {
        RateLimiter limiter = limiter(10, 200, ANY, 1);
        limiter.charge("203.0.113.7");
        long before = used();
        for (int i = 0; i < 1_000_000; i++) {
            limiter.charge(
                    "2001:db8:" + Integer.toHexString(i >> 16) + ":" + Integer.toHexString(i & 0xFFFF) + "::/64");
        }

        // a map would hold a hundred bytes for each of them
        assertThat(used() - before).isLessThan(20_000_000);
        assertThat(limiter.charge("203.0.113.7")).isEqualTo(Charge.PAID);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void whoHasSpentNothingIsServedWhileTenThousandAreOverTheirRate() {
        RateLimiter limiter = limiter(1, 5, ANY, 1);
        for (int i = 0; i < 10_000; i++) {
            for (int time = 0; time < 6; time++) {
                limiter.charge("attacker " + i);
            }
            assertThat(limiter.charge("attacker " + i).result()).isEqualTo(Charge.Result.CLIENT_OVER);
        }

        // of 10,000 cells the chance says 0.48 percent, 48 of 10,000; 150 would be 14 deviations off
        assertThat(IntStream.range(0, 10_000).mapToObj(i -> limiter.charge("innocent " + i)))
                .filteredOn(charge -> charge.result() == Charge.Result.CLIENT_OVER)
                .hasSizeLessThan(150);
    }
}
