package io.lazyimg.benchmarks;

import io.lazyimg.image.ImageFormat;
import io.lazyimg.image.Transform;
import io.lazyimg.imageio.ImageIoResizer;
import io.lazyimg.imageio.Resampler;
import io.lazyimg.peers.fidelity.Lanczos;
import io.lazyimg.peers.fidelity.Metrics;
import io.lazyimg.peers.fidelity.Plane;
import io.lazyimg.spi.ResizeJob;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * How near the default engine's pictures are to the kernel in double precision on all pixels: as PNGs, colours multiplied
 * by alpha, in dB over all samples and by SSIM of green. And what they take, from file to file: milliseconds of the
 * thread on a processor, the median of turns that alternate, so that a busy machine disturbs both alike.
 */
final class Comparison {
    private static final int[] WIDTHS = {160, 320, 720, 1600, 2400};
    private static final int WARM_UP = 3;
    private static final int TURNS = 9;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Comparison() {}

    /** Takes photographs' files. */
    public static void main(String[] photographs) throws IOException {
        for (String photograph : photographs) {
            System.out.println(photograph);
            for (Original original : Original.values()) {
                if (original == Original.DRAWING && !photograph.equals(photographs[0])) {
                    continue;
                }
                byte[] source = original.bytes(new File(photograph));
                List<Plane> whole = planes(png(Resampler.LANCZOS, source, Integer.MAX_VALUE));
                for (int width : WIDTHS) {
                    if (width < whole.get(0).width()) {
                        compare(original, source, whole, width);
                    }
                }
            }
        }
    }

    private static void compare(Original original, byte[] source, List<Plane> whole, int width) throws IOException {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%-10s %4d %5.2f",
                original,
                width,
                (double) whole.get(0).width() / width));
        Resampler[] all = Resampler.values();
        double[] milliseconds = milliseconds(all, Resampling.job(source, width));
        List<Plane> reference = List.of();
        for (int i = 0; i < all.length; i++) {
            List<Plane> result = planes(png(all[i], source, width));
            if (reference.isEmpty()) {
                reference =
                        reference(whole, result.get(0).width(), result.get(0).height());
            }
            line.append(String.format(
                    Locale.ROOT,
                    "  %s %.1f dB %.5f %6.1f ms %7d bytes",
                    all[i],
                    Metrics.psnr(reference, result),
                    Metrics.ssim(reference.get(1), result.get(1)),
                    milliseconds[i],
                    new ImageIoResizer(all[i])
                            .resize(Resampling.job(source, width))
                            .content()
                            .length));
        }
        System.out.println(line.append(String.format(Locale.ROOT, "  x %.2f", milliseconds[0] / milliseconds[1])));
    }

    private static double[] milliseconds(Resampler[] all, ResizeJob job) {
        double[][] taken = new double[all.length][TURNS];
        for (int turn = -WARM_UP; turn < TURNS; turn++) {
            for (int i = 0; i < all.length; i++) {
                ImageIoResizer engine = new ImageIoResizer(all[i]);
                long began = THREADS.getCurrentThreadCpuTime();
                engine.resize(job);
                taken[i][Math.max(0, turn)] = (THREADS.getCurrentThreadCpuTime() - began) / 1e6;
            }
        }
        return Arrays.stream(taken)
                .mapToDouble(turns -> Arrays.stream(turns).sorted().toArray()[TURNS / 2])
                .toArray();
    }

    private static BufferedImage png(Resampler resampler, byte[] source, int width) throws IOException {
        Transform transform = Transform.fit(Math.min(width, 65_535), 0).as(ImageFormat.PNG);
        ResizeJob job = new ResizeJob(source, transform, 80, 0xFFFFFF, Resampling.MANY, Resampling.MANY);
        return ImageIO.read(new ByteArrayInputStream(
                new ImageIoResizer(resampler).resize(job).content()));
    }

    /** Red, green, blue, each times alpha, and alpha if there is any. */
    private static List<Plane> planes(BufferedImage image) {
        List<Plane> planes = new ArrayList<>();
        for (int c = 0; c < 4; c++) {
            planes.add(new Plane(image.getWidth(), image.getHeight()));
        }
        boolean opaque = true;
        for (int y = 0, at = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++, at++) {
                int pixel = image.getRGB(x, y);
                int alpha = pixel >>> 24;
                for (int c = 0; c < 3; c++) {
                    planes.get(c).samples()[at] = (pixel >> (16 - 8 * c) & 0xFF) * alpha / 255f;
                }
                planes.get(3).samples()[at] = alpha;
                opaque &= alpha == 255;
            }
        }
        return opaque ? planes.subList(0, 3) : planes;
    }

    /** Colours are divided by alpha, and then it and they are clamped: where alpha overshoots, colours do not. */
    private static List<Plane> reference(List<Plane> whole, int width, int height) {
        List<Plane> reference = new ArrayList<>();
        for (Plane plane : whole) {
            reference.add(Lanczos.resize(plane, width, height));
        }
        for (int i = 0; i < width * height; i++) {
            float alpha = whole.size() == 4 ? reference.get(3).samples()[i] : 255;
            for (int c = 0; c < 3; c++) {
                float[] samples = reference.get(c).samples();
                samples[i] = alpha <= 0 ? 0 : clamped(samples[i] * 255 / alpha) * clamped(alpha) / 255;
            }
            if (whole.size() == 4) {
                reference.get(3).samples()[i] = clamped(alpha);
            }
        }
        return reference;
    }

    private static float clamped(float sample) {
        return Math.min(255, Math.max(0, sample));
    }
}
