package io.lazyimg.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.spi.Resizer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@link Resizer#plan} says of memory, held against what is measured, as a JUnit test that takes its time: resizes run in
 * a JVM of their own whose heap is filled until they fail. Prints a table of both.
 *
 * <p>The system property {@value #PIXELS} is how many pixels sources have, {@value #FEW} by default.
 */
public abstract class ResizerMemoryContract {
    /** The name of a system property. */
    public static final String PIXELS = "lazyimg.memory.pixels";

    /** How many pixels sources have by default. */
    public static final int FEW = 300_000;

    /**
     * How far the measured bytes may be over the planned ones, beside a twentieth: the JVM's young generation, which counts
     * as taken, is 1 MB of it, the rest are steps of the measurement and pages of the process.
     */
    public static final long SLACK = 5 << 18;

    /** How many times the measured bytes, {@link #FIXED} added, a plan may be at most. */
    public static final int MOST = 3;

    /** What a plan may hold for tables of readers, however small the picture is. */
    public static final long FIXED = 2 << 20;

    private static final long MEGABYTE = 1 << 20;

    /** Not a contract of its own: whoever extends {@link ResizerContract} may extend this one beside it. */
    protected ResizerMemoryContract() {}

    /** The engines, public classes that can be made without any argument. */
    protected abstract List<Class<? extends Resizer>> engines();

    /** What they read. */
    protected abstract Set<ImageFormat> reads();

    /** Whether they read JPEGs of four components. */
    protected boolean readsFourComponents() {
        return true;
    }

    /** The format to write, or {@code null} to keep that of the source where it can be written. */
    protected @Nullable ImageFormat output() {
        return null;
    }

    private record Measured(String engine, String source, int width, long planned, long heap, long rest) {
        static Measured of(String line) {
            String[] words = line.split("\t", -1);
            return new Measured(
                    words[0],
                    words[1],
                    Integer.parseInt(words[2]),
                    Long.parseLong(words[3]),
                    Long.parseLong(words[4]),
                    Long.parseLong(words[5]));
        }

        long bytes() {
            return heap + Math.max(0, rest);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-18s %-24s to %5d: planned %7.1f MB, measured %7.1f MB (heap %7.1f, off it %6.1f), ratio %5.2f",
                    engine,
                    source,
                    width,
                    planned / (double) MEGABYTE,
                    bytes() / (double) MEGABYTE,
                    heap / (double) MEGABYTE,
                    rest / (double) MEGABYTE,
                    planned / (double) bytes());
        }
    }

    @Test
    void resizesTakeNoMoreThanTheirPlansSayAndNotMuchLess(@TempDir Path folder)
            throws IOException, InterruptedException {
        int pixels = Integer.getInteger(PIXELS, FEW);
        int width = (int) Math.sqrt(pixels * 1.5);
        int height = pixels / width;
        for (Map.Entry<String, Supplier<byte[]>> source :
                MemorySources.of(reads(), readsFourComponents(), width, height).entrySet()) {
            Files.write(
                    folder.resolve(source.getKey().replace(':', '-')),
                    source.getValue().get());
        }

        List<Measured> all = measure(folder, width / 10 + "," + width * 3 / 4, heapMegabytes(pixels));

        assertThat(all).isNotEmpty();
        SoftAssertions each = new SoftAssertions();
        for (Measured one : all) {
            System.out.println(one);
            each.assertThat(one.bytes())
                    .as("%s: the plan is too low", one)
                    .isLessThan(one.planned() + one.planned() / 20 + SLACK);
            each.assertThat((double) one.planned())
                    .as("%s: the plan is too high", one)
                    .isLessThan((double) MOST * (one.bytes() + FIXED));
        }
        each.assertAll();
    }

    /** A source and 30 bytes for each of its pixels. */
    private static long heapMegabytes(int pixels) {
        return 24 + 40L * pixels / MEGABYTE;
    }

    private List<Measured> measure(Path folder, String widths, long heapMegabytes)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(MemoryProbe.OPTIONS);
        command.addAll(List.of("-Xms" + heapMegabytes + "m", "-Xmx" + heapMegabytes + "m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MemoryProbe.class.getName()));
        ImageFormat output = output();
        command.addAll(List.of(folder.toString(), widths, output == null ? MemoryProbe.KEPT : output.name()));
        engines().forEach(engine -> command.add(engine.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put(MemoryProbe.GIVE_BACK, Integer.toString(128 << 10));
        Process process = builder.start();
        List<Measured> all = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                all.add(Measured.of(line));
            }
        }
        assertThat(process.waitFor()).as("exit code").isZero();
        return all;
    }
}
