package io.lazyimg.examples.processor.samples;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The sample pictures in a folder.
 *
 * @param folder where they lie
 */
public record Samples(Path folder) {
    /** What making one takes: the picture, and the JPEG writer's buffers beside it. */
    private static final long BYTES_EACH = 180L << 20;

    /** The sample pictures in this folder. */
    public static Samples in(Path folder) {
        return new Samples(folder);
    }

    /**
     * Makes those that are not there, several at one time. One whose making is cut short leaves nothing under its name.
     *
     * @param out is told if there is something to wait for
     * @throws IOException if one cannot be written
     */
    public void makeMissing(PrintWriter out) throws IOException {
        List<Sample> missing = Arrays.stream(Sample.values())
                .filter(sample -> !Files.exists(folder.resolve(sample.key())))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        out.println("making " + missing.size() + " sample pictures in " + folder);
        out.flush();
        long affordable = Math.max(1, Runtime.getRuntime().maxMemory() / BYTES_EACH);
        int threads = (int) Math.min(affordable, Runtime.getRuntime().availableProcessors());
        ExecutorService makers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> made = new ArrayList<>();
            for (Sample sample : missing) {
                made.add(makers.submit(() -> {
                    make(sample);
                    return sample;
                }));
            }
            for (Future<?> each : made) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("cannot make the sample pictures: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while making the sample pictures", e);
        } finally {
            makers.shutdownNow();
        }
    }

    private void make(Sample sample) throws IOException {
        Path file = folder.resolve(sample.key());
        Files.createDirectories(file.getParent());
        String draftName =
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
        Path draft = file.resolveSibling(draftName);
        draft.toFile().deleteOnExit();
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
                sample.write(out);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
