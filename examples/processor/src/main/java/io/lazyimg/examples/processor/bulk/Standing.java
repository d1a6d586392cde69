package io.lazyimg.examples.processor.bulk;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the work stands at a moment.
 *
 * @param noun what is counted, in the plural
 * @param done how many are done
 * @param total how many there are, if that is known
 * @param failed how many derivatives failed
 * @param perSecond how many are done in a second lately, 0 if that is not known
 * @param took since the work began
 */
record Standing(String noun, long done, OptionalLong total, long failed, double perSecond, Duration took) {
    private static final int BAR = 24;
    private static final long LONGEST_SECONDS = 99L * 24 * 60 * 60;

    /** For a terminal: {@code [######..................] 25/100 originals  25%  12.5/s  6.0s left}. */
    String bar() {
        StringBuilder line = new StringBuilder();
        total.ifPresent(all -> line.append(drawn(all)).append(' '));
        line.append(done);
        total.ifPresent(all -> line.append('/').append(all));
        line.append(' ').append(noun);
        total.ifPresent(all -> line.append("  ").append(percent(all)).append('%'));
        facts(line, "  ");
        return line.toString();
    }

    /** For a file: {@code 25 of 100 originals, 12.5/s, 6.0s left}. */
    String line() {
        StringBuilder line = new StringBuilder().append(done);
        total.ifPresent(all -> line.append(" of ").append(all));
        line.append(' ').append(noun);
        facts(line, ", ");
        return line.toString();
    }

    private void facts(StringBuilder line, String between) {
        if (failed > 0) {
            line.append(between).append(failed).append(" failed");
        }
        if (perSecond > 0) {
            line.append(between).append(String.format(Locale.ROOT, perSecond < 100 ? "%.1f/s" : "%.0f/s", perSecond));
        }
        Optional<Duration> left = left();
        line.append(between).append(Spell.of(left.orElse(took))).append(left.isPresent() ? " left" : "");
    }

    private Optional<Duration> left() {
        if (total.isEmpty() || perSecond <= 0 || done >= total.getAsLong()) {
            return Optional.empty();
        }
        double seconds = Math.min(LONGEST_SECONDS, (total.getAsLong() - done) / perSecond);
        return Optional.of(Duration.ofMillis((long) (seconds * 1000)));
    }

    private String drawn(long all) {
        int full = all == 0 ? BAR : (int) Math.min(BAR, done * BAR / all);
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
    }

    private long percent(long all) {
        return all == 0 ? 100 : Math.min(100, done * 100 / all);
    }
}
