package io.lazyimg.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A command of the system. */
public final class Tool {
    private Tool() {}

    /** What is done with the output of a command while it runs. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(InputStream out) throws IOException;
    }

    /** What is written to the input of a command. */
    @FunctionalInterface
    public interface Writing {
        void write(OutputStream in) throws IOException;
    }

    /** Whether there is such a command. */
    public static boolean present(String command) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
    }

    /** Reads a command's output. */
    public static <T> T read(List<String> command, Reading<T> reading) throws IOException {
        Process process = start(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT));
        process.getOutputStream().close();
        T result;
        try (InputStream out = process.getInputStream()) {
            result = reading.read(out);
        }
        end(process, command);
        return result;
    }

    /** Gives a command its input, and writes its output to a file. */
    public static void write(List<String> command, Writing writing, Path file) throws IOException {
        Process process = start(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(file.toFile()));
        try (OutputStream in = process.getOutputStream()) {
            writing.write(in);
        }
        end(process, command);
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(builder.command().get(0) + " cannot be started", e);
        }
    }

    private static void end(Process process, List<String> command) throws IOException {
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException("status " + status + " of " + String.join(" ", command));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
