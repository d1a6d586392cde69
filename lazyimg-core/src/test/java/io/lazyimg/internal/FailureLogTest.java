package io.lazyimg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailureLogTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1000); // nanoTime may overflow
    private final Written written = new Written();
    private final FailureLog log = new FailureLog(written, clock::get);

    private void later(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private static IOException down(String message) {
        IOException failure = new IOException(message);
        failure.setStackTrace(new StackTraceElement[] {new StackTraceElement("Store", "read", "Store.java", 7)});
        return failure;
    }

    @Test
    void theFirstOfACauseIsLoggedInFullAndItsRepetitionsAreCounted() {
        IOException failure = down("is down");
        log.warn("The store failed", "a.jpg", failure);
        for (int i = 0; i < 1234; i++) {
            log.warn("The store failed", "b.jpg", down("is still down " + i));
        }
        assertThat(written.lines()).containsExactly("WARN The store failed for 'a.jpg'");
        assertThat(written.thrown()).containsExactly(failure);

        later(Duration.ofSeconds(61));
        log.warn("The store failed", "c.jpg", down("is down"));
        assertThat(written.lines())
                .hasSize(2)
                .last()
                .isEqualTo("WARN The store failed, 1234 more in the last 61 s, the last for 'b.jpg',"
                        + " java.io.IOException: is still down 1233");
    }

    @Test
    void aCauseThatComesAgainAfterAQuietMinuteIsLoggedInFullAgain() {
        log.warn("The store failed", "a.jpg", down("is down"));
        later(Duration.ofMinutes(2));
        log.warn("The store failed", "b.jpg", down("is down"));

        assertThat(written.lines())
                .containsExactly("WARN The store failed for 'a.jpg'", "WARN The store failed for 'b.jpg'");
    }

    @Test
    void whatWasCountedIsToldWithWhateverFailsNextAndAtTheEnd() {
        log.warn("One", "a.jpg", down("is down"));
        log.warn("One", "a.jpg", down("is down"));
        later(Duration.ofMinutes(2));
        log.warn("Another", "b.jpg", down("is down"));
        assertThat(written.lines()).element(1).asString().startsWith("WARN One, 1 more in the last 120 s");

        log.warn("Another", "b.jpg", down("is down"));
        log.close();
        assertThat(written.lines()).last().asString().startsWith("WARN Another, 1 more in the last 0 s");
    }

    @Test
    void causesAreToldApartByWhatFailedByTypeAndByPlace() {
        log.warn("One", "a.jpg", down("x"));
        log.warn("Another", "a.jpg", down("x"));
        log.warn("One", "a.jpg", new IllegalStateException("x"));
        log.warn("One", "a.jpg", new IllegalStateException("x"));
        log.refused("a.jpg", new ImageException(Reason.NOT_FOUND, "no such original"));
        log.refused("b.jpg", new ImageException(Reason.NOT_FOUND, "no such original"));
        log.refused("a.jpg", new ImageException(Reason.OVERLOADED, "no memory"));

        assertThat(written.lines())
                .containsExactly(
                        "WARN One for 'a.jpg'",
                        "WARN Another for 'a.jpg'",
                        "WARN One for 'a.jpg'",
                        "WARN One for 'a.jpg'",
                        "INFO No image, 404 NOT_FOUND for 'a.jpg': no such original",
                        "WARN No image, 503 OVERLOADED for 'a.jpg': no memory");
    }

    @Test
    void moreCausesThanCanBeToldApartAreOneMore() {
        for (int i = 0; i < 10_000; i++) {
            log.warn("Cause " + i, "a.jpg", down("x"));
        }
        assertThat(written.lines()).hasSize(101);
        log.close();
        assertThat(written.lines()).hasSize(102).last().asString().startsWith("WARN Other failures, 9899 more");
    }

    @Test
    void nothingOfAVisitorsBeginsALineOrMovesACursorOrIsLong() {
        String evil = "a\r\n2026-01-01 ERROR forged\u001b[2J\u2028\u202e\ud800\u0085" + "x".repeat(10_000);
        IllegalStateException failure = new IllegalStateException(evil, new IOException(evil));
        failure.addSuppressed(new IOException(evil));

        log.warn("The hook failed", evil, failure);
        log.refused(evil, new ImageException(Reason.REFUSED, evil));
        log.warn("The hook failed", evil, failure);
        log.close();

        assertThat(written.lines()).hasSize(3).allSatisfy(FailureLogTest::fit);
        assertThat(written.lines())
                .first()
                .asString()
                .contains("'a\\u000d\\u000a2026-01-01 ERROR forged\\u001b[2J\\u2028\\u202e\\ud800\\u0085xxx");
        Throwable shown = written.thrown().get(0);
        assertThat(shown.getStackTrace()).isEqualTo(failure.getStackTrace());
        for (Throwable each = shown; each != null; each = each.getCause()) {
            fit(each.toString());
            fit(String.valueOf(each.getMessage()));
            assertThat(each.getSuppressed()).isEmpty();
        }
        assertThat(shown.toString()).startsWith("java.lang.IllegalStateException: a\\u000d");
        assertThat(String.valueOf(shown.getCause())).startsWith("java.io.IOException: a\\u000d");
    }

    private static void fit(String text) {
        assertThat(text).hasSizeLessThan(1200).matches("[\\x20-\\x7e…]*");
    }

    @Test
    void ordinaryNamesStayAsTheyAre() {
        log.refused("größe 1+1 日本 🎈.jpg", new ImageException(Reason.NOT_FOUND, "no such original"));

        assertThat(written.lines()).first().asString().contains("'größe 1+1 日本 🎈.jpg'");
    }

    @Test
    void aLoggerOrAnExceptionThatFailsIsNoFailureOfTheRequest() {
        log.warn("One", "a.jpg", new IllegalStateException() {
            private static final long serialVersionUID = 1;

            @Override
            public String getMessage() {
                throw new IllegalStateException("no message");
            }
        });
        written.failing = true;
        log.warn("Another", "a.jpg", down("x"));
        written.failing = false;
        log.warn("A third", "a.jpg", down("x"));

        assertThat(written.lines()).containsExactly("WARN A third for 'a.jpg'");
    }

    @Test
    void manyThreadsLogOneCauseOnceAndCountTheRest() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(threads.submit(() -> {
                for (int j = 0; j < 1000; j++) {
                    log.warn("The store failed", "a.jpg", down("x"));
                }
            }));
        }
        for (Future<?> each : all) {
            each.get(1, TimeUnit.MINUTES);
        }
        threads.shutdown();
        log.close();

        assertThat(written.lines()).hasSize(2).last().asString().contains(", 7999 more in the last 0 s,");
    }
}
