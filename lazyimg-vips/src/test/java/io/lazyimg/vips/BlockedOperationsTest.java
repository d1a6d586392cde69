package io.lazyimg.vips;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import io.lazyimg.spi.TimeLimit;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockedOperationsTest {
    /** What nobody calls. */
    interface Others extends Library {
        int vips_jpegload_buffer(Pointer file, long length, PointerByReference out, @Nullable Object... options);

        int vips_gifload_buffer(Pointer file, long length, PointerByReference out, @Nullable Object... options);

        int vips_svgload_buffer(Pointer file, long length, PointerByReference out, @Nullable Object... options);

        int vips_heifload(String file, PointerByReference out, @Nullable Object... options);

        int vips_system(String command, @Nullable Object... options);
    }

    private static byte[] jdk(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    private static String failure(byte[] file, Steps.Load load) {
        Vips vips = NeedsVips.vips();
        vips.failure();
        try (Steps steps = Steps.of(vips.library(), file, TimeLimit.none())) {
            assertThat(steps.load(load)).as("loaded").isFalse();
            return vips.failure();
        }
    }

    @Test
    void whatIsNotUsedCannotBeReached(@TempDir Path folder) throws IOException {
        Vips vips = NeedsVips.vips();
        Others others = Native.load("vips", Others.class);
        byte[] svg =
                "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>".getBytes(StandardCharsets.US_ASCII);
        Map<String, String> failures = new LinkedHashMap<>();
        failures.put(
                "JPEG",
                failure(
                        jdk("jpg"),
                        (file, length, out) -> others.vips_jpegload_buffer(file, length, out, (Object) null)));
        failures.put(
                "GIF",
                failure(
                        jdk("gif"),
                        (file, length, out) -> others.vips_gifload_buffer(file, length, out, (Object) null)));
        failures.put(
                "SVG",
                failure(svg, (file, length, out) -> others.vips_svgload_buffer(file, length, out, (Object) null)));
        Path avif = Files.write(folder.resolve("a.avif"), Codecs.avif(jdk("png")));
        assertThat(others.vips_heifload(avif.toString(), new PointerByReference(), (Object) null))
                .isNotZero();
        failures.put("a file", vips.failure());
        assertThat(others.vips_system("true", (Object) null)).isNotZero();
        failures.put("a program", vips.failure());

        assertThat(failures).allSatisfy((what, failure) -> assertThat(failure).contains("blocked"));
    }
}
