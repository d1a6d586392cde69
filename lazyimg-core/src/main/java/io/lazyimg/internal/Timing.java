package io.lazyimg.internal;

import java.time.Duration;
import java.util.Locale;

/**
 * Collects a {@code Server-Timing} header.
 *
 * @see <a href="https://www.w3.org/TR/server-timing/">W3C Server Timing</a>
 */
final class Timing {
    private final StringBuilder header = new StringBuilder();

    /** Adds a step under a name, which is a token as HTTP has it. */
    Timing add(String name, Duration took) {
        if (header.length() > 0) {
            header.append(", ");
        }
        header.append(name).append(String.format(Locale.ROOT, ";dur=%.1f", took.toNanos() / 1e6));
        return this;
    }

    /** Says more of the step just added, in a token. */
    Timing described(String token) {
        header.append(";desc=").append(token);
        return this;
    }

    @Override
    public String toString() {
        return header.toString();
    }

    static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
