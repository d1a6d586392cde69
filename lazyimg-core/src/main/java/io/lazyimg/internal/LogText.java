package io.lazyimg.internal;

import org.jspecify.annotations.Nullable;

/**
 * Makes what visitors and stores had a say in fit for a log: one line, of bounded length, without characters that a
 * terminal or a viewer obeys or that hide what stands there.
 *
 * @see <a href="https://cwe.mitre.org/data/definitions/117.html">CWE-117</a>
 */
final class LogText {
    /** The longest text, in characters of Java. */
    static final int MOST = 500;

    /** How far causes are followed. */
    private static final int MAX_CAUSES = 10;

    private LogText() {}

    /** The text, with control, format and line-separating characters and lone surrogates written as a Java literal has them. */
    static String line(@Nullable String text) {
        String whole = String.valueOf(text);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < whole.length(); ) {
            if (line.length() >= MOST) {
                return line.append("… (")
                        .append(whole.length())
                        .append(" characters)")
                        .toString();
            }
            int c = whole.codePointAt(i);
            if (isObeyed(c)) {
                line.append(c > 0xFFFF ? String.format("\\U%06x", c) : String.format("\\u%04x", c));
            } else {
                line.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return line.toString();
    }

    private static boolean isObeyed(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    /** The failure itself if all that it says is fit for a log, otherwise one that says it fitly, from the same place. */
    static Throwable fit(Throwable failure) {
        return isFit(failure, MAX_CAUSES) ? failure : new Shown(failure, MAX_CAUSES);
    }

    private static boolean isFit(Throwable failure, int depth) {
        String text = failure.toString();
        if (depth == 0 || !line(text).equals(text)) {
            return false;
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            if (!isFit(suppressed, depth - 1)) {
                return false;
            }
        }
        return failure.getCause() == null || isFit(failure.getCause(), depth - 1);
    }

    /** Stands for another failure, whose type its message names. */
    @SuppressWarnings("OverrideThrowableToString") // its own type would mislead
    private static final class Shown extends Exception {
        private static final long serialVersionUID = 1;

        Shown(Throwable other, int depth) {
            super(
                    line(other.toString()),
                    other.getCause() == null || depth == 0 ? null : new Shown(other.getCause(), depth - 1),
                    false,
                    true);
            setStackTrace(other.getStackTrace());
        }

        @Override
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}
