package io.lazyimg.examples.processor.bulk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keys out of a text, one a line, in UTF-8, as they are asked for. Blank lines are passed over, and so is a byte order
 * mark. A line that is longer than any key could be is an {@link UncheckedIOException}.
 */
public final class KeyLines implements Iterator<String> {
    /** More characters than a key may have bytes. */
    static final int LONGEST_LINE = 4096;

    private final String name;
    private final BufferedReader in;
    private final StringBuilder line = new StringBuilder();
    private long number;
    private @Nullable String next;

    private KeyLines(String name, InputStream in) {
        this.name = name;
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /**
     * The keys in a text.
     *
     * @param name what messages call it
     * @param in the text, which the caller closes
     */
    public static Stream<String> of(String name, InputStream in) {
        int character = Spliterator.NONNULL | Spliterator.ORDERED;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new KeyLines(name, in), character), false);
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null && readLine()) {
                String key = line.toString();
                next = key.isBlank() ? null : key;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read: " + e.getMessage(), e);
        }
        return next != null;
    }

    @Override
    public String next() {
        String key = hasNext() ? next : null;
        if (key == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return key;
    }

    private boolean readLine() throws IOException {
        number++;
        line.setLength(0);
        int c = in.read();
        if (number == 1 && c == '\uFEFF') {
            c = in.read();
        }
        if (c < 0) {
            return false;
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() == LONGEST_LINE) {
                throw new IOException(
                        "line " + number + " has over " + LONGEST_LINE + " characters; it takes one key a line");
            }
            line.append((char) c);
        }
        int last = line.length() - 1;
        if (last >= 0 && line.charAt(last) == '\r') {
            line.setLength(last);
        }
        return true;
    }
}
