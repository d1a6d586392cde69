package io.lazyimg.examples.processor.bulk;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Whether the standard error is a terminal. Java tells that of its input and output only, and since 22 not even of
 * them; so the system's {@code test -t} is asked, with our own standard error. Where there is none, it is no terminal.
 */
public final class Terminal {
    private static final long PATIENCE_SECONDS = 2;

    private Terminal() {}

    /** Whether lines on the standard error can be drawn again. */
    public static boolean isStandardError(Map<String, String> environment) {
        if (environment.getOrDefault("TERM", "dumb").equals("dumb")) {
            return false;
        }
        try {
            Process test = new ProcessBuilder("test", "-t", "2")
                    .redirectError(Redirect.INHERIT)
                    .start();
            return test.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && test.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
