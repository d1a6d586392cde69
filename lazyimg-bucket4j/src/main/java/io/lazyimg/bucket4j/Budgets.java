package io.lazyimg.bucket4j;

import io.github.bucket4j.BucketConfiguration;
import io.lazyimg.spi.Rates;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What may be spent, in renders. Any configuration of Bucket4j will do, also one of several limits: 10 a second and 2000 a
 * day.
 *
 * @param client what each client may spend, or {@code null} for anything
 * @param overall what all clients together may spend, or {@code null} for anything
 */
public record Budgets(
        @Nullable BucketConfiguration client, @Nullable BucketConfiguration overall) {
    /** What these rates allow: a full bucket at first, and then so many tokens a second, one by one. */
    public static Budgets of(Rates rates) {
        return new Budgets(
                bucket(rates.clientRate(), rates.clientBurst()), bucket(rates.renderRate(), rates.renderBurst()));
    }

    private static @Nullable BucketConfiguration bucket(int perSecond, int burst) {
        return perSecond == 0
                ? null
                : BucketConfiguration.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build();
    }
}
