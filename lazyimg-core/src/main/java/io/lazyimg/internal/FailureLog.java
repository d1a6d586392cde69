package io.lazyimg.internal;

import io.lazyimg.image.ImageException;
import io.lazyimg.image.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Logs failures so that a flood of them is no flood of lines. The first of a cause is logged in full; what repeats within
 * a minute is counted, and told in one line with whatever fails next. A cause is what failed, the type of the exception
 * and the place that threw it: nothing that a visitor can choose. Safe for use by many threads.
 */
public final class FailureLog implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMinutes(1);

    /** How many causes are told apart; what comes on top of them is one more. */
    private static final int MAX_CAUSES = 100;

    private final Logger logger;
    private final LongSupplier nanoTime;
    private final Map<Cause, Count> counts = new LinkedHashMap<>();
    private long swept;

    private record Cause(
            String what, @Nullable String type, @Nullable StackTraceElement place) {
        static Cause of(String what, @Nullable Throwable failure) {
            if (failure == null) {
                return new Cause(what, null, null);
            }
            StackTraceElement[] trace = failure.getStackTrace();
            return new Cause(what, failure.getClass().getName(), trace.length == 0 ? null : trace[0]);
        }
    }

    /** What has happened since it was last told. */
    private static final class Count {
        final Level level;
        long since;
        long more;
        String last = "";

        Count(Level level, long since) {
            this.level = level;
            this.since = since;
        }
    }

    private record Line(Level level, String text, @Nullable Throwable thrown) {}

    FailureLog(Logger logger, LongSupplier nanoTime) {
        this.logger = logger;
        this.nanoTime = nanoTime;
        this.swept = nanoTime.getAsLong();
    }

    /** Something went wrong that visitors do not notice. */
    void warn(String what, String about, Throwable failure) {
        log(Level.WARN, what, about, null, failure);
    }

    /** Something went wrong that somebody must see to. */
    void error(String what, String about, Throwable failure) {
        log(Level.ERROR, what, about, null, failure);
    }

    /** A request, or a warming, that got no image. */
    public void refused(String path, ImageException failure) {
        Reason reason = failure.reason();
        Level level =
                switch (reason) {
                    case MALFORMED, REFUSED, BAD_SIGNATURE, EXPIRED, FORBIDDEN, NOT_FOUND -> Level.INFO;
                    case INTERNAL -> Level.ERROR;
                    default -> Level.WARN;
                };
        Throwable thrown = reason.status() < 500 ? null : failure.getCause();
        log(level, "No image, " + reason.status() + " " + reason, path, failure.getMessage(), thrown);
    }

    private void log(Level level, String what, String about, @Nullable String why, @Nullable Throwable failure) {
        try {
            String subject = "'" + LogText.line(about) + "'" + (why == null ? "" : ": " + LogText.line(why));
            String last = subject + (failure == null ? "" : ", " + LogText.line(failure.toString()));
            List<Line> due = new ArrayList<>();
            synchronized (this) {
                sweep(due);
                if (isFirst(level, Cause.of(what, failure), last)) {
                    Throwable shown = failure == null ? null : LogText.fit(failure);
                    due.add(new Line(level, what + " for " + subject, shown));
                }
            }
            due.forEach(this::write);
        } catch (RuntimeException e) {
            // an exception that cannot say what it is, or a logger that does not work: no reason to fail a request
        }
    }

    private void write(Line line) {
        switch (line.level) {
            case ERROR -> logger.error(line.text, line.thrown);
            case WARN -> logger.warn(line.text, line.thrown);
            default -> logger.info(line.text, line.thrown);
        }
    }

    private boolean isFirst(Level level, Cause cause, String last) {
        Cause counted = counts.size() < MAX_CAUSES || counts.containsKey(cause)
                ? cause
                : new Cause("Other failures", null, null);
        Count count = counts.get(counted);
        if (count == null) {
            counts.put(counted, new Count(level, nanoTime.getAsLong()));
            return true;
        }
        count.more++;
        count.last = last;
        return false;
    }

    /** Tells what was counted for a minute, and forgets what has not happened again for one. */
    private void sweep(List<Line> due) {
        long now = nanoTime.getAsLong();
        if (now - swept < PERIOD.toNanos() / 10) {
            return;
        }
        swept = now;
        Iterator<Map.Entry<Cause, Count>> all = counts.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<Cause, Count> each = all.next();
            Count count = each.getValue();
            if (now - count.since < PERIOD.toNanos()) {
                continue;
            }
            if (count.more == 0) {
                all.remove();
            } else {
                due.add(line(each.getKey(), count, now));
                count.since = now;
                count.more = 0;
            }
        }
    }

    private static Line line(Cause cause, Count count, long now) {
        long seconds = Duration.ofNanos(now - count.since).toSeconds();
        return new Line(
                count.level,
                cause.what + ", " + count.more + " more in the last " + seconds + " s, the last for " + count.last,
                null);
    }

    /** Tells what was counted. */
    @Override
    public void close() {
        List<Line> due = new ArrayList<>();
        synchronized (this) {
            long now = nanoTime.getAsLong();
            counts.forEach((cause, count) -> {
                if (count.more > 0) {
                    due.add(line(cause, count, now));
                }
            });
            counts.clear();
        }
        due.forEach(this::write);
    }
}
