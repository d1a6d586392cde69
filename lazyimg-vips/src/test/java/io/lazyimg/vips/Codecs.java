package io.lazyimg.vips;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import io.lazyimg.spi.TimeLimit;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Files for tests, written by libvips itself out of pictures that are made by code. */
final class Codecs {
    private static final int HEVC = 1;
    private static final int AV1 = 4;

    private static final Writer WRITER = writer();

    private Codecs() {}

    /** What the engine does not call. */
    interface Writer extends Library {
        int vips_jxlsave_buffer(Pointer image, PointerByReference file, LongByReference length, Object... options);

        int vips_pngload_buffer(Pointer file, long length, PointerByReference out, @Nullable Object... options);
    }

    private static Writer writer() {
        Vips vips = NeedsVips.vips();
        vips.library().vips_operation_block_set("VipsForeignSaveJxlBuffer", 0);
        vips.library().vips_operation_block_set("VipsForeignLoadPngBuffer", 0);
        return Native.load("vips", Writer.class);
    }

    static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** An AVIF that is close to its PNG. */
    static byte[] avif(byte[] png) {
        return heif(png, AV1, "Q", 95, "subsample_mode", 2);
    }

    /** A HEIC that is close to its PNG. */
    static byte[] heic(byte[] png) {
        return heif(png, HEVC, "Q", 95, "subsample_mode", 2);
    }

    /** With options, each a name and a value. */
    static byte[] heif(byte[] png, int compression, Object... more) {
        List<Object> options = new ArrayList<>(List.of("compression", compression, "effort", 0));
        options.addAll(List.of(more));
        return saved(png, (image, file, length) -> NeedsVips.vips()
                .library()
                .vips_heifsave_buffer(image, file, length, terminated(options)));
    }

    /** A JPEG XL with every pixel of its PNG. */
    static byte[] jxl(byte[] png) {
        return jxl(png, "lossless", 1, "effort", 3);
    }

    /** With options, each a name and a value. */
    static byte[] jxl(byte[] png, Object... options) {
        return saved(
                png,
                (image, file, length) -> WRITER.vips_jxlsave_buffer(image, file, length, terminated(List.of(options))));
    }

    private static @Nullable Object[] terminated(List<Object> options) {
        @Nullable Object[] all = new @Nullable Object[options.size() + 1];
        for (int i = 0; i < options.size(); i++) {
            all[i] = options.get(i);
        }
        return all;
    }

    private static byte[] saved(byte[] png, Steps.Save save) {
        Vips vips = NeedsVips.vips();
        try (Steps steps = Steps.of(vips.library(), png, TimeLimit.none())) {
            if (!steps.load((file, length, out) -> WRITER.vips_pngload_buffer(file, length, out, (Object) null))) {
                throw new IllegalStateException(vips.failure());
            }
            byte @Nullable [] bytes = steps.save(save);
            if (bytes == null) {
                throw new IllegalStateException(vips.failure());
            }
            return Objects.requireNonNull(bytes);
        }
    }
}
