package io.lazyimg.bucket4j;

import io.github.bucket4j.BucketConfiguration;
import io.lazyimg.spi.Charge;
import io.lazyimg.spi.RateLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Budgets that do not fill up while a test runs, and those who spend them. */
final class TestBudgets {
    private TestBudgets() {}

    static BucketConfiguration aDay(int renders) {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(renders).refillGreedy(1, Duration.ofDays(1)))
                .build();
    }

    /** What comes of it if each of these limiters is charged by four threads at once, so many times by each. */
    static List<Charge.Result> race(int times, String client, RateLimiter... limiters) throws Exception {
        int threads = 4 * limiters.length;
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<Charge.Result>>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                RateLimiter limiter = limiters[i % limiters.length];
                running.add(pool.submit(() -> {
                    start.await();
                    List<Charge.Result> results = new ArrayList<>();
                    for (int time = 0; time < times; time++) {
                        results.add(limiter.charge(client).result());
                    }
                    return results;
                }));
            }
            List<Charge.Result> results = new ArrayList<>();
            for (Future<List<Charge.Result>> each : running) {
                results.addAll(each.get(2, TimeUnit.MINUTES));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
