package io.lazyimg.examples.processor;

import java.util.Objects;

/** Failures for somebody at a terminal, who may see what a visitor may not. */
final class Failures {
    private Failures() {}

    /** The message, and what was underneath where that says more. */
    static String inWords(Exception failure) {
        String message = Objects.toString(failure.getMessage(), failure.toString());
        Throwable cause = failure.getCause();
        return cause == null || message.contains(Objects.toString(cause.getMessage()))
                ? message
                : message + " (" + cause + ")";
    }
}
