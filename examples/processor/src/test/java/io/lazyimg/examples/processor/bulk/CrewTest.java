package io.lazyimg.examples.processor.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CrewTest {
    private final Tally tally = new Tally();

    @Test
    void every_step_is_done_once() throws Exception {
        crew(8, IntStream.range(0, 10_000).mapToObj(i -> sum -> sum.done(i))).work(() -> {});

        assertThat(tally.done()).isEqualTo(49_995_000);
    }

    @Test
    void as_many_steps_as_asked_for_are_under_way_at_one_time_and_no_more_are_taken_from_the_source() throws Exception {
        CyclicBarrier three = new CyclicBarrier(3);
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger mostAhead = new AtomicInteger();
        Stream<Step> steps = IntStream.range(0, 300).mapToObj(i -> {
            mostAhead.accumulateAndGet(taken.incrementAndGet() - (int) tally.done(), Math::max);
            return sum -> {
                most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                meet(three);
                atWork.decrementAndGet();
                sum.done(1);
            };
        });

        crew(3, steps).work(() -> {});

        assertThat(tally.done()).isEqualTo(300);
        assertThat(most).hasValue(3);
        assertThat(mostAhead).hasValueLessThanOrEqualTo(3);
    }

    @Test
    void a_stop_lets_what_is_under_way_finish_and_begins_nothing_more() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch gate = new CountDownLatch(1);
        Crew crew = crew(2, Stream.generate(() -> sum -> {
            begun.countDown();
            await(gate);
            sum.done(1);
        }));
        CompletableFuture<Void> work = CompletableFuture.runAsync(() -> working(crew));
        await(begun);

        crew.stop();
        assertThat(work).isNotDone();
        gate.countDown();

        work.get();
        assertThat(tally.done()).isEqualTo(2);
    }

    @Test
    void a_stop_does_not_wait_for_a_source_that_blocks() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Crew crew = new Crew(
                2,
                source(() -> {
                    asked.countDown();
                    await(never);
                    return true;
                }),
                tally);
        CompletableFuture<Void> work = CompletableFuture.runAsync(() -> working(crew));
        await(asked);

        crew.stop();

        work.get();
        never.countDown();
        assertThat(tally.done()).isZero();
    }

    @Test
    void a_source_that_breaks_ends_the_work_with_its_message() {
        Crew crew = new Crew(
                2,
                source(() -> {
                    throw new UncheckedIOException("page 7 did not come", new IOException("reset"));
                }),
                tally);

        assertThatThrownBy(() -> crew.work(() -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("page 7 did not come");
    }

    @Test
    void a_step_that_breaks_ends_the_work_even_if_memory_ran_out() {
        List<Step> steps = List.of(sum -> {
            throw new OutOfMemoryError("Java heap space");
        });

        assertThatThrownBy(() -> crew(2, steps.stream()).work(() -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Java heap space");
    }

    private Crew crew(int size, Stream<Step> steps) {
        return new Crew(size, steps.iterator(), tally);
    }

    private static Iterator<Step> source(java.util.function.BooleanSupplier hasNext) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return hasNext.getAsBoolean();
            }

            @Override
            public Step next() {
                return sum -> sum.done(1);
            }
        };
    }

    private static void working(Crew crew) {
        try {
            crew.work(() -> {});
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
