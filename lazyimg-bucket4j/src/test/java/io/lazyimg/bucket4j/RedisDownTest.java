package io.lazyimg.bucket4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.spi.Charge;
import io.lazyimg.spi.RateLimiter;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** While Redis does not do what it should. */
class RedisDownTest {
    /** Is asked where Redis does not answer, and then refuses, so that it is told from Redis. */
    private static final Charge LOCAL = Charge.overallOver(Duration.ofDays(5));

    private static final Charge CLOSED = Charge.unknown(Duration.ofMillis(100));
    private static final Budgets PLENTY = new Budgets(TestBudgets.aDay(1_000_000), TestBudgets.aDay(1_000_000));

    enum Outage {
        KILLED,
        HANGING
    }

    private final List<RateLimiter> opened = new ArrayList<>();
    private RedisServer redis;

    @BeforeEach
    void prepare() throws Exception {
        redis = RedisServer.stopped();
    }

    @AfterEach
    void stop() throws Exception {
        opened.forEach(RateLimiter::close);
        if (redis != null) {
            redis.close();
        }
    }

    private RateLimiter limiter(String query) {
        RateLimiter limiter =
                RedisRateLimiter.connect(URI.create(redis.uri("pause=100ms&" + query)), PLENTY, client -> LOCAL);
        opened.add(limiter);
        return limiter;
    }

    private void begin(Outage outage) throws Exception {
        if (outage == Outage.KILLED) {
            redis.kill();
        } else {
            redis.hang();
        }
    }

    private void end(Outage outage) throws Exception {
        if (outage == Outage.KILLED) {
            redis.start();
        } else {
            redis.resume();
        }
    }

    /** Charges until it comes out so; that it does is a matter of time, and of the test's own limit on it. */
    private static void until(Charge expected, RateLimiter limiter) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!limiter.charge("x").equals(expected)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theRatesOfThisJvmHoldUntilRedisIsBack(Outage outage) throws Exception {
        redis.start();
        RateLimiter limiter = limiter("timeout=200ms");
        until(Charge.PAID, limiter);
        for (int round = 0; round < 2; round++) {
            begin(outage);
            until(LOCAL, limiter);
            for (int i = 0; i < 100; i++) {
                assertThat(limiter.charge("x")).isEqualTo(LOCAL);
            }
            end(outage);
            until(Charge.PAID, limiter);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClosedGateStaysClosedUntilRedisIsBack(Outage outage) throws Exception {
        redis.start();
        RateLimiter limiter = limiter("timeout=200ms&when-down=closed");
        until(Charge.PAID, limiter);
        begin(outage);
        until(CLOSED, limiter);
        for (int i = 0; i < 100; i++) {
            assertThat(limiter.charge("x")).isEqualTo(CLOSED);
        }
        end(outage);
        until(Charge.PAID, limiter);
    }

    /** With a timeout of ten seconds, a thousand charges that waited for it would take nearly three hours. */
    @Test
    void whileRedisHangsNobodyWaitsForItButThoseWhoAskedBefore() throws Exception {
        redis.start();
        RateLimiter limiter = limiter("timeout=10s");
        until(Charge.PAID, limiter);
        redis.hang();
        int asking = 20;
        CountDownLatch answered = new CountDownLatch(asking);
        AtomicInteger local = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(asking);
        try {
            for (int i = 0; i < asking; i++) {
                threads.execute(() -> {
                    for (int time = 0; time < 1000; time++) {
                        local.addAndGet(limiter.charge("x").equals(LOCAL) ? 1 : 0);
                    }
                    answered.countDown();
                });
            }

            assertThat(answered.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(local).hasValue(asking * 1000);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void nobodyIsLeftWithoutAnAnswerWhileRedisComesAndGoes() throws Exception {
        redis.start();
        RateLimiter limiter = limiter("timeout=100ms");
        until(Charge.PAID, limiter);
        int asking = 6;
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger others = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(asking);
        ExecutorService threads = Executors.newFixedThreadPool(asking);
        try {
            for (int i = 0; i < asking; i++) {
                String client = "client " + i;
                threads.execute(() -> {
                    while (!stop.get()) {
                        Charge charge = limiter.charge(client);
                        others.addAndGet(charge.equals(LOCAL) || charge.equals(Charge.PAID) ? 0 : 1);
                    }
                    ended.countDown();
                });
            }
            for (int round = 0; round < 3; round++) {
                for (Outage outage : Outage.values()) {
                    begin(outage);
                    until(LOCAL, limiter);
                    end(outage);
                    until(Charge.PAID, limiter);
                }
            }
            stop.set(true);

            assertThat(ended.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(others).hasValue(0);
        } finally {
            stop.set(true);
            threads.shutdownNow();
        }
    }

    @Test
    void aConnectionThatBrokeOffIsMadeAnewBeforeAnybodyAsks() throws Exception {
        redis.start();
        until(Charge.PAID, limiter("timeout=10s"));
        redis.kill();
        redis.start();

        try (RedisClient client = RedisClient.create("redis://127.0.0.1:" + redis.port())) {
            RedisCommands<String, String> commands = client.connect().sync();
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            while (commands.clientList().lines().count() < 2) {
                assertThat(System.nanoTime()).isLessThan(deadline);
            }
        }
    }

    @Test
    void oneThatHangsAtTheStartIsFoundWhenItGoesOn() throws Exception {
        redis.start();
        redis.hang();
        RateLimiter limiter = limiter("timeout=2s");

        // a thousand who waited for two seconds each would take half an hour
        for (int i = 0; i < 1000; i++) {
            assertThat(limiter.charge("x")).isEqualTo(LOCAL);
        }
        redis.resume();
        until(Charge.PAID, limiter);
    }

    @Test
    void oneThatIsNotThereAtTheStartIsFoundWhenItComes() throws Exception {
        RateLimiter open = limiter("timeout=200ms");
        RateLimiter closed = limiter("timeout=200ms&when-down=closed");

        assertThat(open.charge("x")).isEqualTo(LOCAL);
        assertThat(closed.charge("x")).isEqualTo(CLOSED);
        redis.start();
        until(Charge.PAID, open);
        until(Charge.PAID, closed);
    }

    @Test
    void oneThatRefusesToAnswerIsAsGoodAsDown() throws Exception {
        redis = RedisServer.started("--requirepass", "secret");
        RateLimiter stranger = limiter("timeout=10s");
        assertThat(stranger.charge("x")).isEqualTo(LOCAL);

        try (RedisServer full = RedisServer.started("--maxmemory", "1", "--maxmemory-policy", "noeviction")) {
            redis.close();
            redis = full;
            RateLimiter limiter = limiter("timeout=10s");
            assertThat(limiter.charge("x")).isEqualTo(LOCAL);
        }
    }

    @Test
    void afterItsEndItStillAnswers() throws Exception {
        redis.start();
        RateLimiter limiter = limiter("timeout=10s");
        until(Charge.PAID, limiter);

        limiter.close();
        limiter.close();

        assertThat(limiter.charge("x")).isEqualTo(LOCAL);
    }
}
