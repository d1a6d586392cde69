package io.lazyimg.examples.processor.bulk;

import java.time.Duration;
import java.util.Locale;

/** A time for people: {@code 4.2s}, {@code 1m12s}, {@code 2h05m}, {@code 3d04h}. */
final class Spell {
    private Spell() {}

    static String of(Duration time) {
        if (time.toMillis() < 10_000) {
            return String.format(Locale.ROOT, "%.1fs", time.toMillis() / 1000.0);
        }
        if (time.toMinutes() < 1) {
            return time.toSeconds() + "s";
        }
        if (time.toHours() < 1) {
            return two(time.toMinutes(), "m", time.toSecondsPart(), "s");
        }
        return time.toDays() < 1
                ? two(time.toHours(), "h", time.toMinutesPart(), "m")
                : two(time.toDays(), "d", time.toHoursPart(), "h");
    }

    private static String two(long large, String unit, int small, String smallUnit) {
        return String.format(Locale.ROOT, "%d%s%02d%s", large, unit, small, smallUnit);
    }
}
