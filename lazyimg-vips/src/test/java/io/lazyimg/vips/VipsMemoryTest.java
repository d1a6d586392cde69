package io.lazyimg.vips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@link Footprint} says, held against what noise takes. The system property {@code lazyimg.memory.pixels} is how many
 * pixels there are, 300,000 by default.
 */
class VipsMemoryTest {
    private static final int PIXELS = Integer.getInteger("lazyimg.memory.pixels", 300_000);
    private static final int WIDTH = (int) Math.sqrt(PIXELS * 1.5);
    private static final int HEIGHT = PIXELS / WIDTH;

    /** How many times the measured bytes, what is fixed added, a plan may be at most. */
    private static final int MOST = 4;

    private static final long FIXED = 16 << 20;

    private static byte[] noise(int bits, boolean alpha) {
        int type = bits == 16 ? DataBuffer.TYPE_USHORT : DataBuffer.TYPE_BYTE;
        ComponentColorModel model =
                new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), alpha, false, alpha ? 3 : 1, type);
        WritableRaster raster = model.createCompatibleWritableRaster(WIDTH, HEIGHT);
        Random random = new Random(3);
        for (int i = 0; i < raster.getDataBuffer().getSize(); i++) {
            raster.getDataBuffer().setElem(i, random.nextInt(1 << bits));
        }
        return Codecs.png(new BufferedImage(model, raster, false, null));
    }

    private static Map<String, Supplier<byte[]>> sources() {
        byte[] plain = noise(8, false);
        byte[] alpha = noise(8, true);
        byte[] deep = noise(16, false);
        byte[] deepAlpha = noise(16, true);
        Map<String, Supplier<byte[]>> all = new LinkedHashMap<>();
        all.put("AVIF 4:2:0", () -> Codecs.heif(plain, 4, "Q", 50, "bitdepth", 8));
        all.put("AVIF 4:2:0 12 bits", () -> Codecs.heif(plain, 4, "Q", 50, "bitdepth", 12));
        all.put("AVIF 4:4:4", () -> Codecs.heif(plain, 4, "Q", 90, "bitdepth", 8, "subsample_mode", 2));
        all.put("AVIF 4:4:4 12 bits", () -> Codecs.heif(plain, 4, "Q", 90, "bitdepth", 12, "subsample_mode", 2));
        all.put("AVIF 4:2:0 alpha", () -> Codecs.heif(alpha, 4, "Q", 50, "bitdepth", 8));
        all.put("HEIC 4:2:0", () -> Codecs.heif(plain, 1, "Q", 50, "bitdepth", 8));
        all.put("HEIC 4:4:4", () -> Codecs.heif(plain, 1, "Q", 90, "bitdepth", 8, "subsample_mode", 2));
        all.put("HEIC 4:2:0 alpha", () -> Codecs.heif(alpha, 1, "Q", 50, "bitdepth", 8));
        all.put("JXL lossy", () -> Codecs.jxl(plain, "effort", 3));
        all.put("JXL lossy 16 bits", () -> Codecs.jxl(deep, "effort", 3));
        all.put("JXL lossless", () -> Codecs.jxl(plain));
        all.put("JXL lossless 16 bits", () -> Codecs.jxl(deep));
        all.put("JXL lossy alpha", () -> Codecs.jxl(alpha, "effort", 3));
        all.put("JXL lossy alpha 16 bits", () -> Codecs.jxl(deepAlpha, "effort", 3));
        return all;
    }

    private record Measured(String what, long planned, long bytes) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-28s planned %6.1f MB, measured %6.1f MB, %5.1f bytes a pixel",
                    what,
                    planned / 1048576.0,
                    bytes / 1048576.0,
                    (double) bytes / PIXELS);
        }
    }

    @Test
    void libvipsTakesNoMoreThanIsPlannedAndNotMuchLess(@TempDir Path folder) throws IOException, InterruptedException {
        NeedsVips.vips();
        assumeTrue(Files.exists(Path.of("/proc/self/clear_refs")), "memory is measured on Linux only");
        List<Measured> all = new ArrayList<>();
        for (Map.Entry<String, Supplier<byte[]>> source : sources().entrySet()) {
            Path file = Files.write(folder.resolve("source"), source.getValue().get());
            all.add(measure(source.getKey(), file.toString(), Integer.toString(WIDTH / 10)));
            all.add(measure(source.getKey() + ", 3/4", file.toString(), Integer.toString(WIDTH * 3 / 4)));
        }
        all.add(measure("to AVIF", "noise", Integer.toString(PIXELS), "opaque"));
        all.add(measure("to AVIF with alpha", "noise", Integer.toString(PIXELS), "alpha"));

        SoftAssertions each = new SoftAssertions();
        for (Measured one : all) {
            each.assertThat(one.bytes()).as("%s: the plan is too low", one).isLessThan(one.planned());
            each.assertThat(one.planned()).as("%s: the plan is too high", one).isLessThan(MOST * (one.bytes() + FIXED));
        }
        each.assertAll();
    }

    private static Measured measure(String what, String... arguments) throws IOException, InterruptedException {
        long heap = 64 + 60L * PIXELS / (1 << 20);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:+AlwaysPreTouch", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-Xms" + heap + "m", "-Xmx" + heap + "m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Probe.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(process.waitFor()).as("exit code for %s", what).isZero();
        String[] figures = said.strip().split(" ", -1);
        Measured measured = new Measured(what, Long.parseLong(figures[0]), Long.parseLong(figures[1]));
        System.out.println(measured);
        return measured;
    }
}
