package io.lazyimg.examples.processor.bulk;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Tells somebody who waits how far the work is: in one line of a terminal that is drawn again, or in a few lines. Safe for use by many threads. */
final class Progress {
    /** How often a terminal's line is drawn. */
    static final Duration REDRAWN = Duration.ofMillis(250);

    /** How often a line is printed where there is no terminal. */
    static final Duration PRINTED = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final boolean terminal;
    private final String noun;
    private final OptionalLong total;
    private final LongSupplier nanos;
    private final long began;
    private final Pace pace;
    private long told;
    private int drawn;

    /**
     * Begins now.
     *
     * @param terminal whether a line can be drawn again
     * @param noun what is counted, in the plural
     * @param total how many there will be, if that is known
     * @param nanos the clock
     */
    Progress(PrintWriter out, boolean terminal, String noun, OptionalLong total, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.noun = noun;
        this.total = total;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
        this.told = began;
        this.pace = new Pace(began);
    }

    /** Notes how the work stands, and tells it if it is time to; may be called as often as one likes. */
    synchronized void note(Tally tally) {
        long now = nanos.getAsLong();
        pace.note(now, tally.done());
        if (now - told >= (terminal ? REDRAWN : PRINTED).toNanos()) {
            told = now;
            tell(tally);
        }
    }

    /** Draws the terminal's line for the last time, if it was drawn at all, and leaves it. */
    synchronized void end(Tally tally) {
        if (drawn > 0) {
            pace.note(nanos.getAsLong(), tally.done());
            tell(tally);
            out.println();
            out.flush();
        }
    }

    /** Says that nothing more is begun. */
    synchronized void interrupted() {
        if (drawn > 0) {
            out.println();
            drawn = 0;
        }
        out.println("interrupted; finishing what is under way");
        out.flush();
    }

    Duration took() {
        return Duration.ofNanos(nanos.getAsLong() - began);
    }

    private void tell(Tally tally) {
        Standing now = new Standing(noun, tally.done(), total, tally.count(Outcome.FAILED), pace.perSecond(), took());
        if (terminal) {
            String line = now.bar();
            out.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
            drawn = line.length();
        } else {
            out.println(now.line());
        }
        out.flush();
    }
}
