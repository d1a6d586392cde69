package io.lazyimg.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StoreCheckTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void storesAreAskedOnceInTenSecondsHoweverOftenSomebodyWantsToKnow() {
        StoreCheck check = new StoreCheck(asked::incrementAndGet, LONG, now::get);

        for (int i = 0; i < 100; i++) {
            assertThat(check.failure()).isEmpty();
        }
        now.addAndGet(Duration.ofSeconds(10).toNanos() - 1);
        check.failure();
        assertThat(asked).hasValue(1);

        now.addAndGet(1);
        check.failure();
        assertThat(asked).hasValue(2);
    }

    @Test
    void aStoreThatFailsIsToldWithItsFailureAndAskedAgainLater() {
        IOException failure = new IOException("no route to the bucket");
        StoreCheck check = new StoreCheck(
                () -> {
                    if (asked.incrementAndGet() == 1) {
                        throw failure;
                    }
                },
                LONG,
                now::get);

        assertThat(check.failure()).containsSame(failure);
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(check.failure()).isEmpty();
    }

    @Test
    void aStoreThatHangsIsAFailureAndIsNotAskedAgainMeanwhile() throws InterruptedException {
        CompletableFuture<Thread> checking = new CompletableFuture<>();
        CountDownLatch answers = new CountDownLatch(1);
        StoreCheck check = new StoreCheck(
                () -> {
                    asked.incrementAndGet();
                    checking.complete(Thread.currentThread());
                    await(answers);
                },
                Duration.ofMillis(1),
                now::get);

        for (int i = 0; i < 3; i++) {
            now.addAndGet(Duration.ofSeconds(20).toNanos());
            assertThat(check.failure()).hasValueSatisfying(failure -> assertThat(failure)
                    .hasMessage("the stores have not answered within 1 ms"));
        }

        Thread thread = checking.join();
        answers.countDown();
        thread.join();
        now.addAndGet(-Duration.ofSeconds(41).toNanos()); // the answer is fresh
        assertThat(check.failure()).isEqualTo(Optional.empty());
        assertThat(asked).hasValue(1);
    }

    @Test
    void anErrorIsAFailureToo() {
        StoreCheck check = new StoreCheck(
                () -> {
                    throw new NoClassDefFoundError("Driver");
                },
                LONG,
                now::get);

        assertThat(check.failure())
                .hasValueSatisfying(failure -> assertThat(failure).hasRootCauseMessage("Driver"));
    }

    @Test
    void aThreadThatCouldNotStartIsAFailureUntilTheStoresAreAskedAgain() {
        AtomicInteger begun = new AtomicInteger();
        StoreCheck check = new StoreCheck(asked::incrementAndGet, Duration.ofMillis(1), now::get, task -> {
            if (begun.incrementAndGet() == 1) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            task.run();
        });

        assertThat(check.failure()).hasValueSatisfying(failure -> assertThat(failure)
                .hasRootCauseMessage("unable to create native thread"));
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(check.failure()).isEmpty();
        assertThat(asked).hasValue(1);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
