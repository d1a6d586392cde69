package io.lazyimg.vips;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Layout;
import io.lazyimg.image.Transform;
import io.lazyimg.spi.Pixels;
import io.lazyimg.spi.TimeLimit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

/**
 * Measures what one piece of work takes off the heap, in a JVM of its own whose heap is resident from the start: what the process
 * grows by at most meanwhile.
 */
final class Probe {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");

    private Probe() {}

    /**
     * Prints what was planned and what was measured, in bytes.
     *
     * @param arguments a file and the width of the result; or {@code noise} and how many pixels are encoded, with
     *     {@code alpha} behind it or not
     */
    public static void main(String[] arguments) throws IOException {
        Vips vips = Vips.shared();
        if (arguments[0].equals("noise")) {
            int side = (int) Math.sqrt(Integer.parseInt(arguments[1]));
            boolean alpha = arguments[2].equals("alpha");
            int[] argb = new Random(1).ints((long) side * side).toArray();
            AvifEncoder encoder = new AvifEncoder(vips);
            System.out.println(encoder.memoryBytes(side, side, alpha) + " "
                    + growth(() -> encoder.encode(new Pixels(side, side, argb, alpha), 95, TimeLimit.none())));
            return;
        }
        byte[] source = Files.readAllBytes(Path.of(arguments[0]));
        Optional<ImageFormat> format = ImageFormat.sniff(source);
        Original original = Original.read(format.orElseThrow(), source);
        Layout layout = Transform.fit(Integer.parseInt(arguments[1]), 0).layout(original.width(), original.height());
        System.out.println(Footprint.decoding(original, layout, source.length) + " "
                + growth(() -> Decode.part(vips, original, source, layout, TimeLimit.none())));
    }

    private static long growth(Runnable work) throws IOException {
        Files.write(CLEAR, "5".getBytes(StandardCharsets.US_ASCII));
        long before = kilobytes("VmRSS:");
        work.run();
        return Math.max(0, kilobytes("VmHWM:") - before) << 10;
    }

    private static long kilobytes(String name) throws IOException {
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith(name)) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("no " + name + " in " + STATUS);
    }
}
