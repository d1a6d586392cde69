package io.lazyimg.benchmarks;

import java.awt.Dimension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads one picture of 24 megapixels with the JDK's reader of JPEG and with lazyimg's, by turns, and prints a table: the
 * median of the reading thread's processor time, in milliseconds. That is not disturbed by what else the machine does, but
 * leaves out the garbage collector and the compiler.
 */
public final class ImageIoReads {
    private static final String JDK = "jpeg";
    private static final String OWN = "lazyimg-jpeg";
    private static final int TILES = 4;
    private static final int WARM_UP = 8;
    private static final int ROUNDS = 15;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ImageIoReads() {}

    /** How much of the picture is read. */
    private record Read(String name, boolean byJdk, Consumer<ImageReadParam> asked) {
        static Read subsampled(int by) {
            return new Read("subsampled by " + by, true, param -> param.setSourceSubsampling(by, by, 0, 0));
        }
    }

    private static final List<Read> READS = List.of(
            new Read("in full", true, param -> {}),
            Read.subsampled(2),
            Read.subsampled(4),
            Read.subsampled(8),
            new Read("rendered at 600x400", false, param -> param.setSourceRenderSize(new Dimension(600, 400))));

    /** Takes no arguments. */
    public static void main(String[] args) throws IOException {
        System.out.println("| file | read | JDK | lazyimg | |");
        System.out.println("|---|---|---|---|---|");
        for (boolean progressive : new boolean[] {false, true}) {
            byte[] jpeg = Landscape.jpeg(TILES, progressive);
            for (Read read : READS) {
                System.out.println(line(progressive ? "progressive" : "baseline", jpeg, read));
            }
        }
    }

    private static String line(String kind, byte[] jpeg, Read read) throws IOException {
        List<Double> jdk = new ArrayList<>();
        List<Double> own = new ArrayList<>();
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            double jdkTime = read.byJdk ? milliseconds(JDK, jpeg, read) : 0;
            double ownTime = milliseconds(OWN, jpeg, read);
            if (i >= 0) {
                jdk.add(jdkTime);
                own.add(ownTime);
            }
        }
        if (!read.byJdk) {
            return String.format("| %s | %s | | %.0f | |", kind, read.name, median(own));
        }
        double ratio = median(jdk) / median(own);
        return String.format(
                "| %s | %s | %.0f | %.0f | %.1f times as fast |", kind, read.name, median(jdk), median(own), ratio);
    }

    private static double milliseconds(String format, byte[] jpeg, Read read) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        long start = THREADS.getCurrentThreadCpuTime();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(in);
            ImageReadParam param = reader.getDefaultReadParam();
            read.asked.accept(param);
            reader.read(0, param);
            return (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
        } finally {
            reader.dispose();
        }
    }

    private static double median(List<Double> times) {
        List<Double> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
