package io.lazyimg.bucket4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.BucketConfiguration;
import io.lazyimg.ImageRequest;
import io.lazyimg.ImageResponse;
import io.lazyimg.LazyImages;
import io.lazyimg.LocalRateLimiter;
import io.lazyimg.spi.BlobSource;
import io.lazyimg.spi.BlobStore;
import io.lazyimg.spi.RateLimiter;
import io.lazyimg.spi.Rates;
import io.lazyimg.store.MemoryBlobStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RatesPageTest {
    @Test
    void theProgramOnThePageIsThisOne() throws Exception {
        String page = Files.readString(Path.of("../docs/rates.md"));
        int begin = page.indexOf("```java\n") + "```java\n".length();

        assertThat(Files.readString(Path.of("src/test/java/io/lazyimg/bucket4j/RatesPageTest.java")))
                .contains(page.substring(begin, page.indexOf("```", begin)));
    }

    @Test
    void theProgramOnThePageRuns() throws Exception {
        try (RedisServer redis = RedisServer.started()) {
            int status = run("127.0.0.1:" + redis.port(), MemoryBlobStore.ofBytes(9), MemoryBlobStore.ofBytes(9));
            assertThat(status).isEqualTo(404);
        }
    }

    private static int run(String host, BlobSource originals, BlobStore derivatives) throws Exception {
        Budgets budgets = new Budgets(
                BucketConfiguration.builder()
                        .addLimit(limit -> limit.capacity(200).refillGreedy(10, Duration.ofSeconds(1)))
                        .addLimit(limit -> limit.capacity(2000).refillIntervally(2000, Duration.ofDays(1)))
                        .build(),
                Budgets.of(Rates.defaults()).overall());
        RateLimiter whileDown = LocalRateLimiter.of(Rates.defaults());
        RateLimiter limiter = RedisRateLimiter.connect(URI.create("redis://" + host), budgets, whileDown);
        LazyImages images = LazyImages.builder()
                .originals(originals)
                .derivatives(derivatives)
                .rateLimiter(limiter)
                .build();
        try (ImageResponse response =
                images.serve(ImageRequest.get("a_6_4.jpg")).orElseThrow()) {
            return response.status();
        } finally {
            images.close();
            limiter.close();
        }
    }

    @Test
    void theSettingOnThePageIsAcceptedAndSaysWhatHoldsWithoutIt() throws Exception {
        String page = Files.readString(Path.of("../docs/rates.md"));
        String uri = page.lines()
                .filter(line -> line.startsWith("    lazyimg.rate-limiter="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();
        RedisAccess said = RedisAccess.of(URI.create(uri));
        RedisAccess bare = RedisAccess.of(URI.create("redis://redis.example.com"));

        assertThat(said.timeout()).isEqualTo(bare.timeout());
        assertThat(said.pause()).isEqualTo(bare.pause());
        assertThat(said.prefix()).isEqualTo(bare.prefix());
        assertThat(said.opensWhenDown()).isEqualTo(bare.opensWhenDown());
        assertThat(said).hasToString(bare.toString());
    }

    @Test
    void theVersionsOnThePageAreThoseThatAreTested() throws Exception {
        String parent = Files.readString(Path.of("../pom.xml"));
        String page = Files.readString(Path.of("../docs/rates.md"));

        for (String name : new String[] {"bucket4j", "lettuce"}) {
            String begin = "<" + name + ".version>";
            int at = parent.indexOf(begin) + begin.length();
            assertThat(page).contains("<version>" + parent.substring(at, parent.indexOf('<', at)) + "</version>");
        }
    }
}
