package io.lazyimg.examples.processor;

import io.lazyimg.examples.processor.bulk.KeyLines;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Keys that somebody has listed.
 *
 * @param keys as they are needed
 * @param count how many there are, if that is known
 */
record KeyList(Stream<String> keys, OptionalLong count) implements AutoCloseable {
    private static final Path STANDARD_INPUT = Path.of("-");

    static KeyList of(List<String> keys) {
        return new KeyList(keys.stream(), OptionalLong.of(keys.size()));
    }

    /**
     * The keys in a file, which is read twice if that is possible, to count them first.
     *
     * @param file {@code -} for the standard input
     * @throws IllegalArgumentException if there is no such file
     */
    static KeyList in(Path file) {
        if (file.equals(STANDARD_INPUT)) {
            return new KeyList(KeyLines.of("the standard input", System.in), OptionalLong.empty());
        }
        OptionalLong count = OptionalLong.empty();
        if (Files.isRegularFile(file)) {
            try (Stream<String> keys = open(file)) {
                count = OptionalLong.of(keys.count());
            }
        }
        return new KeyList(open(file), count);
    }

    @Override
    public void close() {
        keys.close();
    }

    private static Stream<String> open(Path file) {
        try {
            InputStream in = Files.newInputStream(file);
            return KeyLines.of(file.toString(), in).onClose(() -> close(in));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("--keys: there is no file " + file, e);
        } catch (IOException e) {
            throw new IllegalArgumentException("--keys: " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
