package io.lazyimg.examples.processor;

import io.lazyimg.ImageEvent;
import io.lazyimg.ImageListener;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.StringJoiner;

/** Prints one line for each event. */
final class EventLines implements ImageListener {
    private final PrintWriter out;

    EventLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void on(ImageEvent event) {
        synchronized (out) {
            out.println(line(event));
            out.flush();
        }
    }

    static String line(ImageEvent event) {
        StringJoiner line = new StringJoiner(" ")
                .add(event.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .add(event.path())
                .add(event.took().toMillis() + "ms");
        if (event.bytes() > 0) {
            line.add(event.bytes() + "B");
        }
        if (event.engine() != null) {
            line.add(event.engine());
        }
        if (event.reason() != null) {
            line.add(event.reason().name());
        }
        if (event.cause() != null) {
            line.add("(" + event.cause() + ")");
        }
        return line.toString().replaceAll("\\p{Cntrl}", "?");
    }
}
