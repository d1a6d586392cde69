/** Rate limits of lazyimg with Bucket4j, in one JVM and over Redis for many. */
@SuppressWarnings("module") // that is its name
module io.lazyimg.bucket4j {
    requires transitive io.lazyimg.core;
    requires transitive io.github.bucket4j.core;
    requires org.jspecify;
    requires org.slf4j;
    requires static io.github.bucket4j.lettuce;
    requires static io.github.bucket4j.redis.common;
    requires static lettuce.core;
    requires static io.netty.common;

    exports io.lazyimg.bucket4j;

    provides io.lazyimg.spi.RateLimiterProvider with
            io.lazyimg.bucket4j.JvmRateLimiterProvider,
            io.lazyimg.bucket4j.RedisRateLimiterProvider,
            io.lazyimg.bucket4j.RedissRateLimiterProvider;
}
