package io.lazyimg.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryGateTest {
    private static final Deadline FAR = Deadline.after(Duration.ofMinutes(5));
    private static final Deadline NOW = Deadline.after(Duration.ZERO);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void theBudgetIsHandedOutAndComesBack() {
        MemoryGate gate = new MemoryGate(100, 0);
        MemoryGate.Permit permit = gate.acquire(60, NOW);
        MemoryGate.Permit rest = gate.acquire(40, NOW);

        assertThat(gate.open().tryGrow(1)).isFalse();
        permit.close();
        permit.close();
        assertThat(rest.tryGrow(100)).isTrue();
        assertThat(gate.open().tryGrow(1)).isFalse();
    }

    @Test
    void moreThanTheBudgetIsTooLargeAtOnceAndSaysSo() {
        MemoryGate gate = new MemoryGate(5 << 20, 9);

        for (Runnable ask : List.<Runnable>of(
                () -> gate.acquire(6 << 20, FAR), () -> gate.open().tryGrow(6 << 20))) {
            assertThatThrownBy(ask::run)
                    .isInstanceOfSatisfying(
                            ImageException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE))
                    .hasMessage("rendering takes 6 MB of memory, over memoryBudget 5 MB");
        }
    }

    @Test
    void aFullQueueAndAPassedDeadlineAreOverload() {
        MemoryGate full = new MemoryGate(10, 0);
        MemoryGate slow = new MemoryGate(10, 1);
        full.acquire(10, NOW);
        slow.acquire(10, NOW);

        assertOverloaded(() -> full.acquire(1, FAR), "maxWaiting 0");
        assertOverloaded(() -> slow.acquire(1, NOW), "maxWait");
        assertOverloaded(() -> slow.acquire(1, NOW), "maxWait"); // the one before has left the queue
    }

    @Test
    void whoCameFirstIsServedFirstAndNobodyPassesTheQueue() throws Exception {
        MemoryGate gate = new MemoryGate(10, 9);
        MemoryGate.Permit first = gate.acquire(5, NOW);
        List<String> order = new CopyOnWriteArrayList<>();
        Future<?> large = waiting(gate, 8, () -> order.add("large"));
        Future<?> small = waiting(gate, 3, () -> order.add("small"));
        Future<?> other = waiting(gate, 8, () -> order.add("other"));

        assertThat(gate.open().tryGrow(1)).as("5 are free, and three wait").isFalse();
        first.close();
        large.get(1, TimeUnit.MINUTES);
        small.get(1, TimeUnit.MINUTES);
        other.get(1, TimeUnit.MINUTES);

        assertThat(order).as("no two fit into 10 at once").containsExactly("large", "small", "other");
        assertThat(gate.open().tryGrow(10)).isTrue();
    }

    @Test
    void whoGivesUpInTheQueueLetsThoseBehindPass() throws Exception {
        MemoryGate gate = new MemoryGate(10, 9);
        gate.acquire(5, NOW);
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread large = new Thread(() -> {
            try {
                gate.acquire(10, FAR);
            } catch (ImageException e) {
                interrupted.countDown();
            }
        });
        large.start();
        awaitWaiting(large);
        Future<?> small = waiting(gate, 5, () -> {});

        large.interrupt();

        assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
        small.get(1, TimeUnit.MINUTES);
    }

    @Test
    void inAStormTheBudgetIsNeverExceededAndAllOfItComesBack() throws Exception {
        MemoryGate gate = new MemoryGate(1000, 100);
        AtomicLong held = new AtomicLong();
        AtomicLong most = new AtomicLong();
        List<Future<?>> runs = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            runs.add(threads.submit(() -> {
                for (int j = 0; j < 2000; j++) {
                    int bytes = ThreadLocalRandom.current().nextInt(1, 500);
                    try (MemoryGate.Permit permit = gate.acquire(bytes, FAR)) {
                        most.accumulateAndGet(held.addAndGet(bytes), Math::max);
                        int more = permit.tryGrow(bytes + 300) ? 300 : 0;
                        most.accumulateAndGet(held.addAndGet(more), Math::max);
                        held.addAndGet(-bytes - more);
                    }
                }
            }));
        }
        for (Future<?> run : runs) {
            run.get(1, TimeUnit.MINUTES);
        }

        assertThat(most.get()).isBetween(500L, 1000L);
        assertThat(gate.open().tryGrow(1000)).isTrue();
    }

    /** Submits a waiter that gives back at once what it gets; returns when it waits. */
    private Future<?> waiting(MemoryGate gate, long bytes, Runnable then) throws InterruptedException {
        Thread[] thread = new Thread[1];
        CountDownLatch started = new CountDownLatch(1);
        Future<?> future = threads.submit(() -> {
            thread[0] = Thread.currentThread();
            started.countDown();
            try (MemoryGate.Permit permit = gate.acquire(bytes, FAR)) {
                assertThat(permit.tryGrow(bytes)).isTrue();
                then.run();
            }
        });
        started.await();
        awaitWaiting(thread[0]);
        return future;
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    private static void assertOverloaded(Runnable ask, String message) {
        assertThatThrownBy(ask::run)
                .isInstanceOfSatisfying(ImageException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.OVERLOADED);
                    assertThat(e.retryAfter()).isPositive();
                })
                .hasMessageContaining(message);
    }
}
