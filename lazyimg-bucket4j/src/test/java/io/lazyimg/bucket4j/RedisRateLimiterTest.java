package io.lazyimg.bucket4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.spi.Charge;
import io.lazyimg.spi.RateLimiter;
import io.lazyimg.spi.Rates;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** While Redis does what it should. */
class RedisRateLimiterTest {
    private static final String PATIENT = "timeout=30s";
    private static final RateLimiter NOBODY = client -> {
        throw new AssertionError("Redis did not answer");
    };

    private final List<AutoCloseable> opened = new ArrayList<>();
    private RedisServer redis;

    @BeforeEach
    void start() throws Exception {
        redis = RedisServer.started();
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        if (redis != null) {
            redis.close();
        }
    }

    private RateLimiter limiter(Budgets budgets) {
        return limiter(budgets, redis.uri(PATIENT));
    }

    private RateLimiter limiter(Budgets budgets, String uri) {
        RateLimiter limiter = RedisRateLimiter.connect(URI.create(uri), budgets, NOBODY);
        opened.add(limiter);
        return limiter;
    }

    private RedisCommands<String, String> commands() {
        RedisClient client = RedisClient.create("redis://127.0.0.1:" + redis.port());
        opened.add(client);
        return client.connect().sync();
    }

    @Test
    void twoWhoShareARedisShareEveryBudget() {
        Budgets budgets = new Budgets(TestBudgets.aDay(3), TestBudgets.aDay(5));
        RateLimiter one = limiter(budgets);
        RateLimiter other = limiter(budgets);

        assertThat(one.charge("x")).isEqualTo(Charge.PAID);
        assertThat(other.charge("x")).isEqualTo(Charge.PAID);
        assertThat(one.charge("x")).isEqualTo(Charge.PAID);
        Charge over = other.charge("x");
        assertThat(over.result()).isEqualTo(Charge.Result.CLIENT_OVER);
        assertThat(over.retryAfter()).isBetween(java.time.Duration.ofHours(23), java.time.Duration.ofHours(24));
        assertThat(other.charge("y")).isEqualTo(Charge.PAID);
        assertThat(one.charge("z")).isEqualTo(Charge.PAID);
        for (RateLimiter limiter : List.of(one, other, one, other)) {
            Charge all = limiter.charge("z");
            assertThat(all.result()).isEqualTo(Charge.Result.OVERALL_OVER);
            assertThat(all.retryAfter()).isBetween(java.time.Duration.ofHours(23), java.time.Duration.ofHours(24));
        }
    }

    @Test
    void whatIsRefusedIsChargedToNobody() {
        RateLimiter limiter = limiter(new Budgets(TestBudgets.aDay(2), TestBudgets.aDay(3)));
        RateLimiter clientsOnly = limiter(new Budgets(TestBudgets.aDay(2), null));
        limiter.charge("greedy");
        limiter.charge("greedy");
        for (int i = 0; i < 5; i++) {
            assertThat(limiter.charge("greedy").result()).isEqualTo(Charge.Result.CLIENT_OVER);
        }
        assertThat(limiter.charge("other")).isEqualTo(Charge.PAID); // the last of the three
        for (int i = 0; i < 5; i++) {
            assertThat(limiter.charge("other").result()).isEqualTo(Charge.Result.OVERALL_OVER);
        }

        assertThat(clientsOnly.charge("other")).isEqualTo(Charge.PAID); // the second of his two
        assertThat(clientsOnly.charge("other").result()).isEqualTo(Charge.Result.CLIENT_OVER);
    }

    @Test
    void whoIsNotKnownIsChargedToAllTogetherOnly() {
        RateLimiter limiter = limiter(new Budgets(TestBudgets.aDay(1), TestBudgets.aDay(3)));

        for (int i = 0; i < 3; i++) {
            assertThat(limiter.charge("")).isEqualTo(Charge.PAID);
        }
        assertThat(limiter.charge("").result()).isEqualTo(Charge.Result.OVERALL_OVER);
    }

    @Test
    void manyThreadsOfAFleetSpendExactlyWhatThereIs() throws Exception {
        Budgets all = new Budgets(TestBudgets.aDay(10_000), TestBudgets.aDay(300));
        assertThat(TestBudgets.race(60, "x", limiter(all), limiter(all)))
                .filteredOn(result -> result == Charge.Result.PAID)
                .hasSize(300);

        Budgets one = new Budgets(TestBudgets.aDay(300), null);
        assertThat(TestBudgets.race(60, "x", limiter(one), limiter(one)))
                .filteredOn(result -> result == Charge.Result.PAID)
                .hasSize(300);
    }

    @Test
    void keysExpireWhenTheyTellNothingMore() {
        RateLimiter limiter = limiter(Budgets.of(new Rates(10, 200, 1000, 4000)));
        for (int i = 0; i < 50; i++) {
            limiter.charge("203.0.113." + i);
        }
        RedisCommands<String, String> commands = commands();

        List<String> keys = commands.keys("*");
        assertThat(keys).hasSizeBetween(1, 51).allSatisfy(key -> {
            assertThat(key).startsWith("lazyimg:");
            assertThat(commands.pttl(key)).isNotEqualTo(-1).isLessThanOrEqualTo(10_200);
        });
    }

    @Test
    void aPrefixADatabaseAndAnotherBudgetAreBudgetsOfTheirOwn() {
        Budgets budgets = new Budgets(TestBudgets.aDay(1), null);
        String server = "redis://127.0.0.1:" + redis.port();

        for (String uri : List.of(server, server + "/3", server + "?prefix=shop")) {
            RateLimiter limiter = limiter(budgets, uri + (uri.contains("?") ? "&" : "?") + PATIENT);
            assertThat(limiter.charge("x")).isEqualTo(Charge.PAID);
            assertThat(limiter.charge("x").result()).isEqualTo(Charge.Result.CLIENT_OVER);
        }
        assertThat(limiter(new Budgets(TestBudgets.aDay(2), null)).charge("x")).isEqualTo(Charge.PAID);
    }

    @ParameterizedTest
    @ValueSource(strings = {":s%20cret@", "shop:pass%3Aword@"})
    void aUserAndAPasswordAreSent(String userInfo) throws Exception {
        try (RedisServer locked = RedisServer.started(
                "--requirepass", "s cret", "--user", "shop", "on", ">pass:word", "~lazyimg:*", "+@all")) {
            String uri = "redis://" + userInfo + "127.0.0.1:" + locked.port() + "?" + PATIENT;
            try (RateLimiter limiter =
                    RedisRateLimiter.connect(URI.create(uri), new Budgets(TestBudgets.aDay(1), null), NOBODY)) {
                assertThat(limiter.charge("x")).isEqualTo(Charge.PAID);
                assertThat(limiter.charge("x").result()).isEqualTo(Charge.Result.CLIENT_OVER);
            }
        }
    }
}
